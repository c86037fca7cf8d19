//! What a verifier knows before the first request comes in.

use std::time::Duration;

use http::Uri;
use twiml_schema::limits::WEBHOOK_TIMEOUT;

use super::hosts::Hosts;
use super::proxies::TrustedProxies;
use super::replay::ReplayGuard;
use crate::value::AccountSid;

/// The settings of a verifier.
pub(super) struct Settings {
    pub(super) hosts: Hosts,
    /// The account of a request that does not name it among its parameters.
    pub(super) account_from_url: Option<AccountFromUrl>,
    pub(super) proxies: TrustedProxies,
    pub(super) limits: Limits,
    pub(super) replay_guard: Option<ReplayGuard>,
}

pub(super) type AccountFromUrl = Box<dyn Fn(&Uri) -> Option<AccountSid> + Send + Sync>;

/// How much of a request is read.
#[derive(Clone, Copy)]
pub(super) struct Limits {
    pub(super) max_body_bytes: usize,
    pub(super) max_params: usize,
    pub(super) body_timeout: Duration,
}

impl Default for Limits {
    /// Far more than Twilio sends, and as long as Twilio waits.
    fn default() -> Self {
        Self { max_body_bytes: 1024 * 1024, max_params: 1000, body_timeout: WEBHOOK_TIMEOUT }
    }
}
