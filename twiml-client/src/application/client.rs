//! What is asked about a TwiML application.

use twiml_values::ApplicationSid;

use super::resource::Application;
use crate::client::Client;
use crate::error::Result;
use crate::target::TargetKind;

/// # TwiML applications
///
/// They are listed by [`ListApplications`](crate::ListApplications), and their URLs changed by [`UpdateApplication`](crate::UpdateApplication).
impl Client {
    /// Reads a TwiML application.
    ///
    /// # Errors
    ///
    /// [`Error`](crate::Error), if there is none, or it cannot be read.
    pub async fn application(&self, sid: &ApplicationSid) -> Result<Application> {
        self.show(&TargetKind::Application.read(sid)).await
    }
}
