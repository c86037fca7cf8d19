//! What is done with somebody who is in a conference.

use twiml_values::{CallSid, ConferenceSid};

use super::resource::Participant;
use crate::client::Client;
use crate::error::Result;
use crate::wire::Request;

/// # Participants of a conference
///
/// They are named by the conference and by their call, both of which a [`ConferenceEvent`](twiml_runtime::ConferenceEvent) has.
/// [`UpdateParticipant`](crate::UpdateParticipant) mutes them, puts them on hold, and announces something to them.
impl Client {
    /// Reads what Twilio knows of a participant.
    ///
    /// # Errors
    ///
    /// [`Error`](crate::Error), if they are not in the conference, or it is over.
    pub async fn participant(&self, conference: &ConferenceSid, call: &CallSid) -> Result<Participant> {
        self.show(&Request::get(path(conference, call)).named("GET Participant")).await
    }

    /// Removes a participant from a conference. Their call goes on with what comes after `<Dial>`.
    ///
    /// # Errors
    ///
    /// [`Error`](crate::Error), if they are not in the conference, or it is over.
    pub async fn remove_participant(&self, conference: &ConferenceSid, call: &CallSid) -> Result<()> {
        self.delete(&Request::delete(path(conference, call)).named("DELETE Participant")).await
    }
}

/// Where a participant is.
pub(super) fn path(conference: &ConferenceSid, call: &CallSid) -> String {
    format!("Conferences/{conference}/Participants/{call}")
}
