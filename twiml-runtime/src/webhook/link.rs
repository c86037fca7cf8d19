//! A handler with its arguments, as the URL at which Twilio calls it.

use std::fmt;
use std::fmt::Display;
use std::marker::PhantomData;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode_byte, utf8_percent_encode};
use serde::Serialize;

use super::annotated::Webhook;
use super::arguments_in_url::{HasParameters, NamedAlone};
use super::overrides::Overrides;
use crate::twiml::LinkValue;
use crate::verify::PARAMETERS_BEGIN;

/// What is percent-encoded in a URL. It is more than a URL demands, so that nothing on the way encodes it again: Twilio signs
/// the URL that it was given, byte for byte.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A segment that is not UTF-8, so that no `Path` makes an argument of it.
const NO_TEXT: &str = "%FF";

/// The handler `W` and the arguments to call it with, for a callback attribute of [`twiml!`](crate::twiml).
///
/// A handler with a path template is called with `at`, one that takes a [`Query`](axum::extract::Query) is called with
/// `with`; their arguments are of the handler's own types:
///
/// ```
/// use twiml_runtime::prelude::*;
///
/// #[derive(serde::Serialize, serde::Deserialize)]
/// struct Retry {
///     attempt: u8,
/// }
///
/// #[voice_webhook("/orders/{id}/menu")]
/// async fn menu(_input: GatherInput, Path(_id): Path<u32>, Query(_retry): Query<Retry>) -> VoiceResponse {
///     twiml! { <Response><Hangup/></Response> }
/// }
///
/// let retry = Retry { attempt: 2 };
/// let ask: VoiceResponse = twiml! { <Response><Gather action={menu::at(4711).with(&retry)}/></Response> };
/// assert_eq!(
///     ask.as_str(),
///     r#"<Response><Gather action="/orders/4711/menu?attempt=2" method="POST"/></Response>"#,
/// );
/// ```
///
/// A link is a value: a function returns one, and a variable holds one. Any expression of this type can be written in the braces, in an attribute, in
/// `<Redirect>` and in [`url_of`](crate::PublicUrl::url_of), and its type says which handler it is, so whether it fits there is checked as it is for a name. A
/// handler without arguments has a link as well, `menu::link()`, and [`Either`](crate::Either) is one of two.
///
/// ```
/// # use twiml_runtime::prelude::*;
/// # #[voice_webhook("/hold/{caller}")]
/// # async fn hold(_call: IncomingCall, Path(_caller): Path<u32>) -> VoiceResponse {
/// #     twiml! { <Response><Say>"Please wait."</Say></Response> }
/// # }
/// fn back_to(caller: u32) -> Link<hold> {
///     hold::at(caller)
/// }
///
/// let next = back_to(7);
/// let answer: VoiceResponse = twiml! { <Response><Say>"One moment."</Say><Redirect>{next}</Redirect></Response> };
/// assert!(answer.as_str().ends_with(r#"<Redirect method="POST">/hold/7</Redirect></Response>"#));
/// ```
///
/// How Twilio calls the handler (timeouts, retries) is set by [`overrides`](Self::overrides), also on the name of a handler
/// without arguments: `{menu::overrides(PATIENT)}`.
///
/// The names of a query are sorted, because Twilio may sort them. A text in a path cannot be empty, `.` or `..`, which have
/// another meaning in a URL: the handler refuses requests to such a link, and an error is logged when it is made. Take
/// such a text as a query.
///
/// The arguments come back in the URL that Twilio signs, and the handler refuses a request that does not show where that URL
/// ends, so it knows that Twilio called the URL that this application wrote. They are not a secret: the URL is in Twilio's logs. And they are not bound to one call:
/// anyone who sees a signed request can send it again, to the same URL with the same parameters.
///
/// A handler that takes [`Signed<T>`](crate::Signed), [`Verified<Params>`](crate::Verified) or no payload refuses forms without an
/// `AccountSid` at such a link, because they do not show where the URL ends. Twilio sends them to a `clientNotificationUrl` and from
/// Studio: give those the address from [`PublicUrl::url_of`](crate::PublicUrl::url_of), which shows it.
pub struct Link<W> {
    url: String,
    handler: PhantomData<fn() -> W>,
}

impl<W: Webhook> Link<W> {
    /// The handler, with the parameters of its path in order.
    #[doc(hidden)]
    pub fn at(parameters: &[&dyn Display]) -> Self {
        let mut url = String::with_capacity(W::PATH.len() + 16);
        let mut parameters = parameters.iter();
        for segment in W::PATH.split('/').skip(1) {
            url.push('/');
            match parameters.as_slice() {
                [parameter, ..] if segment.starts_with('{') => {
                    Self::push_segment(&mut url, parameter);
                    parameters.next();
                }
                _ => url.push_str(segment),
            }
        }
        Self { url, handler: PhantomData }
    }

