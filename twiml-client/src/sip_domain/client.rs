//! What is asked about a SIP domain.

use twiml_values::SipDomainSid;

use super::resource::SipDomain;
use crate::client::Client;
use crate::error::Result;
use crate::target::TargetKind;

/// # SIP domains
///
/// They are listed by [`ListSipDomains`](crate::ListSipDomains), and their URLs changed by [`UpdateSipDomain`](crate::UpdateSipDomain).
impl Client {
    /// Reads a SIP domain.
    ///
    /// # Errors
    ///
    /// [`Error`](crate::Error), if there is none, or it cannot be read.
    pub async fn sip_domain(&self, sid: &SipDomainSid) -> Result<SipDomain> {
        self.show(&TargetKind::SipDomain.read(sid)).await
    }
}
