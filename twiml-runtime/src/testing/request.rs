//! A signed request to a handler.

use std::fmt;
use std::marker::PhantomData;

use axum::body::Body;
use bytes::Bytes;
use form_urlencoded::Serializer;
use http::Request;
use http::header::{CONTENT_TYPE, HOST};

use super::sample;
use crate::error::BoxError;
use crate::params::Params;
use crate::payload::Payload;
use crate::value::Method;
use crate::verify::{PublicUrl, Signer, Verified, Verifier};
use crate::webhook::{Link, NamedAlone, Receives, Webhook};

/// A request to a handler, as Twilio makes it and a verifier signs it.
///
/// [`request_to`] and [`request_through`] begin one. It goes to the public URL that the verifier has at that moment, as a request that Twilio has sent
/// does: if the URL [changes](Verifier::set_public_url) before the application gets it, it is one of a call that was under way.
#[must_use = "a request is sent by a test"]
pub struct TestRequest<W> {
    verifier: Verifier,
    /// The host that it is sent to.
    public_url: PublicUrl,
    /// What signs it in place of the verifier.
    signer: Option<Signer>,
    /// What comes before the application's own path.
    prefix: String,
    /// Path and query.
    path: String,
    params: Vec<(String, String)>,
    /// The JSON that is sent in place of the parameters.
    json: Option<String>,
    handler: PhantomData<fn() -> W>,
}

/// A request to a handler without arguments in its URL: `request_to::<sms>(&verifier)`.
///
/// The verifier is that of the application under test, or one with the same token and public URL. It signs with its primary token.
pub fn request_to<W>(verifier: &Verifier) -> TestRequest<W>
where
    W: Webhook + NamedAlone<<W as Webhook>::Arguments>,
{
    TestRequest::new(verifier, W::PATH)
}

/// A request to a handler with arguments in its URL: `request_through(&verifier, &menu::at(7).with(&retry))`.
pub fn request_through<W: Webhook>(verifier: &Verifier, link: &Link<W>) -> TestRequest<W> {
    let public_url = verifier.public_url();
    let url = public_url.url_of(link);
    let path = url.strip_prefix(public_url.as_str()).unwrap_or(link.as_str());
    // The fragment, in which overrides are, stays with Twilio.
    TestRequest::new(verifier, path.split('#').next().unwrap_or_default())
}

impl<W: Webhook> TestRequest<W> {
    fn new(verifier: &Verifier, path: &str) -> Self {
        Self {
            verifier: verifier.clone(),
            public_url: verifier.public_url().clone(),
            signer: None,
            prefix: String::new(),
            path: path.to_owned(),
            params: sample::parameters(&W::DESCRIPTOR),
            json: None,
            handler: PhantomData,
        }
    }

    /// The request with this parameter, in place of all of the same name.
    pub fn with(self, name: impl Into<String>, value: impl Into<String>) -> Self {
        let name = name.into();
        self.without(&name).and(name, value)
    }

    /// The request with this parameter after all others, also after one of the same name: Twilio repeats a few.
    pub fn and(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.params.push((name.into(), value.into()));
        self
    }

    /// The request without this parameter.
    pub fn without(mut self, name: &str) -> Self {
        self.params.retain(|(given, _)| given != name);
        self
    }

    /// The request with a JSON body in place of the parameters.
    pub fn json(mut self, body: impl Into<String>) -> Self {
        self.json = Some(body.into());
        self
    }

    /// The request to another host of the application, in place of the verifier's first [`public_url`](Verifier::public_url).
    pub fn to_host(mut self, public_url: &PublicUrl) -> Self {
        self.public_url = public_url.clone();
        self
    }

    /// The request as it is signed for an account with a token of its own: `request.signed_by(verifier.signer(account).await?)`. Give it the
    /// `AccountSid` of that account as well.
    pub fn signed_by(mut self, signer: Signer) -> Self {
        self.signer = Some(signer);
        self
    }

    /// The request to an application whose webhooks are nested at this path.
    pub fn nested_at(mut self, path: &str) -> Self {
        path.clone_into(&mut self.prefix);
        self
    }

