//! Recordings: listed, shown, begun, paused, ended and deleted.
//!
//! <https://www.twilio.com/docs/voice/api/recording>

mod files;
mod show;

use super::asked::Asked;
use super::calls::recording;
use super::desk::Desk;
use super::page::{PAGING, Page};
use super::refusal::Refusal;
use super::reply::Reply;
use super::when::Filter;
use crate::call::{Of, Recording};

/// The name of the recording that a call has now.
///
/// <https://www.twilio.com/docs/voice/api/recording#update-a-recording-resource>
const CURRENT: &str = "Twilio.CURRENT";

impl Desk {
    /// All recordings, in the order in which they began; those of a call, if one is named.
    pub(super) fn recordings(&self, call: Option<&str>) -> Vec<Recording> {
        let fits = |recording: &Recording| {
            let is_there = self.store.read(|store| !store.deleted.contains(&recording.sid));
            is_there && call.is_none_or(|call| matches!(&recording.source.of, Of::Call(sid) if sid == call))
        };
        self.phone.board().recordings().into_iter().filter(fits).collect()
    }

    fn recording(&self, call: Option<&str>, sid: &str, path: &str) -> Result<Recording, Refusal> {
        let mut recordings = self.recordings(call).into_iter().rev();
        let found = match call {
            Some(_) if sid == CURRENT => recordings.find(|recording| recording.ended_at().is_none()),
            _ => recordings.find(|recording| recording.sid == sid),
        };
        found.ok_or_else(|| Refusal::not_found(path))
    }

    pub(super) fn fetch_recording(
        &self,
        call: Option<&str>,
        sid: &str,
        asked: &Asked,
    ) -> Result<Reply, Refusal> {
        let recording = self.recording(call, sid, &asked.path)?;
        Ok(Reply::Shown(self.show_recording(&recording, call)))
    }

    /// A list, the newest first. What was deleted is in none, also if it is asked for.
    pub(super) fn list_recordings(&self, call: Option<&str>, asked: &Asked) -> Result<Reply, Refusal> {
        let form = &asked.form;
        let filters = ["DateCreated", "DateCreated<", "DateCreated>"];
        let own: &[_] =
            if call.is_none() { &["CallSid", "ConferenceSid", "IncludeSoftDeleted"] } else { &[] };
        form.only(&[&filters, own, &PAGING].concat())?;
        form.flag("IncludeSoftDeleted")?;
        let dates = Filter::read(form, "DateCreated")?;
        let fits = |recording: &&Recording| {
            let (of_call, of_conference) = match &recording.source.of {
                Of::Call(sid) => (Some(sid.as_str()), None),
                Of::Conference(sid) => (None, Some(sid.as_str())),
            };
            form.text("CallSid").is_none_or(|sid| of_call == Some(sid))
                && form.text("ConferenceSid").is_none_or(|sid| of_conference == Some(sid))
                && dates.fits(Some(self.phone.account().dates.at(recording.began_at)))
        };
        let recordings = self.recordings(call);
        let listed = recordings.iter().rev().filter(fits);
        let listed = listed.map(|recording| self.show_recording(recording, call)).collect();
        Ok(Reply::Listed("recordings", Page::of(listed, &asked.path, form)?))
    }

    /// Begins to record a call.
    pub(super) fn begin_recording(&self, call: &str, asked: &Asked) -> Result<Reply, Refusal> {
        const KNOWN: &[&str] = &[
            "RecordingStatusCallbackEvent",
            "RecordingStatusCallback",
            "RecordingStatusCallbackMethod",
            "Trim",
            "RecordingChannels",
            "RecordingTrack",
        ];
        let leg = self.leg(call, &asked.path)?;
        asked.form.only(KNOWN)?;
        let wanted = recording(&asked.form)?;
        if !leg.is_answered() || leg.is_over() {
            return Err(Refusal::new(21220, format!("the call is {}", leg.status().as_str())));
        }
        let recording = self.phone.board().record_call(&leg, wanted, "StartCallRecordingAPI");
        self.later.then(async {});
        Ok(Reply::Created(self.show_recording(&recording, Some(call))))
    }

    /// Pauses a recording of a call, lets it go on, or ends it. The code of one that has ended is an assumption.
    pub(super) fn change_recording(&self, call: &str, sid: &str, asked: &Asked) -> Result<Reply, Refusal> {
        let form = &asked.form;
        self.leg(call, &asked.path)?;
        form.only(&["Status", "PauseBehavior"])?;
        let recording = self.recording(Some(call), sid, &asked.path)?;
        let skips = match form.text("PauseBehavior") {
            None | Some("silence") => false,
            Some("skip") => true,
            Some(other) => return Err(Refusal::new(20001, format!("`PauseBehavior` is `{other}`"))),
        };
        if recording.ended_at().is_some() {
            return Err(Refusal::new(21220, format!("the recording is {}", recording.status())));
        }
        match form.text("Status") {
            Some("paused") => recording.pause(skips),
            Some("in-progress") => recording.resume(),
            Some("stopped") => recording.end(),
            other => {
                return Err(Refusal::new(20001, format!("`Status` is `{}`", other.unwrap_or_default())));
            }
        }
        self.later.then(async {});
        let mut shown = self.show_recording(&recording, Some(call));
        if recording.ended_at().is_some() {
            shown.set("status", "stopped");
        }
        Ok(Reply::Shown(shown))
    }

    /// Deletes a recording that has ended. That others cannot be deleted is an assumption.
    pub(super) fn delete_recording(
        &self,
        call: Option<&str>,
        sid: &str,
        path: &str,
    ) -> Result<Reply, Refusal> {
        let recording = self.recording(call, sid, path)?;
        if recording.ended_at().is_none() {
            return Err(Refusal::new(20009, format!("it is {}", recording.status())));
        }
        self.store.change(|store| store.deleted.insert(recording.sid));
        Ok(Reply::Deleted)
    }
}
