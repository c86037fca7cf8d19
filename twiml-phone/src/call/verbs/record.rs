//! `<Record>`: what the caller says, until a key, a silence or the end of the call.
//!
//! <https://www.twilio.com/docs/voice/twiml/record>

use std::time::Duration;

use twiml_schema::Delivery;
use twiml_values::CallStatus;

use crate::answer::Element;
use crate::call::gone::Gone;
use crate::call::input::{Ear, Input};
use crate::call::recordings::{Of, Recording, Source};
use crate::call::script::{Flow, Script};
use crate::fault::Fault;
use crate::machine::Pace;
use crate::transcript::Sound;

/// How long the beep is, and how long it takes to write down what was said: assumptions.
const BEEP: Duration = Duration::from_millis(500);
const WRITING: Duration = Duration::from_secs(5);

/// A recording as long as this, or longer than that, is not transcribed.
const TRANSCRIBED: std::ops::Range<u64> = 3..120;

/// Records. What follows in the document never runs: the action is asked, or the document itself.
///
/// Twilio's page says both that silence is kept and that nothing is asked after it; the newer text counts here.
pub(crate) async fn run(script: &Script, record: &Element) -> Result<Flow, Gone> {
    script.raise_all(record.faults());
    let leg = &script.leg;
    let is_transcribed = record.is_true("transcribe");
    if record.is_true("playBeep") {
        leg.hear(Sound::Beep, BEEP, Pace::Running).await?;
    }
    leg.does("<Record>, recording");
    let of = Of::Call(leg.sid().to_owned());
    let recording = script.record(record, Source { name: "RecordVerb", channels: 1, of });
    let mut words = String::new();
    let ended = until_the_end(script, record, is_transcribed, &mut words).await;
    let seconds = recording.seconds();
    let digits = match &ended {
        Ok(key) => key.map(String::from),
        Err(Gone::HungUp) => Some("hangup".to_owned()),
        Err(Gone::Updated(_)) => None,
    };
    recording.end();
    if seconds == 0 && ended.is_err() {
        script.raise(Fault::new(16101, format!("<Record> at {}", record.position)));
    }
    if is_transcribed {
        transcribe(script, record, &recording, seconds, words);
    }
    let facts = recording.facts().with_some("Digits", digits);
    match ended {
        Ok(_) => Ok(script.action_or_here(record, Delivery::RecordAction, &facts)),
        Err(Gone::HungUp) => {
            // It is still asked, and what it answers can do nothing.
            let facts = facts.with("CallStatus", CallStatus::Completed.as_str());
            script.ask_in_vain(script.action_or_here(record, Delivery::RecordAction, &facts)).await;
            Err(Gone::HungUp)
        }
        Err(gone) => Err(gone),
    }
}

/// Listens until a key or a silence ends the recording. The key is the answer.
async fn until_the_end(
    script: &Script,
    record: &Element,
    is_transcribed: bool,
    words: &mut String,
) -> Result<Option<char>, Gone> {
    let (leg, seconds) = (&script.leg, Duration::from_secs);
    let _listening = leg.listen(&[Ear::Keys, Ear::Recording]);
    let finish = record.value("finishOnKey").unwrap_or_default();
    let longest = match record.number("maxLength") {
        Some(written) if record.written("maxLength").is_some() || !is_transcribed => written,
        _ => TRANSCRIBED.end,
    };
    let silence = record.number("timeout").filter(|timeout| *timeout > 0).map(seconds);
    let last = leg.clock().after(seconds(longest));
    let mut spoken_until = leg.clock().now();
    loop {
        let silent = silence.map_or(last, |silence| spoken_until.saturating_add(silence));
        match leg.input_until(Some(last.min(silent))).await? {
            Some(Input::Key(key)) if finish.contains(key) => return Ok(Some(key)),
            Some(Input::Speaking(time, more)) => {
                spoken_until = leg.clock().after(time);
                words.push_str(&more);
            }
            Some(_) => {}
            None => return Ok(None),
        }
    }
}

/// Tells what was said, a while later.
fn transcribe(script: &Script, record: &Element, recording: &Recording, seconds: u64, words: String) {
    if !TRANSCRIBED.contains(&seconds) {
        script.raise(Fault::new(13617, format!("it has {seconds} s")));
        return;
    }
    let Some(told) = script.told(record, "transcribeCallback") else { return };
    let account = script.board.account();
    let sid = account.new_sid("TR");
    let url = account.api_url(&format!("Transcriptions/{sid}"));
    let facts = script
        .leg
        .parameters()
        .with("TranscriptionSid", sid)
        .with("TranscriptionText", words)
        .with("TranscriptionStatus", "completed")
        .with("TranscriptionType", "fast")
        .with("TranscriptionUrl", url)
        .with("RecordingSid", &recording.sid)
        .with("RecordingUrl", &recording.url);
    let clock = script.leg.clock().clone();
    script.leg.clock().spawn(async move {
        clock.sleep(WRITING, Pace::Waiting).await;
        told.tell(&facts);
    });
}
