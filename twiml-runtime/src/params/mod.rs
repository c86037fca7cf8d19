//! The decoded parameters of a request.

mod de;
mod decode;
mod escape;
mod name;
mod part;
mod room;
mod unescape;
mod words;

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use bytes::Bytes;

use crate::value::Text;
use decode::Decoded;
use unescape::Pair;

pub use de::DeserializeError;
pub(crate) use name::{Name, Path, Segment};
pub(crate) use part::pairs_of;
pub(crate) use unescape::DecodeError;

/// The parameters of one request, decoded once, in the order in which they came.
///
/// For a POST these are the fields of the form in its body, for a GET the pairs of its query. A name may
/// come more than once. A request whose body is JSON has no pairs; its body is [`json`](Self::json).
/// Twilio adds parameters [without notice](https://www.twilio.com/docs/usage/webhooks/webhooks-overview), so
/// all of them are kept, known or not.
///
/// A clone shares the decoded text. `{:?}` shows the names alone, and of a name that may be data its length; `{:#?}`
/// shows everything.
///
/// ```
/// # use twiml_runtime::{Params, Verifier};
/// # fn read(params: &Params) {
/// if let Some(city) = params.get("FromCity") {
///     println!("someone in {city}");
/// }
/// let media: Vec<&str> = params.get_all("MediaUrl0").collect();
/// for (name, value) in params {
///     println!("{name} = {value}");
/// }
/// # }
/// ```
#[derive(Clone, Default)]
pub struct Params {
    inner: Arc<Inner>,
}

#[derive(Default)]
struct Inner {
    /// Every distinct pair in signing order; the pairs point into it.
    text: Arc<str>,
    pairs: Vec<Pair>,
    repeats: bool,
    replaced: bool,
    body: Bytes,
    source: Source,
}

/// Where the parameters come from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Source {
    /// The body, and signed behind the URL.
    #[default]
    Form,
    /// The URL.
    Query,
    /// A body that is not a form, and so has none.
    Json,
}

impl Params {
    /// The pairs given, in that order. More than 4 GiB of them, which no request has, give none.
    pub(crate) fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        Self::new(decode::decode_plain(pairs).unwrap_or_default(), Bytes::new(), Source::Form)
    }

    /// The fields of a form.
    pub(crate) fn from_form(body: Bytes, max_pairs: usize) -> Result<Self, DecodeError> {
        Ok(Self::new(decode::decode_form(&body, max_pairs)?, body, Source::Form))
    }

    /// The pairs of a query, and a body that is not part of them. What is not UTF-8 in the query is replaced.
    pub(crate) fn from_query(query: &str, body: Bytes, max_pairs: usize) -> Result<Self, DecodeError> {
        Ok(Self::new(decode::decode_query(query, max_pairs)?, body, Source::Query))
    }

    /// A body that is not a form.
    pub(crate) fn from_json(body: Bytes) -> Self {
        Self::new(Decoded::default(), body, Source::Json)
    }

    fn new(decoded: Decoded, body: Bytes, source: Source) -> Self {
        let Decoded { text, pairs, repeats, replaced } = decoded;
        Self { inner: Arc::new(Inner { text, pairs, repeats, replaced, body, source }) }
    }

    /// The first value of a parameter.
    ///
    /// The order of several values is not signed: where that matters, see with [`get_all`](Self::get_all) that there is one.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.get_all(name).next()
    }

    /// Every value of a parameter, in the order in which they came.
    pub fn get_all<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        self.iter().filter(move |(n, _)| *n == name).map(|(_, value)| value)
    }

    /// The first value of a parameter, sharing the request's buffer.
    pub(crate) fn text(&self, name: &str) -> Option<Text> {
        let pair = self.inner.pairs.iter().find(|pair| self.slice(pair.name()) == name)?;
        Some(Text::slice(&self.inner.text, pair.value()))
    }

    /// All pairs, in the order in which they came, each value sharing the request's buffer.
    pub(crate) fn texts(&self) -> impl Iterator<Item = (&str, Text)> {
        self.inner
            .pairs
            .iter()
            .map(|pair| (self.slice(pair.name()), Text::slice(&self.inner.text, pair.value())))
    }

    /// All pairs, in the order in which they came.
    pub fn iter(&self) -> Iter<'_> {
        Iter { params: self, pairs: self.inner.pairs.iter() }
    }

    /// Whether a name or a value was not UTF-8, so that it has U+FFFD (`�`) in place of the bytes.
    ///
    /// Only the query of a GET can be so, because its bytes are signed as they came. They are in the request's URI, which a
    /// handler takes as axum's [`OriginalUri`](axum::extract::OriginalUri). A form that is not UTF-8 is refused.
    pub fn has_replacements(&self) -> bool {
        self.inner.replaced
    }

    /// Whether a name comes more than once.
    pub(crate) fn has_repeated_names(&self) -> bool {
        self.inner.repeats
    }

    /// The names that come more than once, each once for every further time.
    pub(crate) fn repeated_names(&self) -> impl Iterator<Item = &str> {
        let mut names: Vec<_> = self.iter().map(|(name, _)| name).collect();
        names.sort_unstable();
        let repeated: Vec<_> =
            names.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
        repeated.into_iter()
    }

    /// Whether the parameters were signed behind the URL, with nothing in between.
    pub(crate) fn follow_the_url(&self) -> bool {
        self.inner.source == Source::Form && !self.inner.pairs.is_empty()
    }

    /// The value of this parameter, if it is the first in the order in which they are signed, and so follows the URL.
    pub(crate) fn signed_first(&self, name: &str) -> Option<&str> {
        let mut first = self.inner.pairs.iter().filter(|pair| pair.name().start == 0);
        first.find(|pair| self.slice(pair.name()) == name).map(|pair| self.slice(pair.value()))
    }

    /// The body of a request that was not a form: JSON, as [Studio] and [Event Streams] send it.
    ///
    /// The bytes are those whose hash was signed; nothing has parsed them.
    ///
    /// [Studio]: https://www.twilio.com/docs/studio/widget-library/http-request
    /// [Event Streams]: https://www.twilio.com/docs/events/webhook-quickstart
    pub fn json(&self) -> Option<&[u8]> {
        (self.inner.source == Source::Json).then_some(&*self.inner.body)
    }

    /// Names and values in the order in which Twilio signs them, with nothing in between.
    pub(crate) fn signing_text(&self) -> &str {
        &self.inner.text
    }

    /// The body as it came.
    pub(crate) fn body(&self) -> &Bytes {
        &self.inner.body
    }

    fn slice(&self, range: Range<u32>) -> &str {
        self.inner.text.get(range.start as usize..range.end as usize).unwrap_or_default()
    }
}

