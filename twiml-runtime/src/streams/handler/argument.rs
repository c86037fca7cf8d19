//! The first argument of a handler, and which attribute takes it.

use serde::de::DeserializeOwned;

use crate::streams::media::{MediaStream, MediaTap};
use crate::streams::relay::Conversation;
use crate::streams::seam::FirstArgument;

/// A [`FirstArgument`] by its name.
#[doc(hidden)]
pub trait StreamArgument: FirstArgument {
    /// Its name, without its parameters.
    const NAME: &'static str;
}

macro_rules! arguments {
    ($($argument:ident: $attribute:ident;)+) => { $(
        impl<P: DeserializeOwned + Send + 'static> StreamArgument for $argument<P> {
            const NAME: &'static str = stringify!($argument);
        }

        #[diagnostic::do_not_recommend]
        impl<P: DeserializeOwned + Send + 'static> $attribute for $argument<P> {}
    )+ };
}

arguments! {
    MediaStream: MediaArgument;
    MediaTap: MediaArgument;
    Conversation: RelayArgument;
}

/// The first argument of a `#[media_stream]`.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "a `#[media_stream]` cannot take `{Self}` as its first argument",
    label = "not a `MediaStream<P>` or `MediaTap<P>`",
    note = "take a `MediaStream<P>`, which hears and speaks and is for `<Connect>`, or a `MediaTap<P>`, which only hears and is for `<Start>`; \
            every argument after it is an axum extractor",
    note = "a `Conversation<P>` is the first argument of a `#[conversation_relay]`",
    note = "`P` is what the `<Parameter>`s are read into: it implements `serde::Deserialize`, and has no lifetimes"
)]
pub trait MediaArgument: StreamArgument {}

/// The first argument of a `#[conversation_relay]`.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "a `#[conversation_relay]` cannot take `{Self}` as its first argument",
    label = "not a `Conversation<P>`",
    note = "take a `Conversation<P>`; every argument after it is an axum extractor",
    note = "a `MediaStream<P>` or `MediaTap<P>` is the first argument of a `#[media_stream]`",
    note = "`P` is what the `<Parameter>`s are read into: it implements `serde::Deserialize`, and has no lifetimes"
)]
pub trait RelayArgument: StreamArgument {}