    /// Writes `parameter` as a segment of the path. A URL resolves `.` and `..` even where they are encoded, and an empty
    /// segment makes another path, or even a host. They could lead anywhere, so something that is not text replaces them.
    fn push_segment(url: &mut String, parameter: &dyn Display) {
        let segment = parameter.to_string();
        if matches!(segment.as_str(), "" | "." | "..") {
            tracing::error!(
                webhook = W::NAME,
                path = W::PATH,
                segment,
                "this argument cannot be a segment of a path, so the handler will refuse the request: \
                 take a text that can be empty, `.` or `..` as a `Query`"
            );
            url.push_str(NO_TEXT);
        } else {
            push_encoded(url, &segment);
        }
    }

    /// This link, with the query that the handler takes, in place of one that it has already.
    #[must_use]
    pub fn with<'a, Q: QueryParameters<'a>>(self, query: &'a Q) -> Self
    where
        W: TakesQuery<Q>,
    {
        self.and_query(query.encode())
    }

    /// With this query in place of the one before.
    fn and_query(mut self, encoded: Result<String, serde_urlencoded::ser::Error>) -> Self {
        let overrides = self.cut_overrides();
        self.url.truncate(self.url.find('?').unwrap_or(self.url.len()));
        let encoded = match encoded {
            Ok(encoded) => encoded,
            Err(error) => {
                tracing::error!(
                    webhook = W::NAME,
                    %error,
                    "this query cannot be written into a URL, so it is left out: it has to be a flat struct or map"
                );
                String::new()
            }
        };
        let mut pairs: Vec<_> = form_urlencoded::parse(encoded.as_bytes()).collect();
        pairs.sort_by(|(a, _), (b, _)| a.cmp(b));
        for (at, (name, value)) in pairs.iter().enumerate() {
            self.url.push(if at == 0 { '?' } else { '&' });
            push_encoded(&mut self.url, name);
            self.url.push('=');
            push_encoded(&mut self.url, value);
        }
        self.url.push_str(&overrides);
        self
    }
}

impl<W> Link<W> {
    /// This link, which Twilio calls with these overrides in place of those that it has already.
    #[must_use]
    pub fn overrides(mut self, overrides: Overrides) -> Self {
        self.cut_overrides();
        overrides.write(&mut self.url);
        self
    }

    /// Takes off the fragment. Everything else in a link is encoded, and has no `#`.
    fn cut_overrides(&mut self) -> String {
        self.url.split_off(self.url.find('#').unwrap_or(self.url.len()))
    }

    /// The path and query, as the application itself knows them, and the overrides.
    pub fn as_str(&self) -> &str {
        &self.url
    }
}

/// Writes an argument into a URL. What looks as if the parameters began in the URL would be refused, so its last letter is
/// encoded as well.
fn push_encoded(url: &mut String, text: &str) {
    let from = url.len();
    url.extend(utf8_percent_encode(text, ENCODED));
    while let Some(at) = url[from..].find(PARAMETERS_BEGIN) {
        let last = from + at + PARAMETERS_BEGIN.len() - 1;
        let encoded = percent_encode_byte(url.as_bytes()[last]);
        url.replace_range(last..=last, encoded);
    }
}

/// A webhook by its name, as a link.
pub trait AsLink: Webhook + Sized {
    /// A link to this webhook, where a value is needed: `fn next() -> Link<menu>`. One that takes arguments gets them by `at` and `with`, which
    /// make a link as well.
    fn link() -> Link<Self>
    where
        Self: NamedAlone<<Self as Webhook>::Arguments>,
    {
        Link { url: Self::PATH.to_owned(), handler: PhantomData }
    }

    /// This webhook, which Twilio calls with these overrides. One that takes arguments gets them first:
    /// `menu::at(id).overrides(PATIENT)`.
    fn overrides(overrides: Overrides) -> Link<Self>
    where
        Self: NamedAlone<<Self as Webhook>::Arguments>,
    {
        Self::link().overrides(overrides)
    }

    /// Hidden by the function of a handler whose path has parameters. It has the message for all others.
    #[doc(hidden)]
    fn at<P>(_: P) -> Link<Self>
    where
        Self: HasParameters,
    {
        Link::at(&[])
    }

