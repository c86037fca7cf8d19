//! What is asked about a messaging service.

use twiml_values::MessagingServiceSid;

use super::resource::MessagingService;
use crate::client::Client;
use crate::error::Result;
use crate::target::TargetKind;

/// # Messaging services
///
/// They are listed by [`ListServices`](crate::ListServices), and their URLs changed by [`UpdateService`](crate::UpdateService).
impl Client {
    /// Reads a messaging service.
    ///
    /// # Errors
    ///
    /// [`Error`](crate::Error), if there is none, or it cannot be read.
    pub async fn service(&self, sid: &MessagingServiceSid) -> Result<MessagingService> {
        self.show(&TargetKind::Service.read(sid)).await
    }
}
