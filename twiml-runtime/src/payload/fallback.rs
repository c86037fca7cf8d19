//! What a fallback webhook receives.

use serde::Serialize;

use crate::params::Params;
use crate::value::{ErrorCode, FromText, Url};
use crate::verify::Verified;

use super::field::Value;
use super::{Payload, PayloadError, Signed, sealed};

/// A request that another webhook could not answer, and why.
///
/// Twilio asks the fallback where the first webhook cannot be reached, answers with an error, or sends TwiML
/// that does not work. It is received by the kind of webhook that failed: `Fallback<IncomingMessage>` by
/// `#[sms_webhook]`, `Fallback<IncomingCall>` by `#[voice_webhook]`. Status callbacks have none.
///
/// <https://www.twilio.com/docs/usage/security/availability-reliability>
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct Fallback<P> {
    /// Why the first webhook failed, often 11200; 0 where Twilio does not say.
    ///
    /// Parameter `ErrorCode`.
    pub error_code: ErrorCode,
    /// The webhook that failed.
    ///
    /// Parameter `ErrorUrl`.
    pub error_url: Url,
    /// The request, as the first webhook got it.
    pub request: P,
}

impl<P: Payload> sealed::Sealed for Fallback<P> {}

impl<P: Payload> Payload for Fallback<P> {
    const NAME: &'static str = "Fallback";

    fn from_verified(params: Verified<Params>) -> Result<Self, PayloadError> {
        Ok(Self {
            error_code: params.text("ErrorCode").and_then(Value::parse).unwrap_or_else(Value::empty),
            error_url: Url::from_text(params.text("ErrorUrl").unwrap_or_default()),
            request: P::from_verified(params)?,
        })
    }
}

/// A handler that takes `F`, and so can take over requests with the payload `P` from another.
///
/// What each payload of TwiML's webhooks is covered by stands in [`accepted_by`](super::accepted_by).
#[diagnostic::on_unimplemented(
    message = "`{Self}` takes `{F}`, which is not the `Fallback<_>` of a request with `{P}`",
    label = "not a handler for these failures",
    note = "a fallback takes the request that failed, and why, as `Fallback<_>` of the payload of the handler that names it; \
            `Fallback<IncomingCall>` takes every call, `Fallback<IncomingMessage>` every message, and `Fallback<Signed<T>>` what is \
            in it; a handler without a payload takes over nothing"
)]
pub trait Covers<P, F> {}

#[diagnostic::do_not_recommend]
impl<W, P, T> Covers<P, Fallback<Signed<T>>> for W {}

#[diagnostic::do_not_recommend]
impl<W, P> Covers<P, Fallback<Verified<Params>>> for W {}
