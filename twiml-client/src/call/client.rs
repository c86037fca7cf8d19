//! What is done with a call that has been placed, or has come in.

use twiml_values::CallSid;

use super::resource::Call;
use crate::client::Client;
use crate::error::{ApiError, Error, ErrorCause, Result};
use crate::wire::Request;

/// # Calls
///
/// A call is placed by [`PlaceCall`](crate::PlaceCall), and changed while it lasts by [`UpdateCall`](crate::UpdateCall).
impl Client {
    /// Reads a call.
    ///
    /// # Errors
    ///
    /// [`Error`](crate::Error), if there is none, or it cannot be read.
    pub async fn call(&self, sid: &CallSid) -> Result<Call> {
        self.show(&Request::get(format!("Calls/{sid}")).named("GET Call")).await
    }

    /// Ends a call, whether it waits, rings or is answered.
    ///
    /// # Errors
    ///
    /// [`Error`](crate::Error), if it is over already, or there is none.
    pub async fn hang_up(&self, sid: &CallSid) -> Result<Call> {
        self.end(sid, "completed").await
    }

    /// Takes back a call that nobody has answered. One that has been answered goes on.
    ///
    /// # Errors
    ///
    /// [`Error`](crate::Error), if it is over already, or there is none.
    pub async fn cancel_call(&self, sid: &CallSid) -> Result<Call> {
        self.end(sid, "canceled").await
    }

    /// Deletes a call, which is over, from Twilio.
    ///
    /// # Errors
    ///
    /// [`Error`](crate::Error), if it is not over, or there is none.
    pub async fn delete_call(&self, sid: &CallSid) -> Result<()> {
        self.delete(&Request::delete(format!("Calls/{sid}")).named("DELETE Call")).await
    }

    async fn end(&self, sid: &CallSid, status: &'static str) -> Result<Call> {
        let request = Request::set(format!("Calls/{sid}")).named("POST Call").param("Status", status);
        match self.settle(&request, is_over).await? {
            Some(answer) => answer.resource(),
            None => self.call(sid).await,
        }
    }
}

/// Whether Twilio says that the call is over.
fn is_over(error: &Error) -> bool {
    error.api().map(ApiError::cause) == Some(ErrorCause::CallState)
}
