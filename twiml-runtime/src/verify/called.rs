//! The address that Twilio called, for handlers.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use http::request::Parts;

use super::config::PublicUrl;
use super::hosts::HostId;
use super::unguarded;
use super::verified::{NotVerified, OfThisRequest};
use super::verifier::Verifier;

/// How a webhook gives the address to its handler. No other crate can name this type.
#[derive(Clone)]
pub(crate) struct Called(Arc<PublicUrl>);

impl Called {
    pub(crate) fn at(verifier: &Verifier, host: HostId) -> Self {
        Self(Arc::clone(verifier.public_url_of(host)))
    }
}

/// The address of the host that Twilio called, as the verifier was given it. Handlers and routes behind
/// [`VerifyLayer`](crate::VerifyLayer) take it as an argument. If that has [changed](Verifier::set_public_url) since, it is the current
/// one, at which Twilio will reach the application.
///
/// ```
/// use twiml_runtime::prelude::*;
///
/// #[status_callback("/status")]
/// async fn status(_update: MessageStatusUpdate) {}
///
/// #[sms_webhook("/sms")]
/// async fn sms(_msg: IncomingMessage, called: PublicUrl) -> MessagingResponse {
///     // For a REST call: of several hosts, the one that this message came to.
///     let _callback = called.url_for::<status>();
///     twiml! { <Response/> }
/// }
/// ```
impl<S: Sync> FromRequestParts<S> for PublicUrl {
    type Rejection = NotVerified;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, NotVerified> {
        let of_webhook = parts.extensions.get().map(|Called(url)| url);
        let of_route = || parts.extensions.get().map(|OfThisRequest { called, .. }| called);
        let Some(called) = of_webhook.or_else(of_route) else {
            unguarded::log(parts, NotVerified);
            return Err(NotVerified);
        };
        Ok(Self::clone(called))
    }
}
