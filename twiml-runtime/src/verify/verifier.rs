//! The verifier: one flow from a request to its verified parameters.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use http::request::Parts;

use super::candidates::{Signable, Tail};
use super::claim::Claim;
use super::config::{self, AuthToken, ConfigError, NoAuthToken, NoPublicUrl, PublicUrl, VerifierBuilder};
use super::content;
use super::diagnose::Diagnosis;
use super::keys::KeyRing;
use super::proxies::TrustedProxies;
use super::rejection::{Reason, Rejection};
use super::signing::{self, Pair, SignedRequest};
use super::target::Target;
use super::verified::Verified;
use crate::params::Params;

/// Tells Twilio's requests from forged ones, by the
/// [signature](https://www.twilio.com/docs/usage/security#validating-requests) in `X-Twilio-Signature`.
///
/// A signature covers the URL that Twilio called and the parameters that it sent. The verifier therefore
/// needs the account's auth token and the application's public URL. There is no way to switch the check off;
/// tests and local tools [`sign`](Self::sign) their requests. A clone shares everything.
///
/// ```
/// # use twiml_runtime::Verifier;
/// let verifier = Verifier::new("auth token", "https://example.com")?;
///
/// let params = [("From", "+15551234567"), ("Body", "hello")];
/// let signature = verifier.sign("https://example.com/sms", params);
/// let (parts, body) = http::Request::post("/sms")
///     .header("X-Twilio-Signature", signature)
///     .header("Content-Type", "application/x-www-form-urlencoded")
///     .body("From=%2B15551234567&Body=hello")?
///     .into_parts();
///
/// let params = verifier.verify(&parts, body.into())?;
/// assert_eq!(params.get("Body"), Some("hello"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Verifier {
    inner: Arc<Inner>,
}

struct Inner {
    public_url: PublicUrl,
    keys: KeyRing,
    settings: Settings,
    diagnosis: Diagnosis,
}

pub(super) struct Settings {
    pub(super) max_body_bytes: usize,
    pub(super) max_params: usize,
    pub(super) diagnose: bool,
    pub(super) proxies: TrustedProxies,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            max_body_bytes: 1024 * 1024,
            max_params: 1000,
            diagnose: cfg!(debug_assertions),
            proxies: TrustedProxies::default(),
        }
    }
}

impl Verifier {
    /// A verifier for one account: its primary auth token, and the address under which Twilio reaches the
    /// application.
    ///
    /// # Errors
    ///
    /// [`ConfigError`] for an empty token, or a URL that Twilio could not call.
    pub fn new(
        token: impl Into<AuthToken>,
        public_url: impl TryInto<PublicUrl, Error: Into<ConfigError>>,
    ) -> Result<Self, ConfigError> {
        Self::builder().auth_token(token).public_url(public_url).build()
    }

    /// A verifier from the environment variables `TWILIO_AUTH_TOKEN` and `TWILIO_PUBLIC_URL`.
    ///
    /// # Errors
    ///
    /// [`ConfigError`], naming the variable that is missing, empty or unusable.
    pub fn from_env() -> Result<Self, ConfigError> {
        config::from_env()
    }

    /// A verifier with several tokens, shared keys, other limits or trusted proxies.
    pub fn builder() -> VerifierBuilder<NoAuthToken, NoPublicUrl> {
        VerifierBuilder::new()
    }

    pub(super) fn from_parts(public_url: PublicUrl, keys: KeyRing, settings: Settings) -> Self {
        let diagnosis = Diagnosis::new(settings.diagnose);
        Self { inner: Arc::new(Inner { public_url, keys, settings, diagnosis }) }
    }

    /// The address under which Twilio reaches the application.
    pub fn public_url(&self) -> &PublicUrl {
        &self.inner.public_url
    }

    /// Checks a request and decodes its parameters.
    ///
    /// Path and query are taken from axum's [`OriginalUri`](axum::extract::OriginalUri) where there is one,
    /// for under [`Router::nest`](axum::Router::nest) the URI in `parts` has lost its prefix. A refusal is
    /// logged through `tracing`, with what helps to find its cause and without tokens, signatures or values.
    ///
    /// The body is already in memory here. [`VerifyLayer`](crate::VerifyLayer) and the webhook macros read it
    /// under [`max_body_bytes`](VerifierBuilder::max_body_bytes) instead.
    ///
    /// # Errors
    ///
    /// [`Rejection`] for every request that cannot be shown to come from Twilio.
    pub fn verify(&self, parts: &Parts, body: Bytes) -> Result<Verified<Params>, Rejection> {
        // Sharing the bytes, not copying them.
        let received = body.clone();
        self.check(parts, body)
            .map(Verified::new)
            .map_err(|reason| self.refuse(parts, Some(&received), reason))
    }

