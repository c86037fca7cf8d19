//! Where a verified request came to.

use std::sync::Arc;

use super::config::PublicUrl;
use super::hosts::HostId;

/// The host that a verified request came to, and the address of that host that it was signed for.
#[derive(Debug, Clone)]
pub(crate) struct Arrival {
    pub(crate) host: HostId,
    /// What Twilio called, and goes on from: the current address, or an earlier one.
    pub(crate) signed_for: Arc<PublicUrl>,
}
