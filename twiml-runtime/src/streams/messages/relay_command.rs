//! What an application sends over the websocket of a `<ConversationRelay>`.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::malformed::Malformed;

/// A message of `ConversationRelay`, to Twilio. There are no others: ten that Twilio does not know end the conversation.
///
/// <https://www.twilio.com/docs/voice/conversationrelay/websocket-messages#messages-sent-to-twilio>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum RelayCommand<'a> {
    /// Says something, behind what is being said.
    Text {
        /// A piece of it. The whitespace between two pieces is part of one of them.
        token: Cow<'a, str>,
        /// Whether it is the last piece. The default is `false`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        last: Option<bool>,
        /// The language, if it is another.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        lang: Option<Cow<'a, str>>,
        /// Whether the caller can cut it off; otherwise as the TwiML says.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        interruptible: Option<bool>,
        /// Whether the next text or file cuts it off; otherwise as the TwiML says.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        preemptible: Option<bool>,
    },
    /// Plays a file, behind what is being said.
    Play {
        /// Its URL.
        source: Cow<'a, str>,
        /// How often; 0 is 1000 times. The default is 1.
        #[serde(rename = "loop", default, skip_serializing_if = "Option::is_none")]
        times: Option<u32>,
        /// Whether the next text or file cuts it off. The default is `false`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        preemptible: Option<bool>,
        /// Whether the caller can cut it off; otherwise as the TwiML says.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        interruptible: Option<bool>,
    },
    /// Sends keys, behind what is being said.
    SendDigits {
        /// `0` to `9`, `*`, `#`, and `w` for half a second of silence.
        digits: Cow<'a, str>,
    },
    /// Switches the languages, at least one of the two.
    Language {
        /// That of what is said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        tts_language: Option<Cow<'a, str>>,
        /// That of what is heard.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        transcription_language: Option<Cow<'a, str>>,
    },
    /// Ends the conversation; the call goes on with the `action` of the `<Connect>`.
    End {
        /// What `HandoffData` will be: a text, which is mostly JSON.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        handoff_data: Option<Cow<'a, str>>,
    },
}

impl<'a> RelayCommand<'a> {
    /// Reads a message as strictly as Twilio does.
    ///
    /// # Errors
    ///
    /// [`Malformed::NotACommand`] for all that Twilio answers with error 64107.
    pub fn read(text: &'a str) -> Result<Self, Malformed> {
        let command: Self = serde_json::from_str(text).map_err(|_| Malformed::NotACommand)?;
        if command.is_valid() { Ok(command) } else { Err(Malformed::NotACommand) }
    }

    /// Whether Twilio takes the values.
    pub fn is_valid(&self) -> bool {
        match self {
            Self::Play { source, .. } => source.starts_with("https://") || source.starts_with("http://"),
            Self::SendDigits { digits } => {
                !digits.is_empty()
                    && digits.bytes().all(|key| matches!(key, b'0'..=b'9' | b'w' | b'#' | b'*'))
            }
            Self::Language { tts_language, transcription_language } => {
                [tts_language, transcription_language].into_iter().flatten().any(|tag| !tag.is_empty())
            }
            Self::Text { .. } | Self::End { .. } => true,
        }
    }

    /// The message as it goes over the wire.
    pub fn to_text(&self) -> String {
        super::to_text(self)
    }
}