    /// The request, to be sent to the application.
    ///
    /// # Panics
    ///
    /// If the path it is nested at cannot be in a URL.
    pub fn build(self) -> Request<Body> {
        self.request()
    }

    /// What a handler gets of the request that Twilio sends with it.
    ///
    /// ```
    /// use twiml_runtime::prelude::*;
    /// use twiml_runtime::testing::request_to;
    ///
    /// #[voice_webhook("/menu")]
    /// async fn menu(input: GatherInput) -> VoiceResponse {
    ///     match input.answer() {
    ///         Answer::Digits("1") => twiml! { <Response><Dial>"+15551234567"</Dial></Response> },
    ///         _ => twiml! { <Response><Hangup/></Response> },
    ///     }
    /// }
    ///
    /// # #[tokio::main]
    /// # async fn main() -> Result<(), BoxError> {
    /// let verifier = Verifier::new("a token of the test's own", "https://example.com")?;
    /// let input = request_to::<menu>(&verifier).with("Digits", "1").payload()?;
    /// assert!(menu(input).await.as_str().contains("<Dial>"));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// If the verifier or the payload refuses the request, as where its `AccountSid` was taken out.
    ///
    /// # Panics
    ///
    /// As [`build`](Self::build).
    pub fn payload<P: Payload>(self) -> Result<P, BoxError>
    where
        W: Receives<<W as Webhook>::Kind, P>,
    {
        Ok(P::from_verified(self.verified()?)?)
    }

    /// The parameters of the request, verified.
    ///
    /// # Errors
    ///
    /// If the verifier refuses the request.
    ///
    /// # Panics
    ///
    /// As [`build`](Self::build).
    pub fn verified(self) -> Result<Verified<Params>, BoxError> {
        let verifier = self.verifier.clone();
        let (parts, body) = self.request::<Bytes>().into_parts();
        Ok(verifier.verify(&parts, body)?)
    }

    fn request<B: From<String>>(self) -> Request<B> {
        const JSON: &str = "application/json";
        const FORM: &str = "application/x-www-form-urlencoded";
        let Self { verifier, public_url, signer, prefix, path, params, json, .. } = self;
        let url = public_url.join(&format!("{prefix}{path}"));
        let form = || Serializer::new(String::new()).extend_pairs(&params).finish();
        let (url, signature, content_type, body) = match (json, W::METHOD) {
            (Some(body), _) => {
                let signed = match &signer {
                    Some(signer) => signer.sign_json(url, &body),
                    None => verifier.sign_json(url, &body),
                };
                (signed.url, signed.signature, Some(JSON), body)
            }
            (None, Method::Post) => {
                let signature = match &signer {
                    Some(signer) => signer.sign(&url, &params),
                    None => verifier.sign(&url, &params),
                };
                (url, signature, Some(FORM), form())
            }
            (None, Method::Get) => {
                let separator = if url.contains('?') { '&' } else { '?' };
                let url = format!("{url}{separator}{}", form());
                let signature = match &signer {
                    Some(signer) => signer.sign_get(&url),
                    None => verifier.sign_get(&url),
                };
                (url, signature, None, String::new())
            }
        };
        // A proxy removes what the public URL has before the application's paths.
        let target = url.strip_prefix(public_url.as_str()).unwrap_or(&url);
        let host = public_url.without_path().split_once("://").map_or("", |(_, host)| host);
        let mut request = Request::builder()
            .method(W::METHOD.as_str())
            .uri(target)
            .header(HOST, host)
            .header("X-Twilio-Signature", signature);
        if let Some(content_type) = content_type {
            request = request.header(CONTENT_TYPE, content_type);
        }
        #[expect(clippy::panic, reason = "it is called by tests, which stop on what they did not expect")]
        request.body(body.into()).unwrap_or_else(|error| panic!("`{target}` cannot be called: {error}"))
    }
}

/// Without the token, and without the parameters: they may be what a test has copied from a log.
impl<W: Webhook> fmt::Debug for TestRequest<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TestRequest")
            .field("method", &W::METHOD)
            .field("path", &format_args!("{}{}", self.prefix, self.path))
            .finish_non_exhaustive()
    }
}
