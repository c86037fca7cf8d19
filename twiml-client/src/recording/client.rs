//! What is done with a recording that has been made.

use twiml_values::RecordingSid;

use super::resource::Recording;
use crate::client::Client;
use crate::error::Result;
use crate::wire::Request;

/// # Recordings
///
/// A call is recorded by [`PlaceCall::record`](crate::PlaceCall::record), by `<Record>` and by `<Dial>`; what it sounds like is read by
/// [`DownloadRecording`](crate::DownloadRecording).
impl Client {
    /// Reads what Twilio knows of a recording.
    ///
    /// # Errors
    ///
    /// [`Error`](crate::Error), if there is none, or it cannot be read.
    pub async fn recording(&self, sid: &RecordingSid) -> Result<Recording> {
        self.show(&Request::get(format!("Recordings/{sid}")).named("GET Recording")).await
    }

    /// Deletes a recording from Twilio.
    ///
    /// # Errors
    ///
    /// [`Error`](crate::Error), if there is none.
    pub async fn delete_recording(&self, sid: &RecordingSid) -> Result<()> {
        self.delete(&Request::delete(format!("Recordings/{sid}")).named("DELETE Recording")).await
    }
}
