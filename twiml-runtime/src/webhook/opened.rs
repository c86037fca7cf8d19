//! The handlers of websockets that a document has Twilio open: what must fit, checked by the compiler.

use super::callback::Callback;
use super::descriptor::{Descriptor, path_hash};
use super::mountable::Mountable;
use crate::value::Method;

/// An annotated function for the websocket of a call, as a type.
///
/// `#[media_stream]` and `#[conversation_relay]` implement this for the type that they make beside the function. Do not implement it by
/// hand. Such a handler is not a [`Webhook`](crate::Webhook): Twilio sends it no payload, and it answers with no document.
pub trait StreamHandler: Mountable {
    /// What is known about it without calling it.
    const DESCRIPTOR: Descriptor = Self::HANDLER;

    /// The function's name.
    const NAME: &'static str = Self::HANDLER.name;

    /// Its path, as the attribute gives it.
    const PATH: &'static str = Self::HANDLER.path;
}

/// A [`StreamHandler`] whose first argument is an `A`.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the handler of a websocket, but Twilio opens one here",
    label = "not a function with `#[media_stream]` or `#[conversation_relay]`",
    note = "the `url` of a `<Stream>` names a `#[media_stream(\"/path\")]`, and that of a `<ConversationRelay>` a \
            `#[conversation_relay(\"/path\")]`",
    note = "a webhook is named by a callback, such as `action` of the `<Connect>` or `statusCallback`"
)]
pub trait OpenedAs<A>: StreamHandler {}

/// For each place in which a document names the handler of a websocket, the trait of the handlers that fit.
macro_rules! places {
    ($(
        $(#[$doc:meta])*
        $name:ident: $message:literal, $label:literal, $($note:literal),+;
    )+) => { $(
        $(#[$doc])*
        ///
        /// `A` is the first argument of the handler.
        #[doc(hidden)]
        #[diagnostic::on_unimplemented(message = $message, label = $label, $(note = $note),+)]
        pub trait $name<A> {}

        // Not a first argument. With only one implementation, the compiler would infer the argument from it.
        #[diagnostic::do_not_recommend]
        impl<W> $name<()> for W {}
        #[diagnostic::do_not_recommend]
        impl<W> $name<((),)> for W {}
    )+ };
}

places! {
    /// The handler of a `<Stream>` in `<Connect>`.
    OpenedByConnect:
    "`{Self}` takes a `{A}`, but a `<Stream>` in `<Connect>` is a `MediaStream`",
    "not the handler of a stream that hears and speaks",
    "`<Connect>` waits for a stream that hears and speaks: take a `MediaStream<P>` as the first argument of a `#[media_stream]`",
    "a `MediaTap<P>`, which only hears, belongs in `<Start>`, and a `Conversation<P>` in `<ConversationRelay>`";

    /// The handler of a `<Stream>` in `<Start>`.
    OpenedByStart:
    "`{Self}` takes a `{A}`, but a `<Stream>` in `<Start>` is a `MediaTap`",
    "not the handler of a stream that only hears",
    "Twilio takes no audio from a stream in `<Start>`: take a `MediaTap<P>` as the first argument of a `#[media_stream]`",
    "a `MediaStream<P>`, which hears and speaks, belongs in `<Connect>`, and a `Conversation<P>` in `<ConversationRelay>`";

    /// The handler of a `<Stream>` whose surroundings are not known.
    OpenedByStream:
    "`{Self}` takes a `{A}`, but a `<Stream>` is a `MediaStream` or a `MediaTap`",
    "not the handler of a stream",
    "name a `#[media_stream]`; a `Conversation<P>` belongs in `<ConversationRelay>`";

    /// The handler of a `<ConversationRelay>`.
    OpenedByRelay:
    "`{Self}` takes a `{A}`, but a `<ConversationRelay>` is a `Conversation`",
    "not the handler of a conversation",
    "name a `#[conversation_relay]`, whose first argument is a `Conversation<P>`; a `#[media_stream]` belongs in the `url` of a `<Stream>`";

    /// The handler of a websocket that has no parameters.
    OpenedAlone:
    "`{Self}` takes a `{A}`, whose parameters are missing here",
    "without its parameters",
    "pass them: `url={{{Self}::with(&parameters)}}` writes the URL and a `<Parameter>` for each";
}

impl Descriptor {
    /// The descriptor of the handler of a websocket, by its attribute and the name of its first argument.
    #[doc(hidden)]
    #[track_caller]
    pub const fn of_stream(
        name: &'static str,
        path: &'static str,
        attribute: &'static str,
        argument: &'static str,
    ) -> Self {
        Self {
            name,
            path,
            method: Method::Get,
            attribute,
            payload: argument,
            location: std::panic::Location::caller(),
            entry: None,
            // A handshake has no parameters, and so no place at which its URL could be cut.
            names_account: true,
            path_hash: path_hash(path),
        }
    }
}

impl Callback {
    /// The handler `W` of a websocket. Whether it fits is checked where it is named.
    pub const fn open<W: StreamHandler>() -> Self {
        Self { path: W::PATH, method: Method::Get.as_str(), webhook: W::HANDLER }
    }
}
