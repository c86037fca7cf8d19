//! What an attribute macro says about the function it stands on.

use std::panic::Location;

use super::check::path_hash;
use super::kind::Kind;
use crate::flow::{Reference, Remark};
use crate::payload::Payload;
use crate::value::Method;

/// An annotated function, as a type.
///
/// `#[sms_webhook]` and its siblings implement this for the type they put beside the function; it is not
/// meant to be implemented by hand.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a webhook",
    label = "not a function with a webhook attribute",
    note = "put `#[sms_webhook(\"/path\")]`, `#[voice_webhook(\"/path\")]`, `#[status_callback(\"/path\")]` or \
            `#[studio_webhook(\"/path\")]` on the function that is meant"
)]
pub trait Webhook: 'static {
    /// The attribute it was made with.
    type Kind: Kind;

    /// Whether it is called with arguments in its URL: parameters of its path, or a query.
    type Arguments;

    /// What is known of it without calling it.
    const DESCRIPTOR: Descriptor;

    /// The function's name.
    const NAME: &'static str = Self::DESCRIPTOR.name;

    /// Its path, as the attribute gives it.
    const PATH: &'static str = Self::DESCRIPTOR.path;

    /// The method it answers to.
    const METHOD: Method = Self::DESCRIPTOR.method;

    /// The handlers that its own documents and its attribute name.
    const REFERENCES: &'static [Reference] = &[];

    /// What is odd about its documents, for the warnings of [`Flow`](crate::flow::Flow).
    #[doc(hidden)]
    const REMARKS: &'static [Remark] = &[];
}

/// A [`Webhook`] of the kind `K` that receives the payload `P`.
///
/// Each webhook implements this once, so that both follow from the webhook. They are no associated types, because
/// those would have to be as public as the webhook, and a type in [`Signed<_>`](crate::Signed) rarely is.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a webhook",
    label = "not a function with a webhook attribute",
    note = "put `#[sms_webhook(\"/path\")]`, `#[voice_webhook(\"/path\")]`, `#[status_callback(\"/path\")]` or \
            `#[studio_webhook(\"/path\")]` on the function that is meant"
)]
pub trait Receives<K, P>: Webhook {}

/// The state of a router, as axum wants it.
pub trait State: Clone + Send + Sync + 'static {}

impl<S: Clone + Send + Sync + 'static> State for S {}

/// What is known of a webhook without calling it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Descriptor {
    /// The function's name.
    pub name: &'static str,
    /// Its path, as the attribute gives it.
    pub path: &'static str,
    /// The method it answers to.
    pub method: Method,
    /// The attribute it was made with, such as `sms_webhook`.
    pub attribute: &'static str,
    /// What it receives, such as `IncomingMessage`; empty if its first argument is no payload.
    pub payload: &'static str,
    /// Where the function stands.
    pub location: &'static Location<'static>,
    pub(super) path_hash: u64,
}

impl Descriptor {
    /// The descriptor of `W`, by the attribute on it.
    #[doc(hidden)]
    #[track_caller]
    pub const fn of<W, K, P>(name: &'static str, path: &'static str, method: Method) -> Self
    where
        W: Receives<K, P>,
        K: Kind,
        P: Payload,
    {
        Self {
            name,
            path,
            method,
            attribute: K::ATTRIBUTE,
            payload: P::NAME,
            location: Location::caller(),
            path_hash: path_hash(path),
        }
    }
}

/// An `async fn` with the arguments `A`.
pub trait Handler<A>: Clone + Send + Sync + 'static {
    /// What it returns.
    type Output;

    /// Calls it.
    fn call(self, arguments: A) -> impl Future<Output = Self::Output> + Send;
}

macro_rules! handlers {
    ($(($($argument:ident),*))+) => { $(
        #[allow(non_snake_case, reason = "one name serves for the type and the value")]
        impl<F, R, $($argument),*> Handler<($($argument,)*)> for F
        where
            F: FnOnce($($argument),*) -> R + Clone + Send + Sync + 'static,
            R: Future + Send,
        {
            type Output = R::Output;

            fn call(self, ($($argument,)*): ($($argument,)*)) -> impl Future<Output = R::Output> + Send {
                self($($argument),*)
            }
        }
    )+ };
}

super::argument::each_arity!(handlers);
