//! The files of recordings.

use crate::rest::asked::Asked;
use crate::rest::desk::Desk;
use crate::rest::refusal::Refusal;
use crate::rest::reply::Reply;
use crate::rest::sound::{mp3, wav};

impl Desk {
    /// Where the file of a recording is, by its SID and ending: `.wav`, `.mp3`, or none, which is the same as `.wav`. One of two channels has them mixed, unless
    /// `RequestedChannels` is 2. What is not completed has none.
    ///
    /// Twilio may send the file at once. That it always redirects is an assumption.
    pub(in crate::rest) fn fetch_sound(&self, name: &str, asked: &Asked) -> Result<Reply, Refusal> {
        let not_found = || Refusal::not_found(&asked.path);
        let (sid, ending) = name.split_once('.').unwrap_or((name, "wav"));
        let recording = self.recordings(None).into_iter().find(|recording| recording.sid == sid);
        let recording = recording.filter(|recording| recording.status() == "completed");
        let recording = recording.ok_or_else(not_found)?;
        asked.form.only(&["RequestedChannels"])?;
        let channels = if asked.form.number("RequestedChannels", 1..=2, 20001)? == Some(2) { 2 } else { 1 };
        let channels = recording.source.channels.min(channels);
        let (kind, content) = match ending {
            "wav" => ("audio/x-wav", wav(recording.seconds(), channels)),
            "mp3" => ("audio/mpeg", mp3(recording.seconds())),
            _ => return Err(not_found()),
        };
        Ok(Reply::Elsewhere(self.storage.keep(&format!("{sid}.{channels}.{ending}"), kind, content)))
    }
}
