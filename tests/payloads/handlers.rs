//! A handler for every webhook of the registry, which notes its payload.

use axum::body::Body;
use twiml_runtime::PayloadError;
use twiml_runtime::prelude::*;
use twiml_runtime::testing::request_to;

use super::Seen;
use super::read::{Read, read};

/// What each kind of webhook answers.
macro_rules! answer {
    (sms_webhook) => { MessagingResponse };
    (voice_webhook) => { VoiceResponse };
    (status_callback) => { () };
    (studio_webhook) => { Json<()> };
}

/// An answer that says nothing.
macro_rules! nothing {
    (sms_webhook) => {
        twiml! { <Response/> }
    };
    (voice_webhook) => {
        twiml! { <Response/> }
    };
    (status_callback) => {
        ()
    };
    (studio_webhook) => {
        Json(())
    };
}

/// A router with a handler for each webhook, all of them called by one method.
macro_rules! router {
    ($module:ident, $method:literal: $( $attribute:ident $name:ident $path:literal ($payload:ty); )+) => {
        pub(super) mod $module {
            use super::*;

            $(
                #[$attribute($path, method = $method)]
                async fn $name(payload: $payload, State(seen): State<Seen>) -> answer!($attribute) {
                    seen.note_payload(&payload);
                    nothing!($attribute)
                }
            )+

            pub(crate) fn app(verifier: Verifier, seen: Seen) -> axum::Router {
                webhooks![$($name),+].verified_by(verifier).into_router().with_state(seen)
            }

            /// A request to each, with what is always sent, and the parameters of it.
            pub(crate) fn requests(verifier: &Verifier) -> Vec<(http::Request<Body>, Verified<Params>)> {
                vec![$((
                    request_to::<$name>(verifier).build(),
                    request_to::<$name>(verifier).verified().unwrap(),
                )),+]
            }
        }
    };
}

macro_rules! handlers {
    ($( $attribute:ident $name:ident $path:literal ($payload:ty); )+) => {
        router! { by_post, "POST": $( $attribute $name $path ($payload); )+ }
        router! { by_get, "GET": $( $attribute $name $path ($payload); )+ }

        /// Every webhook of the registry.
        pub(super) const WEBHOOKS: &[Webhook] = &[$(
            Webhook { path: $path, handler: stringify!($name), read: read::<$payload> },
        )+];
    };
}

/// A webhook of the registry.
pub(super) struct Webhook {
    /// Its name, with a slash in front.
    pub(super) path: &'static str,
    /// Its handlers are called this.
    pub(super) handler: &'static str,
    /// Reads a request as what the handlers receive.
    pub(super) read: fn(Verified<Params>) -> Result<Read, PayloadError>,
}

twiml_runtime::payload_registry!(webhooks handlers);
