//! Why a request was refused, for the log.
//!
//! This runs after the verdict and cannot change it. What is logged is enough to find a wrong setting, and
//! nothing with which a request could be made or a message read: no token, no expected signature, no value of
//! a parameter, in the body or in the URL. What the sender chose is shown only where it looks like a name.

mod advice;
mod describe;
mod trials;

use std::borrow::Cow;

use bytes::Bytes;
use http::request::Parts;

use super::claim::Claim;
use super::prepare::Prepared;
use super::rejection::Reason;
use super::settings::Settings;
use super::throttle::LeftOut;

pub(super) use describe::path;

/// What a verifier says about the requests that it refuses.
pub(super) struct Diagnosis {
    /// Whether changes are tried.
    enabled: bool,
}

impl Diagnosis {
    pub(super) fn new(enabled: bool) -> Self {
        Self { enabled }
    }

    /// Logs one refusal. `body` is `None` where it was not read.
    pub(super) fn report(
        &self,
        settings: &Settings,
        parts: &Parts,
        body: Option<&Bytes>,
        reason: Reason,
        left_out: LeftOut,
    ) {
        let hint = match body {
            Some(body) if needs_trials(reason) => self.try_changes(settings, parts, body, reason),
            _ => Some(advice::on(reason, parts)),
        };
        tracing::warn!(
            reason = %reason,
            method = describe::method(parts),
            url = describe::url(settings, parts),
            params = describe::names(settings, parts, body),
            body = describe::body(parts, body),
            signature = describe::signature(parts),
            hint = hint.as_deref(),
            left_out = left_out.field(),
            "refused a request that does not prove to come from Twilio"
        );
    }

    /// Looks for the one change with which the request would have matched. That costs HMACs, and is done only for
    /// the refusals that are logged.
    fn try_changes(
        &self,
        settings: &Settings,
        parts: &Parts,
        body: &Bytes,
        reason: Reason,
    ) -> Option<Cow<'static, str>> {
        if !self.enabled {
            return None;
        }
        match reason {
            Reason::BodyHashMismatch => trials::of_the_body(parts, body),
            _ => {
                let claim = Claim::read(&parts.headers).ok()?;
                let case = Prepared::read(settings, parts, claim, body.clone()).ok()?;
                Some(trials::of_the_signature(&case))
            }
        }
    }
}

fn needs_trials(reason: Reason) -> bool {
    matches!(reason, Reason::SignatureMismatch | Reason::BodyHashMismatch)
}
