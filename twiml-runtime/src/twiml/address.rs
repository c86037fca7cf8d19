//! The address of a webhook as a value: a text, or a handler with its arguments.

use std::borrow::Cow;
use std::fmt;
use std::rc::Rc;
use std::sync::Arc;

use super::family::FamilyOfUse;
use super::value::UrlValue;
use super::writer::Writer;
use crate::value::{Text, Url};

/// A value where a document says how Twilio goes on: a [`Link`](crate::Link) to a handler, or any other address.
///
/// `C` is the callback, which a handler has to fit; `F` is the family of the document, where its use decides that.
#[diagnostic::on_unimplemented(
    message = "this attribute takes a URL, not `{Self}`",
    label = "not a URL",
    note = "to have Twilio call a webhook of this application, name its handler without braces: `action=menu`",
    note = "a handler with arguments is called in the braces: `action={{menu::with(&query)}}`; one with a path template and a `Query<_>` takes both: \
            `{{menu::at(id).with(&query)}}`",
    note = "a `Link<_>` to a handler, an `Option` of one, or an `Either` of two is passed as any other value; other addresses are passed as text, \
            `http::Uri` or `twiml_runtime::Url`"
)]
pub trait AddressValue<C, F, M> {
    /// The method of the handler, if it is a handler.
    fn method(&self) -> Option<&'static str>;

    /// Writes it.
    fn write(&self, to: &mut AddressWriter<'_>);
}

/// No handler, but an address as text.
#[derive(Debug)]
pub enum NoHandler {}

/// Where an address is written.
#[derive(Debug)]
pub struct AddressWriter<'w> {
    pub(super) writer: &'w mut Writer,
    /// What comes before an attribute, and its number in the vocabulary; none between two tags.
    pub(super) attribute: Option<(&'w str, u16)>,
    pub(super) absolute: bool,
}

impl AddressWriter<'_> {
    fn text(&mut self, value: &(impl UrlValue + ?Sized)) {
        match self.attribute {
            Some((open, number)) => self.writer.url_attribute(open, value, number),
            None => self.writer.url_text(value),
        }
    }

    /// The path and query of a handler.
    pub(crate) fn handler(&mut self, url: &str) {
        if let Some((open, _)) = self.attribute {
            self.writer.markup(open);
        }
        self.writer.link_text(url, self.absolute);
        if self.attribute.is_some() {
            self.writer.markup("\"");
        }
    }
}

macro_rules! addresses {
    ($($type:ty),+ $(,)?) => { $(
        #[diagnostic::do_not_recommend]
        impl<C, F> AddressValue<C, F, NoHandler> for $type {
            fn method(&self) -> Option<&'static str> {
                None
            }

            fn write(&self, to: &mut AddressWriter<'_>) {
                to.text(self);
            }
        }
    )+ };
}

addresses!(str, String, Cow<'_, str>, Box<str>, Rc<str>, Arc<str>, fmt::Arguments<'_>, Text, Url, http::Uri);

#[diagnostic::do_not_recommend]
impl<C, F, M, T: AddressValue<C, F, M> + ?Sized> AddressValue<C, F, M> for &T {
    fn method(&self) -> Option<&'static str> {
        (**self).method()
    }

    fn write(&self, to: &mut AddressWriter<'_>) {
        (**self).write(to);
    }
}

#[diagnostic::do_not_recommend]
impl<C, F, M, T: AddressValue<C, F, M>> AddressValue<C, F, M> for Option<T> {
    fn method(&self) -> Option<&'static str> {
        self.as_ref().and_then(AddressValue::method)
    }

    fn write(&self, to: &mut AddressWriter<'_>) {
        match self {
            Some(value) => value.write(to),
            None => to.text(&None::<&str>),
        }
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

#[diagnostic::do_not_recommend]
impl<C, F, M, N, L, R> AddressValue<C, F, (M, N)> for Either<L, R>
where
    L: AddressValue<C, F, M>,
    R: AddressValue<C, F, N>,
{
    fn method(&self) -> Option<&'static str> {
        match self {
            Self::Left(value) => value.method(),
            Self::Right(value) => value.method(),
        }
    }

    fn write(&self, to: &mut AddressWriter<'_>) {
        match self {
            Self::Left(value) => value.write(to),
            Self::Right(value) => value.write(to),
        }
    }
}

impl Writer {
    /// An attribute that says how Twilio goes on.
    pub fn address<C, F, M>(
        &mut self,
        _: FamilyOfUse<F>,
        open: &str,
        value: &(impl AddressValue<C, F, M> + ?Sized),
        number: u16,
        absolute: bool,
    ) {
        value.write(&mut AddressWriter { writer: self, attribute: Some((open, number)), absolute });
    }

    /// A text that says how Twilio goes on.
    pub fn address_text<C, F, M>(
        &mut self,
        _: FamilyOfUse<F>,
        value: &(impl AddressValue<C, F, M> + ?Sized),
    ) {
        value.write(&mut AddressWriter { writer: self, attribute: None, absolute: false });
    }

    /// The method of the handler, if that is how Twilio goes on.
    pub fn method_of<C, F, M>(
        &mut self,
        _: FamilyOfUse<F>,
        open: &str,
        value: &(impl AddressValue<C, F, M> + ?Sized),
    ) {
        if let Some(method) = value.method() {
            self.markup(open);
            self.markup(method);
            self.markup("\"");
        }
    }
}