    /// The signature that Twilio would send for a request to this URL with these form parameters, made with
    /// the primary token.
    ///
    /// The URL is the full one, with its query. Without parameters it is the signature of a GET.
    ///
    /// ```
    /// # use twiml_runtime::{Params, Verifier};
    /// let verifier = Verifier::new("12345", "https://example.com")?;
    /// let post = verifier.sign("https://example.com/sms", [("Body", "hello")]);
    /// let get = verifier.sign("https://example.com/sms?Body=hello", &Params::default());
    /// # Ok::<(), twiml_runtime::ConfigError>(())
    /// ```
    pub fn sign(&self, url: impl AsRef<str>, params: impl IntoIterator<Item: Pair>) -> String {
        signing::sign(self.inner.keys.primary(), url.as_ref(), params)
    }

    /// The URL and the signature that Twilio would send for a request to this URL with this JSON body: the
    /// URL gets the hash of the body as `bodySHA256`, and is what is signed.
    pub fn sign_json(&self, url: impl AsRef<str>, body: impl AsRef<[u8]>) -> SignedRequest {
        signing::sign_json(self.inner.keys.primary(), url.as_ref(), body.as_ref())
    }

    /// Everything that a request must pass. Nothing here leaves early once there is something to compare.
    fn check(&self, parts: &Parts, body: Bytes) -> Result<Params, Reason> {
        if body.len() > self.settings().max_body_bytes {
            return Err(Reason::BodyTooLarge);
        }
        let claim = Claim::read(&parts.headers)?;
        let target = Target::read(parts)?;
        let params = content::read(&parts.headers, target, body, self.settings().max_params)?;
        let account = self.account(target, &params)?;
        let keys = self.keys().select(claim.scheme, account.as_deref())?;
        let origin = self.settings().proxies.origin(parts, self.public_url().origin());
        let signable = Signable {
            origin: &origin,
            base_path: self.public_url().base_path(),
            path: target.path,
            query: target.query,
            tail: Tail::of(target, &params),
        };
        if keys.signed(&signable.candidates(), claim.signature) {
            Ok(params)
        } else {
            Err(Reason::SignatureMismatch)
        }
    }

    /// The account that the request says it is about, where that decides which keys count: `AccountSid` among
    /// the parameters, or, for JSON, in the URL.
    pub(super) fn account<'a>(
        &self,
        target: Target<'_>,
        params: &'a Params,
    ) -> Result<Option<Cow<'a, str>>, Reason> {
        if !self.keys().has_accounts() {
            return Ok(None);
        }
        if params.json().is_none() {
            return Ok(single_account(params)?.map(Cow::Borrowed));
        }
        let query = Params::from_query(target.query_text(), Bytes::new(), self.settings().max_params)?;
        Ok(single_account(&query)?.map(|sid| Cow::Owned(sid.to_owned())))
    }

    /// Logs a refusal, once.
    pub(super) fn refuse(&self, parts: &Parts, body: Option<&Bytes>, reason: Reason) -> Rejection {
        self.inner.diagnosis.report(self, parts, body, reason);
        reason.into()
    }

    pub(super) fn keys(&self) -> &KeyRing {
        &self.inner.keys
    }

    pub(super) fn settings(&self) -> &Settings {
        &self.inner.settings
    }
}

/// The one account that the parameters name. Of two, the key would be picked by one and the handler might
/// read the other.
fn single_account(params: &Params) -> Result<Option<&str>, Reason> {
    let mut accounts = params.get_all("AccountSid");
    let first = accounts.next();
    if accounts.any(|other| Some(other) != first) { Err(Reason::AccountAmbiguous) } else { Ok(first) }
}

/// The public URL alone: everything else is secret or dull.
impl fmt::Debug for Verifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Verifier").field("public_url", self.public_url()).finish_non_exhaustive()
    }
}
