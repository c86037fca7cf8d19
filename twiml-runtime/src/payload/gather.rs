//! `<Gather>`: the keys that a caller presses, and what a caller says.

use super::prelude::*;

payload! {
    /// The keys that a caller pressed, or what the caller said.
    ///
    /// Sent to the `action` of a `<Gather>`. [`answer`](Self::answer) has both in one.
    pub struct GatherInput: call, "https://www.twilio.com/docs/voice/twiml/gather#action" {
        /// The keys that were pressed, without the key that ended the input; absent after speech.
        digits: Option<Text> = "Digits", hidden;
        /// The key that ended the input, often empty.
        finished_on_key: Option<Text> = "FinishedOnKey";
        /// What was said.
        speech_result: Option<Text> = "SpeechResult", hidden;
        /// The confidence of the recognition, from 0 to 1.
        confidence: Option<f64> = "Confidence";
        /// The language of the recognition.
        language: Option<Text> = "Language";
        /// `Gather End`.
        msg: Option<Text> = "msg";
    }
}

impl GatherInput {
    /// What the caller answered: keys before speech, and nothing if both are empty or absent.
    pub fn answer(&self) -> Answer<'_> {
        let said = |text: &'_ Option<Text>| text.as_ref().is_some_and(|text| !text.is_empty());
        match (&self.digits, &self.speech_result) {
            (Some(digits), _) if said(&self.digits) => Answer::Digits(digits),
            (_, Some(text)) if said(&self.speech_result) => {
                Answer::Speech { text, confidence: self.confidence }
            }
            _ => Answer::Nothing,
        }
    }
}

/// What a caller answered to a `<Gather>`.
///
/// ```
/// use twiml_runtime::Answer;
///
/// fn department(answer: Answer<'_>) -> &'static str {
///     match answer {
///         Answer::Digits("1") => "sales",
///         Answer::Speech { text, .. } if text.contains("sales") => "sales",
///         _ => "support",
///     }
/// }
///
/// assert_eq!(department(Answer::Digits("1")), "sales");
/// assert_eq!(department(Answer::Nothing), "support");
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Answer<'a> {
    /// Keys were pressed.
    Digits(&'a str),
    /// Something was said.
    Speech {
        /// What was said.
        text: &'a str,
        /// The confidence of the recognition, from 0 to 1.
        confidence: Option<f64>,
    },
    /// Neither, in time.
    Nothing,
}

payload! {
    /// What a caller has said so far.
    ///
    /// Sent to the `partialResultCallback` of a `<Gather>`.
    pub struct PartialSpeech: call, "https://www.twilio.com/docs/voice/twiml/gather#partialresultcallback" {
        /// The number of this result among the partial ones.
        sequence_number: Option<u32> = "SequenceNumber";
        /// The part that will not change anymore.
        stable_speech_result: Option<Text> = "StableSpeechResult", hidden;
        /// The part that may still change.
        unstable_speech_result: Option<Text> = "UnstableSpeechResult", hidden;
        /// How likely it is to stay as it is, from 0 to 1.
        stability: Option<f64> = "Stability";
        /// The confidence of the recognition, from 0 to 1.
        confidence: Option<f64> = "Confidence";
        /// The language of the recognition.
        language: Option<Text> = "Language";
        /// The recognition that this belongs to.
        session_id: Option<Text> = "SessionId";
    }
}
