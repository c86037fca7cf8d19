//! A finished TwiML document.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use axum::body::Body;
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, header};
use twiml_schema::Delivery;
use twiml_schema::rules::wrong_answer;

use super::breach::{Breach, Breaches};
use super::markup::{BeforeLinks, Markup};
use super::pieces::StaticDocument;
use super::verbs::verbs;

/// A TwiML document of the family `F`, made by [`twiml!`](crate::twiml).
///
/// ```
/// use twiml_runtime::prelude::*;
///
/// let reply: VoiceResponse = twiml! { <Response><Say>"Hello"</Say></Response> };
/// assert_eq!(reply.as_str(), "<Response><Say>Hello</Say></Response>");
/// ```
///
/// A document without `{}` is a `&'static str`, and a response with it copies nothing.
pub struct Twiml<F> {
    markup: Markup,
    family: PhantomData<fn() -> F>,
}

impl<F> Twiml<F> {
    /// A document known at compile time.
    #[doc(hidden)]
    pub const fn from_static(document: &'static StaticDocument) -> Self {
        Self { markup: Markup::known(document), family: PhantomData }
    }

    pub(super) fn from_markup(markup: Markup) -> Self {
        Self { markup, family: PhantomData }
    }

    /// The document as XML.
    ///
    /// Handlers that it names are in it as paths, as the application itself knows them. What is sent has what comes before: a base
    /// path, and the whole URL in the few attributes where Twilio takes nothing else, such as `statusCallback` of `<Stream>`.
    pub fn as_str(&self) -> &str {
        self.markup.as_str()
    }

    /// The paths of handlers in it, without a query.
    pub(crate) fn links(&self) -> impl Iterator<Item = &str> {
        self.markup.paths()
    }

    /// The verbs that cannot be in the answer to a callback.
    pub(crate) fn not_accepted(&self, delivery: Delivery) -> impl Iterator<Item = Breach> {
        verbs(self.as_str()).filter_map(move |verb| Breach::of_answer(verb, &wrong_answer(delivery, verb)?))
    }

    /// The document with `public_url` before each path of a handler.
    pub(crate) fn absolute(&self, public_url: &str) -> String {
        self.log_breaches();
        self.markup.absolute(public_url)
    }

    /// The rules that what was written at run time breaks, to be logged.
    pub(crate) fn take_breaches(&mut self) -> Vec<Breach> {
        self.markup.take_breaches()
    }

    /// Logs them where no handler is known.
    fn log_breaches(&self) {
        static LOGGED: Breaches = Breaches::new();
        let breaches = self.markup.breaches();
        if !breaches.is_empty() {
            LOGGED.log(breaches.iter().cloned(), None);
        }
    }

    /// Puts before each path of a handler what comes there.
    pub(crate) fn under(self, before: BeforeLinks<'_>) -> Self {
        Self::from_markup(self.markup.under(before))
    }
}

impl<F> Clone for Twiml<F> {
    fn clone(&self) -> Self {
        Self::from_markup(self.markup.clone())
    }
}

impl<F> fmt::Debug for Twiml<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Twiml").field(&self.as_str()).finish()
    }
}

impl<F> fmt::Display for Twiml<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl<F> PartialEq for Twiml<F> {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl<F> Eq for Twiml<F> {}

impl<F> From<Twiml<F>> for String {
    fn from(twiml: Twiml<F>) -> Self {
        twiml.log_breaches();
        twiml.markup.into_text().into_owned()
    }
}

impl<F> IntoResponse for Twiml<F> {
    /// `200` with `Content-Type: text/xml; charset=utf-8`.
    fn into_response(self) -> Response {
        self.log_breaches();
        let body = match self.markup.into_text() {
            Cow::Borrowed(text) => Body::from(text),
            Cow::Owned(text) => Body::from(text),
        };
        let content_type = HeaderValue::from_static("text/xml; charset=utf-8");
        ([(header::CONTENT_TYPE, content_type)], body).into_response()
    }
}
