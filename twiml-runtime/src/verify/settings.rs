//! What a verifier knows before the first request comes in.

use std::time::Duration;

use super::hosts::Hosts;
use super::proxies::TrustedProxies;
use super::replay::ReplayGuard;

/// The settings of a verifier.
pub(super) struct Settings {
    pub(super) hosts: Hosts,
    pub(super) proxies: TrustedProxies,
    pub(super) limits: Limits,
    pub(super) replay_guard: Option<ReplayGuard>,
}

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
        Self { max_body_bytes: 1024 * 1024, max_params: 1000, body_timeout: Duration::from_secs(15) }
    }
}
