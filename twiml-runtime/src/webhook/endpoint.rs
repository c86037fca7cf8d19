//! A handler as a function from a verified request to a response, whatever its type.

use std::pin::Pin;
use std::time::Duration;

use axum::response::Response;
use http::request::Parts;

use super::annotated::Webhook;
use super::argument::Arguments;
use super::deadline::Deadline;
use super::handler::Handler;
use super::mounted::Mounted;
use super::refusal::Refusal;
use super::reply::{Reply, SmsReply, StatusReply, StudioReply, VoiceReply};
use super::site::Sender;
use crate::error::BoxError;
use crate::params::Params;
use crate::verify::Verified;

/// A handler, ready to be served behind a verifier.
///
/// The way to the handler and back is the same for all, so only the last step knows the handler's type. Generic code is
/// compiled again for each handler.
pub struct Endpoint<S> {
    pub(crate) mounted: Mounted,
    pub(super) answer: Box<dyn Fn(Call<S>) -> Answer + Send + Sync>,
    /// Whether the handler may ask for the address that Twilio called.
    pub(super) asks_for_address: bool,
    /// That of its attribute.
    pub(super) deadline: Option<Deadline>,
    /// Whether it is for handshakes. All that come to one URL have the same signature, so none is a repetition of another.
    pub(super) is_handshake: bool,
}

pub(super) type Answer = Pin<Box<dyn Future<Output = Result<Response, Failure>> + Send>>;

/// A verified request, for the handler.
pub(super) struct Call<S> {
    pub(super) parts: Parts,
    pub(super) params: Verified<Params>,
    pub(super) state: S,
    pub(super) sender: Sender,
}

#[cfg(feature = "streams")]
impl<S> Endpoint<S> {
    /// Whether it answers handshakes.
    pub(crate) fn is_handshake(&self) -> bool {
        self.is_handshake
    }
}

impl<S> std::fmt::Debug for Endpoint<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Endpoint").finish_non_exhaustive()
    }
}

/// For each kind of webhook, a function that makes an endpoint of a handler with the right reply.
macro_rules! endpoints {
    ($($(#[$doc:meta])* $kind:ident {
        attribute: $attribute:ident,
        endpoint: $endpoint:ident,
        payload: $payload:ident checked by $check:ident,
        reply: $reply:ident $($columns:tt)+
    })+) => {
        $(
        #[doc = concat!("The endpoint of a `#[", stringify!($attribute), "]`.")]
        pub fn $endpoint<W, S, M, A, H>(handler: H) -> Endpoint<S>
        where
            W: Webhook,
            S: Clone + Send + Sync + 'static,
            M: 'static,
            A: Arguments<S, M> + 'static,
            H: Handler<A>,
            H::Output: $reply,
        {
            endpoint::<W, S, M, A, H>(handler)
        }
        )+

        /// For each kind of webhook, a function that gives an endpoint the deadline of its attribute.
        pub mod by_deadline {
            use super::*;

            $(
                #[doc = concat!("The endpoint of a `#[", stringify!($attribute), "]` with a deadline.")]
                pub fn $endpoint<S, R: $reply>(
                    endpoint: Endpoint<S>,
                    milliseconds: u64,
                    reply: impl Fn() -> R + Send + Sync + 'static,
                ) -> Endpoint<S> {
                    let deadline = Deadline::new(Duration::from_millis(milliseconds), reply);
                    Endpoint { deadline: Some(deadline), ..endpoint }
                }
            )+
        }
    };
}

twiml_schema::each_kind!(endpoints);

fn endpoint<W, S, M, A, H>(handler: H) -> Endpoint<S>
where
    W: Webhook,
    S: Clone + Send + Sync + 'static,
    M: 'static,
    A: Arguments<S, M> + 'static,
    H: Handler<A>,
    H::Output: Reply,
{
    let answer = move |Call { mut parts, params, state, sender }: Call<S>| -> Answer {
        let handler = handler.clone();
        Box::pin(async move {
            let arguments = A::take(&mut parts, params, &state).await.map_err(Failure::Refused)?;
            let answer = handler.call(arguments).await;
            answer.into_reply(&sender).map_err(Failure::Failed)
        })
    };
    Endpoint {
        mounted: Mounted::of::<W>(),
        answer: Box::new(answer),
        asks_for_address: A::ask_for_address(),
        deadline: None,
        is_handshake: false,
    }
}

/// An endpoint for what is not a webhook. That is reported where it is listed; without this, the missing endpoint would be reported as well.
pub trait NoEndpoint: Sized {
    /// Hidden by that of a webhook.
    fn __endpoint<S>() -> Endpoint<S> {
        // No type is that large. It is the type that makes the compiler look at the constant only where this is called.
        const { assert!(size_of::<Self>() > isize::MAX as usize, "only the attributes make webhooks") };
        unreachable!("the constant does not compile")
    }
}

impl<T> NoEndpoint for T {}

/// Why a handler gave no reply.
pub(super) enum Failure {
    /// An argument could not be made.
    Refused(Refusal),
    Failed(BoxError),
}
