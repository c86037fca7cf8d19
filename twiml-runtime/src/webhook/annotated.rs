//! What an attribute macro says about its function.

use std::panic::Location;

use super::arguments_in_url::ArgumentsInUrl;
use super::descriptor::{Descriptor, path_hash};
use super::kind::Kind;
use super::mention::Mention;
use super::reference::Reference;
use super::remark::Remark;
use crate::payload::Payload;
use crate::value::Method;

/// An annotated function, as a type.
///
/// `#[sms_webhook]` and the other attributes implement this for the type that they make beside the function. Do not
/// implement it by hand.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a webhook",
    label = "not a function with a webhook attribute",
    note = "put `#[sms_webhook(\"/path\")]`, `#[voice_webhook(\"/path\")]`, `#[status_callback(\"/path\")]` or \
            `#[studio_webhook(\"/path\")]` on the function",
    note = "a `#[media_stream]` or `#[conversation_relay]` is named by the `url` of a `<Stream>` or `<ConversationRelay>`",
    note = "a list of webhooks is taken in by `..`: `webhooks![sms, ..Menu]`"
)]
pub trait Webhook: 'static {
    /// The attribute it was made with.
    type Kind: Kind;

    /// Whether it is called with arguments in its URL: parameters of its path, or a query.
    type Arguments: ArgumentsInUrl;

    /// What is known about it without calling it.
    const DESCRIPTOR: Descriptor;

    /// The function's name.
    const NAME: &'static str = Self::DESCRIPTOR.name;

    /// Its path, as the attribute gives it.
    const PATH: &'static str = Self::DESCRIPTOR.path;

    /// The method it answers to.
    const METHOD: Method = Self::DESCRIPTOR.method;

    /// The handlers that its own documents and its attribute name.
    const REFERENCES: &'static [Reference] = &[];

    /// The functions that its body calls, for what their documents name, and the handlers to which it makes links: `main_menu .greeting &menu`.
    #[doc(hidden)]
    const CALLS: &'static str = "";

    /// The verbs of its documents that not everyone can be answered with. Documents of which it does not know say that themselves.
    #[doc(hidden)]
    const LIMITED: &'static [&'static str] = &[];

    /// Where its documents tell Twilio to go on without the name of a handler; as above.
    #[doc(hidden)]
    const ADDRESSES: &'static [Mention] = &[];

    /// What the flow does not warn of, by name.
    #[doc(hidden)]
    const ALLOWED: &'static [&'static str] = &[];

    /// What is unusual in its documents, for the warnings of [`Flow`](crate::flow::Flow).
    #[doc(hidden)]
    const REMARKS: &'static [Remark] = &[];
}

/// A [`Webhook`] of the kind `K` that receives the payload `P`.
///
/// Each webhook implements this once, so that both follow from the webhook. They are not associated types, because
/// those would have to be as public as the webhook, and a type in [`Signed<_>`](crate::Signed) rarely is.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a webhook",
    label = "not a function with a webhook attribute",
    note = "put `#[sms_webhook(\"/path\")]`, `#[voice_webhook(\"/path\")]`, `#[status_callback(\"/path\")]` or \
            `#[studio_webhook(\"/path\")]` on the function",
    note = "a `#[media_stream]` or `#[conversation_relay]` is named by the `url` of a `<Stream>` or `<ConversationRelay>`"
)]
pub trait Receives<K, P>: Webhook {}

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
            entry: None,
            names_account: P::NAMES_ACCOUNT,
            path_hash: path_hash(path),
        }
    }
}
