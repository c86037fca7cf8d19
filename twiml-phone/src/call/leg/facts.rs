//! What is known of a leg from its beginning.

use crate::fetch::Webhook;
use crate::request::Parameters;

/// What is known of a leg from its beginning.
#[derive(Clone, Debug)]
pub(crate) struct Facts {
    pub(crate) sid: String,
    pub(crate) parent: Option<String>,
    pub(crate) from: String,
    pub(crate) to: String,
    /// `inbound`, `outbound-api` or `outbound-dial`.
    pub(crate) direction: &'static str,
    pub(crate) is_sip: bool,
    /// Parameters that its requests have besides.
    pub(crate) others: Parameters,
}

/// Who is told how a leg comes on.
#[derive(Clone, Debug)]
pub(crate) struct Watcher {
    pub(crate) webhook: Webhook,
    /// `initiated`, `ringing`, `answered`, `completed`.
    pub(crate) events: Vec<String>,
}
