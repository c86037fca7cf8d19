//! The recording that is being made of a call.

use twiml_values::CallSid;

use super::resource::Recording;
use crate::client::Client;
use crate::error::Result;
use crate::wire::Request;

/// What a recording has for the time in which it is paused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PauseBehavior {
    /// Nothing: it is as much shorter.
    Skip,
    /// Silence.
    Silence,
}

/// # The recording that is being made of a call
///
/// A handler pauses it before something is said that must not be recorded, such as the number of a card. The call is one that is recorded as a
/// whole, not by `<Record>`.
///
/// <https://www.twilio.com/docs/voice/api/recording#update-a-recording-resource>
impl Client {
    /// Pauses the recording of a call.
    ///
    /// # Errors
    ///
    /// [`Error`](crate::Error), if the call is not being recorded.
    pub async fn pause_recording(&self, call: &CallSid, behavior: PauseBehavior) -> Result<Recording> {
        let behavior = match behavior {
            PauseBehavior::Skip => "skip",
            PauseBehavior::Silence => "silence",
        };
        self.show(&change(call, "paused").param("PauseBehavior", behavior)).await
    }

    /// Goes on with the recording of a call.
    ///
    /// # Errors
    ///
    /// [`Error`](crate::Error), if the call is not being recorded.
    pub async fn resume_recording(&self, call: &CallSid) -> Result<Recording> {
        self.show(&change(call, "in-progress")).await
    }

    /// Ends the recording of a call, which goes on.
    ///
    /// # Errors
    ///
    /// [`Error`](crate::Error), if the call is not being recorded.
    pub async fn stop_recording(&self, call: &CallSid) -> Result<Recording> {
        self.show(&change(call, "stopped")).await
    }
}

fn change(call: &CallSid, status: &'static str) -> Request {
    let path = format!("Calls/{call}/Recordings/Twilio.CURRENT");
    Request::set(path).named("POST Recording").param("Status", status)
}
