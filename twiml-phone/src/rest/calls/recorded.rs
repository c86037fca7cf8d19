//! How a call is recorded.
//!
//! <https://www.twilio.com/docs/voice/api/recording>

use super::{events, webhook};
use crate::call::CallRecording;
use crate::rest::asked::Form;
use crate::rest::refusal::Refusal;

/// What is told of a recording.
const EVENTS: &[&str] = &["in-progress", "completed", "absent"];

/// How a call is recorded, by the parameters of a request.
///
/// # Errors
///
/// If one of them is not valid. That Twilio has no codes of their own for them is an assumption.
pub(in crate::rest) fn recording(form: &Form) -> Result<CallRecording, Refusal> {
    let channels = word(form, "RecordingChannels", &["mono", "dual"])?;
    let track = word(form, "RecordingTrack", &["both", "inbound", "outbound"])?;
    word(form, "Trim", &["trim-silence", "do-not-trim"])?;
    Ok(CallRecording {
        channels: if channels == "dual" { 2 } else { 1 },
        track: track.to_owned(),
        webhook: webhook(form, "RecordingStatusCallback", "RecordingStatusCallbackMethod", 21609)?,
        events: events(form, "RecordingStatusCallbackEvent", EVENTS, 20001)?,
    })
}

/// One of these words; the first, if none is given.
fn word<'w>(form: &Form, name: &str, words: &[&'w str]) -> Result<&'w str, Refusal> {
    let Some(given) = form.text(name) else { return Ok(words.first().copied().unwrap_or_default()) };
    let word = words.iter().find(|word| **word == given);
    word.copied().ok_or_else(|| Refusal::new(20001, format!("`{name}` is `{given}`")))
}