    /// Hidden by the function of a handler that takes a query. It has the message for all others.
    #[doc(hidden)]
    fn with<'a, Q: QueryParameters<'a>>(query: &'a Q) -> Link<Self>
    where
        Self: TakesQuery<Q>,
    {
        Link::at(&[]).with(query)
    }
}

impl<W: Webhook> AsLink for W {}

/// The handler `W` with the parameters of its path, but without the query that it also takes: `with` adds it.
#[must_use = "this is not a link before `with` has added the query"]
pub struct WithoutQuery<W>(Link<W>);

impl<W: Webhook> WithoutQuery<W> {
    /// The handler, with the parameters of its path in order.
    #[doc(hidden)]
    pub fn at(parameters: &[&dyn Display]) -> Self {
        Self(Link::at(parameters))
    }

    /// The link, with the query that the handler takes.
    #[must_use]
    pub fn with<'a, Q: QueryParameters<'a>>(self, query: &'a Q) -> Link<W>
    where
        W: TakesQuery<Q>,
    {
        self.0.with(query)
    }
}

impl<W> WithoutQuery<W> {
    /// The same, which Twilio calls with these overrides.
    pub fn overrides(self, overrides: Overrides) -> Self {
        Self(self.0.overrides(overrides))
    }
}

/// The handler `W` with its query, but without the parameters of its path: not a link, and nothing makes one of it.
#[derive(Debug)]
pub struct WithoutPath<W>(PhantomData<fn() -> W>);

impl<W> WithoutPath<W> {
    #[doc(hidden)]
    pub const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<W> fmt::Debug for WithoutQuery<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("WithoutQuery").field(&self.0.url).finish()
    }
}

impl<W> Clone for Link<W> {
    fn clone(&self) -> Self {
        Self { url: self.url.clone(), handler: PhantomData }
    }
}

impl<W> fmt::Debug for Link<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Link").field(&self.url).finish()
    }
}

impl<W> Display for Link<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.url)
    }
}

impl<W> LinkValue for Link<W> {
    fn url(&self) -> &str {
        &self.url
    }
}

/// A [`Webhook`] that takes a [`Query<Q>`](axum::extract::Query). The attribute macros implement it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not take this query",
    label = "not what `{Self}` takes",
    note = "leave it out, or have `{Self}` take it by an argument `Query<_>`; a handler without arguments is named alone, and is made a value by `{Self}::link()`"
)]
pub trait TakesQuery<Q>: Webhook {}

/// A type that a parameter of a path can be made from. `'a` means nothing: it makes the compiler check only when `at` is
/// called, because a handler whose types cannot be written can still be mounted.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be written into a path",
    label = "does not implement `Display`",
    note = "implement `std::fmt::Display`, so that what it writes is what the handler's `Path` reads"
)]
pub trait PathParameter<'a> {
    /// The value, to be written.
    fn display(&self) -> &dyn Display;
}

impl<T: Display> PathParameter<'_> for T {
    fn display(&self) -> &dyn Display {
        self
    }
}

/// A value for the only parameter of a path, from which a handler's `Path` reads a `T`: a `T`, if it can be written. Otherwise
/// `T` is a struct that takes the parameter by its name, and the value is anything that can be written.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be in the path of this handler, which reads `{T}` from it",
    label = "not the `{T}` that the handler reads",
    note = "if that is a struct with the parameter as a field, pass a value of the field that implements `Display`"
)]
pub trait PathValue<T, const IS_DISPLAY: bool> {
    /// The value, to be written.
    fn display(&self) -> &dyn Display;
}

impl<T: Display> PathValue<T, true> for T {
    fn display(&self) -> &dyn Display {
        self
    }
}

/// A text is mostly at hand as a slice.
#[diagnostic::do_not_recommend]
impl PathValue<String, true> for &str {
    fn display(&self) -> &dyn Display {
        self
    }
}

#[diagnostic::do_not_recommend]
impl PathValue<String, true> for &String {
    fn display(&self) -> &dyn Display {
        self
    }
}

impl<T, V: Display> PathValue<T, false> for V {
    fn display(&self) -> &dyn Display {
        self
    }
}

/// A type that a query can be made from. `'a` means nothing, see [`PathParameter`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be written into a query",
    label = "does not implement `Serialize`",
    note = "derive `serde::Serialize` beside the `Deserialize` that the handler's `Query` reads"
)]
pub trait QueryParameters<'a> {
    /// The value as a form.
    ///
    /// # Errors
    ///
    /// If the value is not flat: a struct or map of texts, numbers and booleans.
    fn encode(&self) -> Result<String, serde_urlencoded::ser::Error>;
}

impl<T: Serialize> QueryParameters<'_> for T {
    fn encode(&self) -> Result<String, serde_urlencoded::ser::Error> {
        serde_urlencoded::to_string(self)
    }
}
