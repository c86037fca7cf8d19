//! A finished TwiML document.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use axum::body::Body;
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, header};
use twiml_schema::xml;

use super::pieces::StaticDocument;

/// A TwiML document of the family `F`, made by [`twiml!`](crate::twiml).
///
/// ```
/// use twiml_runtime::prelude::*;
///
/// let reply: VoiceResponse = twiml! { <Response><Say>"Hello"</Say></Response> };
/// assert_eq!(reply.as_str(), "<Response><Say>Hello</Say></Response>");
/// ```
///
/// A document that holds no `{}` is a `&'static str`, and answering with it copies nothing.
pub struct Twiml<F> {
    text: Cow<'static, str>,
    /// Where in `text` the path of a handler begins. What stands before the application's own paths from
    /// the outside (a base path, a nested router) is put in there when the document is sent.
    links: Cow<'static, [usize]>,
    family: PhantomData<fn() -> F>,
}

impl<F> Twiml<F> {
    /// A document known at compile time.
    #[doc(hidden)]
    pub const fn from_static(document: &'static StaticDocument) -> Self {
        Self {
            text: Cow::Borrowed(document.text()),
            links: Cow::Borrowed(document.links()),
            family: PhantomData,
        }
    }

    pub(super) fn from_written(text: String, links: Vec<usize>) -> Self {
        Self { text: Cow::Owned(text), links: Cow::Owned(links), family: PhantomData }
    }

    /// The document as XML.
    ///
    /// Handlers that it names stand there as the paths under which the application itself knows them.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Puts `prefix` before each path of a handler. It comes from a URL, where `&` and `'` need no escape.
    pub(crate) fn under(self, prefix: &str) -> Self {
        if prefix.is_empty() || self.links.is_empty() {
            return self;
        }
        let mut escaped = String::new();
        xml::escape_attribute(prefix, &mut escaped);
        let mut text = String::with_capacity(self.text.len() + self.links.len() * escaped.len());
        let mut rest = self.as_str();
        let mut done = 0;
        for &link in self.links.iter() {
            // Links are positions between two characters of the text, in ascending order.
            let Some((before, after)) = rest.split_at_checked(link.saturating_sub(done)) else { break };
            text.push_str(before);
            text.push_str(&escaped);
            rest = after;
            done = link;
        }
        text.push_str(rest);
        // The links have moved, and nobody asks for them after this.
        Self { text: Cow::Owned(text), links: Cow::Borrowed(&[]), family: PhantomData }
    }
}

impl<F> Clone for Twiml<F> {
    fn clone(&self) -> Self {
        Self { text: self.text.clone(), links: self.links.clone(), family: PhantomData }
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
        twiml.text.into_owned()
    }
}

impl<F> IntoResponse for Twiml<F> {
    /// `200` with `Content-Type: text/xml; charset=utf-8`.
    fn into_response(self) -> Response {
        let body = match self.text {
            Cow::Borrowed(text) => Body::from(text),
            Cow::Owned(text) => Body::from(text),
        };
        let content_type = HeaderValue::from_static("text/xml; charset=utf-8");
        ([(header::CONTENT_TYPE, content_type)], body).into_response()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(text: &str, links: &[usize]) -> Twiml<super::super::Voice> {
        Twiml::from_written(text.to_owned(), links.to_vec())
    }

    #[test]
    fn a_prefix_goes_before_every_path_of_a_handler() {
        let twiml = document(r#"<a x="/one" y="/two"/>"#, &[6, 15]);
        assert_eq!(twiml.under("/api").as_str(), r#"<a x="/api/one" y="/api/two"/>"#);
    }

    #[test]
    fn a_prefix_is_escaped() {
        let twiml = document(r#"<a x="/one"/>"#, &[6]);
        assert_eq!(twiml.under("/a&b").as_str(), r#"<a x="/a&amp;b/one"/>"#);
    }

    #[test]
    fn without_a_prefix_nothing_is_copied() {
        static DOCUMENT: StaticDocument = StaticDocument::new(r#"<a x="/one"/>"#, &[6]);
        let twiml: Twiml<super::super::Voice> = Twiml::from_static(&DOCUMENT);
        assert!(matches!(twiml.under("").text, Cow::Borrowed(_)));
    }
}
