//! The address of a webhook as a value: a text, or a handler with its arguments.

use std::borrow::Cow;
use std::fmt;
use std::rc::Rc;
use std::sync::Arc;

use super::family::FamilyOfUse;
use super::pieces::LinkForm;
use super::writer::Writer;
use super::written::Written;
use crate::value::{Text, Url};

/// A value where a document says how Twilio goes on: a [`Link`](crate::Link) to a handler, or any other address.
///
/// `C` is the callback, which a handler has to fit; `F` is the family of the document, where its use decides that.
#[diagnostic::on_unimplemented(
    message = "a URL is expected here, not `{Self}`",
    label = "not a URL",
    note = "to have Twilio call a webhook of this application, name its handler without braces: `action=menu`",
    note = "a handler with arguments is called in the braces: `action={{menu::with(&query)}}`; one with a path template and a `Query<_>` takes both: \
            `{{menu::at(id).with(&query)}}`",
    note = "a `Link<_>` to a handler, an `Option` of one, or an `Either` of two is passed as any other value; other addresses are passed as text, \
            `http::Uri` or `twiml_runtime::Url`"
)]
pub trait AddressValue<C, F, M> {
    /// What to write.
    #[doc(hidden)]
    fn address(&self) -> WebhookAddress<'_>;
}

/// The address of a webhook.
#[doc(hidden)]
#[derive(Clone, Copy)]
pub enum WebhookAddress<'v> {
    /// None: there is nothing to write.
    Absent,
    Text(&'v str),
    Written(&'v dyn Written),
    /// The path and query of a handler, and its method.
    Handler {
        url: &'v str,
        method: &'static str,
    },
}

/// No handler, but an address as text.
#[derive(Debug)]
pub enum NoHandler {}

macro_rules! addresses {
    ($address:ident: $($type:ty),+) => { $(
        #[diagnostic::do_not_recommend]
        impl<C, F> AddressValue<C, F, NoHandler> for $type {
            fn address(&self) -> WebhookAddress<'_> {
                WebhookAddress::$address(self)
            }
        }
    )+ };
}

addresses!(Text: str, String, Cow<'_, str>, Box<str>, Rc<str>, Arc<str>);
addresses!(Written: fmt::Arguments<'_>, Text, Url, http::Uri);

impl<C, F, M, T: AddressValue<C, F, M> + ?Sized> AddressValue<C, F, M> for &T {
    fn address(&self) -> WebhookAddress<'_> {
        (**self).address()
    }
}

impl<C, F, M, T: AddressValue<C, F, M>> AddressValue<C, F, M> for Option<T> {
    fn address(&self) -> WebhookAddress<'_> {
        self.as_ref().map_or(WebhookAddress::Absent, AddressValue::address)
    }
}

/// One of two: links to different handlers, or a link and another address, where a value is decided at run time.
///
/// ```
/// use twiml_runtime::prelude::*;
///
/// #[voice_webhook("/hold/{caller}")]
/// async fn hold(_call: IncomingCall, Path(_caller): Path<u32>) -> VoiceResponse {
///     twiml! { <Response><Say>"Please wait."</Say></Response> }
/// }
///
/// #[voice_webhook("/menu")]
/// async fn menu(_call: IncomingCall) -> VoiceResponse {
///     twiml! { <Response><Hangup/></Response> }
/// }
///
/// let busy = true;
/// let next = if busy { Either::Left(hold::at(7)) } else { Either::Right(menu::link()) };
/// let answer: VoiceResponse = twiml! { <Response><Redirect>{next}</Redirect></Response> };
/// assert_eq!(answer.as_str(), r#"<Response><Redirect method="POST">/hold/7</Redirect></Response>"#);
/// ```
///
/// Each has to fit where the value is written. For three handlers, one of the two is an `Either` itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Either<L, R> {
    /// The first.
    Left(L),
    /// The second.
    Right(R),
}

impl<C, F, M, N, L, R> AddressValue<C, F, (M, N)> for Either<L, R>
where
    L: AddressValue<C, F, M>,
    R: AddressValue<C, F, N>,
{
    fn address(&self) -> WebhookAddress<'_> {
        match self {
            Self::Left(value) => value.address(),
            Self::Right(value) => value.address(),
        }
    }
}

/// The address that a value gives, where a document expects the callback `C`.
pub fn address_of<C, F, M>(
    _: FamilyOfUse<F>,
    value: &(impl AddressValue<C, F, M> + ?Sized),
) -> WebhookAddress<'_> {
    value.address()
}

impl fmt::Debug for WebhookAddress<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Absent => f.write_str("Absent"),
            Self::Text(text) => f.debug_tuple("Text").field(text).finish(),
            Self::Written(_) => f.debug_tuple("Written").finish_non_exhaustive(),
            Self::Handler { url, method } => {
                f.debug_struct("Handler").field("url", url).field("method", method).finish()
            }
        }
    }
}

impl Writer {
    /// An attribute that says how Twilio goes on; `open` and `number` as for any other.
    pub fn address(&mut self, open: &str, address: WebhookAddress<'_>, number: u16, absolute: bool) {
        match address {
            WebhookAddress::Absent => self.url_attribute(open, &None::<&str>, number),
            WebhookAddress::Text(text) => self.url_attribute(open, text, number),
            WebhookAddress::Written(value) => self.written_url_attribute(open, value, number),
            WebhookAddress::Handler { url, .. } => {
                self.markup(open);
                self.link_text(url, if absolute { LinkForm::Url } else { LinkForm::Path });
                self.markup("\"");
            }
        }
    }

    /// A text that says how Twilio goes on.
    pub fn address_text(&mut self, address: WebhookAddress<'_>) {
        match address {
            WebhookAddress::Absent => {}
            WebhookAddress::Text(text) => self.text(text),
            WebhookAddress::Written(value) => self.written_text(value),
            WebhookAddress::Handler { url, .. } => self.link_text(url, LinkForm::Path),
        }
    }

    /// The method of the handler, if Twilio goes on with one.
    pub fn method_of(&mut self, open: &str, address: WebhookAddress<'_>) {
        if let WebhookAddress::Handler { method, .. } = address {
            self.markup(open);
            self.markup(method);
            self.markup("\"");
        }
    }
}