/// The pairs of a request; see [`Params::iter`].
#[derive(Clone)]
pub struct Iter<'a> {
    params: &'a Params,
    pairs: std::slice::Iter<'a, Pair>,
}

impl<'a> Iterator for Iter<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let pair = self.pairs.next()?;
        Some((self.params.slice(pair.name()), self.params.slice(pair.value())))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.pairs.size_hint()
    }
}

impl ExactSizeIterator for Iter<'_> {}

impl<'a> IntoIterator for &'a Params {
    type Item = (&'a str, &'a str);
    type IntoIter = Iter<'a>;

    fn into_iter(self) -> Iter<'a> {
        self.iter()
    }
}

impl fmt::Debug for Params {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(body) = self.json() {
            f.debug_struct("Params").field("json_bytes", &body.len()).finish_non_exhaustive()
        } else if f.alternate() {
            f.debug_map().entries(self).finish()
        } else {
            f.debug_set().entries(self.iter().map(|(name, _)| Name(name))).finish()
        }
    }
}

impl fmt::Debug for Iter<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.clone().map(|(name, _)| Name(name))).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(body: &'static str) -> Params {
        Params::from_form(Bytes::from_static(body.as_bytes()), 100).unwrap()
    }

    #[test]
    fn pairs_keep_the_order_in_which_they_came() {
        let params = form("To=b&From=a&To=c");
        assert_eq!(params.iter().collect::<Vec<_>>(), [("To", "b"), ("From", "a"), ("To", "c")]);
        assert_eq!(params.get("To"), Some("b"));
        assert_eq!(params.get_all("To").collect::<Vec<_>>(), ["b", "c"]);
        assert_eq!(params.get("to"), None);
        assert_eq!(params.iter().len(), 3);
    }

    #[test]
    fn text_shares_the_buffer() {
        let params = form("Body=hello+there");
        let body = params.text("Body").unwrap();
        assert_eq!(body, "hello there");
        assert!(params.signing_text().as_bytes().as_ptr_range().contains(&body.as_ptr()));
        assert!(params.text("From").is_none());
    }

    #[test]
    fn pairs_made_by_hand_are_not_decoded() {
        let params = Params::from_pairs([("a+b", "%41"), ("A", "")]);
        assert_eq!(params.get("a+b"), Some("%41"));
        assert_eq!(params.signing_text(), "Aa+b%41");
    }

    #[test]
    fn debug_hides_values_unless_asked() {
        let params = form("Body=secret&From=x");
        assert_eq!(format!("{params:?}"), r#"{"Body", "From"}"#);
        assert!(format!("{params:#?}").contains("secret"));
        let json_as_form = form(r#"{"Body":"secret"}"#);
        assert_eq!(
            format!("{json_as_form:?} {:?}", json_as_form.iter()),
            "{(17 characters)} {(17 characters)}"
        );
        assert!(!format!("{:?}", Params::from_json(Bytes::from_static(b"secret"))).contains("secret"));
    }
}
