//! One handler named by another: what must fit, checked by the compiler.

use super::check::Message;
use super::handler::Webhook;
use super::kind::{Kind, SmsWebhook, StatusCallback, VoiceWebhook};
use crate::payload::{Fallback, Payload};
use crate::twiml::{Messaging, Voice};

/// A callback that Twilio expects no TwiML from.
#[derive(Debug)]
pub enum Nothing {}

/// A callback whose answer is not laid down here: by the family of the document, or by Twilio's documentation.
#[derive(Debug)]
pub enum Anything {}

/// A kind of webhook that answers with `R`: [`Voice`] or [`Messaging`] TwiML, or [`Nothing`].
#[diagnostic::on_unimplemented(
    message = "this callback wants another kind of webhook",
    label = "a handler of the wrong kind",
    note = "where Twilio asks how a call goes on, name a `#[voice_webhook]`; where it asks how a message is answered, \
            a `#[sms_webhook]`; where it only tells what happened, a `#[status_callback]`"
)]
pub trait Answers<R>: Kind {
    /// `P`. What holds of a handler's payload is asked of this, so that the wrong kind is reported alone.
    type Receives<P>;
}

/// Says what each kind answers.
macro_rules! answers {
    ($($kind:ty: $reply:ty;)+) => { $(
        impl Answers<$reply> for $kind {
            type Receives<P> = P;
        }
    )+ };
}

answers! {
    VoiceWebhook: Voice;
    SmsWebhook: Messaging;
    StatusCallback: Nothing;
}

impl<K: Kind> Answers<Anything> for K {
    type Receives<P> = P;
}

/// A handler that a document names as the target of a callback.
#[derive(Debug, Clone, Copy)]
pub struct Callback {
    /// The handler's path.
    pub path: &'static str,
    /// The handler's method.
    pub method: &'static str,
}

impl Callback {
    /// The handler `W`, named without arguments. That it fits is checked where it is named.
    ///
    /// # Panics
    ///
    /// At compile time, if the handler has to be called with arguments.
    #[expect(clippy::panic, reason = "it happens while the program is compiled")]
    pub const fn to<W: Webhook>() -> Self {
        if let Some(call) = arguments_missing::<W>() {
            let message = Message::new()
                .with("`")
                .with(W::NAME)
                .with("` is called with arguments: name it as `{")
                .with(W::NAME)
                .with(call)
                .with("}`");
            panic!("{}", message.as_str());
        }
        Self::with_arguments::<W>()
    }

    /// The handler `W`, whose arguments are written beside it.
    pub const fn with_arguments<W: Webhook>() -> Self {
        Self { path: W::PATH, method: W::METHOD.as_str() }
    }

    /// This callback, where the document has no attribute that could carry another method than `POST`.
    ///
    /// # Panics
    ///
    /// At compile time, if the handler answers to `GET`.
    #[must_use]
    pub const fn by_post(self) -> Self {
        assert!(
            matches!(self.method.as_bytes(), b"POST"),
            "Twilio calls this address by POST and has no attribute to change that; \
             remove `method = \"GET\"` from the handler's attribute"
        );
        self
    }

    /// This callback, where one attribute carries its method and that of `Other`.
    ///
    /// # Panics
    ///
    /// At compile time, if they answer to different methods.
    #[must_use]
    pub const fn by_method_of<Other: Webhook>(self) -> Self {
        assert!(
            self.method.len() == Other::METHOD.as_str().len(),
            "both handlers named here are called by the method that one attribute gives, and they answer to different ones; \
             give them the same `method`"
        );
        self
    }
}

/// How a handler is called that cannot be named alone.
const fn arguments_missing<W: Webhook>() -> Option<&'static str> {
    let path = W::PATH.as_bytes();
    let mut i = 0;
    while i < path.len() {
        if path[i] == b'{' {
            return Some(if W::TAKES_QUERY { "::at(…).with(&query)" } else { "::at(…)" });
        }
        i += 1;
    }
    if W::TAKES_QUERY { Some("::with(&query)") } else { None }
}

/// The payload of a handler that takes over when another has failed.
#[diagnostic::on_unimplemented(
    message = "a fallback takes `Fallback<_>`, and this handler takes `{Self}`",
    label = "not a handler for failures",
    note = "give the handler named in `fallback = …` the payload `Fallback<IncomingMessage>` or `Fallback<IncomingCall>`: \
            it holds the request that failed, and why"
)]
pub trait TakesFallback {}

impl<P: Payload> TakesFallback for Fallback<P> {}

/// A kind of webhook that can take over from the kind `K`.
#[diagnostic::on_unimplemented(
    message = "a webhook cannot fall back to one of the other family",
    label = "a handler of the other family",
    note = "Twilio asks the fallback for what the first handler owed it: voice TwiML for a call, messaging TwiML for a message"
)]
pub trait TakesOverFrom<K>: Kind {}

impl TakesOverFrom<SmsWebhook> for SmsWebhook {}
impl TakesOverFrom<VoiceWebhook> for VoiceWebhook {}

/// Compiles where `F` can take over from `W`.
pub const fn falls_back<W, F>()
where
    W: Webhook,
    F: Webhook,
    F::Kind: TakesOverFrom<W::Kind>,
    F::Payload: TakesFallback,
{
}
