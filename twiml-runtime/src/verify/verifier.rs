//! The verifier: one flow from a request to its verified parameters.

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use http::request::Parts;

use super::arrival::Arrival;
use super::claim::Claim;
use super::config::PublicUrl;
use super::diagnose::Diagnosis;
use super::hosts::HostId;
use super::keys::TokenKey;
use super::lookup::LookupError;
use super::prepare::Prepared;
use super::refusals::{Counters, Refusals};
use super::rejection::{Reason, Rejection};
use super::replay::ReplayGuard;
use super::settings::Settings;
use super::signer::Signer;
use super::signing::{self, Pair, SignedRequest};
use super::verified::Verified;
use crate::params::Params;

/// Tells Twilio's requests from forged ones, by the
/// [signature](https://www.twilio.com/docs/usage/security#validating-requests) in `X-Twilio-Signature`.
///
/// A signature covers the URL that Twilio called and the parameters that it sent. The verifier therefore
/// needs the account's auth token and the application's public URL. There is no way to switch the check off;
/// tests and local tools [`sign`](Self::sign) their requests. A clone shares everything.
///
/// An application makes one, and gives it to its webhooks: `webhooks![…].verified_by(Verifier::from_env()?)`. Routes that are written
/// by hand are behind a [`VerifyLayer`](crate::VerifyLayer). Neither is needed to check a request:
///
/// ```
/// use twiml_runtime::Verifier;
///
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
    settings: Settings,
    refused: Counters,
    diagnosis: Diagnosis,
}

impl Verifier {
    /// `diagnose` says whether the log names the change with which a refused request would have passed.
    pub(super) fn from_settings(settings: Settings, diagnose: bool) -> Self {
        let (refused, diagnosis) = (Counters::new(), Diagnosis::new(diagnose));
        Self { inner: Arc::new(Inner { settings, refused, diagnosis }) }
    }
}

/// # Checking requests
impl Verifier {
    /// Checks a request and decodes its parameters.
    ///
    /// Path and query are taken from axum's [`OriginalUri`](axum::extract::OriginalUri) where there is one,
    /// for under [`Router::nest`](axum::Router::nest) the URI in `parts` has lost its prefix. A refusal is
    /// counted in [`refusals`](Self::refusals) and logged through `tracing`, with what helps to find its cause and
    /// without tokens, signatures or values.
    ///
    /// The body is already in memory here. [`VerifyLayer`](crate::VerifyLayer) and the webhook macros read it
    /// under [`max_body_bytes`](super::VerifierBuilder::max_body_bytes) instead.
    ///
    /// It does not wait. If tokens are [looked up](super::AccountTokens), it takes those in memory, and refuses a request
    /// whose account is not there; [`verify_async`](Self::verify_async) asks for them.
    ///
    /// # Errors
    ///
    /// [`Rejection`] for every request that cannot be shown to come from Twilio.
    pub fn verify(&self, parts: &Parts, body: Bytes) -> Result<Verified<Params>, Rejection> {
        let claim = self.claim(parts, &body)?;
        self.accept(parts, claim, body).map(|(params, _)| params)
    }

    /// As [`verify`](Self::verify), and looks up the tokens of the request's account where they are not in memory, or where the
    /// signature does not match and they may have been rotated.
    ///
    /// [`VerifyLayer`](crate::VerifyLayer) and the webhook macros check requests so.
    ///
    /// ```
    /// use twiml_runtime::Verifier;
    /// use twiml_runtime::verify::AccountTokens;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), twiml_runtime::BoxError> {
    /// const ACME: &str = "AC0123456789abcdef0123456789abcdef";
    ///
    /// let tokens = AccountTokens::from_fn(|account| async move {
    ///     Ok::<_, twiml_runtime::BoxError>((account == ACME).then_some("Acme's token"))
    /// });
    /// let verifier = Verifier::builder().account_tokens(tokens).public_url("https://example.com").build()?;
    ///
    /// let url = format!("https://example.com/sms?AccountSid={ACME}");
    /// let (parts, ()) = http::Request::get(&url)
    ///     .header("X-Twilio-Signature", verifier.signer(ACME).await?.sign_get(&url))
    ///     .body(())?
    ///     .into_parts();
    /// verifier.verify_async(&parts, bytes::Bytes::new()).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`Rejection`] for every request that cannot be shown to come from Twilio, and for those whose tokens cannot be looked up.
    pub async fn verify_async(&self, parts: &Parts, body: Bytes) -> Result<Verified<Params>, Rejection> {
        let claim = self.claim(parts, &body)?;
        self.accept_looking_up(parts, claim, body).await.map(|(params, _)| params)
    }
}

/// # Signing requests, for tests and local tools
impl Verifier {
    /// The signature that Twilio would send for a request to this URL with these form parameters, made with
    /// the primary token of the URL's host.
    ///
    /// The URL is the full one, with its query. For a GET, whose parameters are in it, see [`sign_get`](Self::sign_get). For
    /// an account with tokens of its own, see [`signer`](Self::signer). If the host has no token of its own, because its tokens are
    /// looked up, nothing passes with this signature.
    ///
    /// ```
    /// # use twiml_runtime::Verifier;
    /// let verifier = Verifier::new("12345", "https://example.com")?;
    /// let post = verifier.sign("https://example.com/sms", [("Body", "hello")]);
    /// let get = verifier.sign_get("https://example.com/sms?Body=hello");
    /// # Ok::<(), twiml_runtime::ConfigError>(())
    /// ```
    pub fn sign(&self, url: impl AsRef<str>, params: impl IntoIterator<Item: Pair>) -> String {
        signing::sign(self.key_for(url.as_ref()), url.as_ref(), params)
    }

    /// The signature that Twilio would send for a GET of this URL, or for a POST without parameters, made with the primary
    /// token. The parameters of a GET are in its query; a websocket is a GET of a URL that begins with `wss://`.
    pub fn sign_get(&self, url: impl AsRef<str>) -> String {
        signing::sign(self.key_for(url.as_ref()), url.as_ref(), &Params::default())
    }

    /// The URL and the signature that Twilio would send for a request to this URL with this JSON body: the
    /// URL gets the hash of the body as `bodySHA256`, and is what is signed.
    pub fn sign_json(&self, url: impl AsRef<str>, body: impl AsRef<[u8]>) -> SignedRequest {
        signing::sign_json(self.key_for(url.as_ref()), url.as_ref(), body.as_ref())
    }

    /// What signs as Twilio would for this account: with its own token, set or looked up, at the first host that knows it; and with
    /// the primary token if no host does, for that is what such a request is checked with.
    ///
    /// # Errors
    ///
    /// [`LookupError`] if the tokens cannot be looked up, or if nobody knows any for this account.
    pub async fn signer(&self, account: impl AsRef<str>) -> Result<Signer, LookupError> {
        let account = account.as_ref();
        for (_, host) in self.settings().hosts.iter() {
            if let Some(key) = host.keys.signing_key_of(account).await? {
                return Ok(Signer::new(key));
            }
        }
        let general = self.settings().hosts.iter().find_map(|(_, host)| host.keys.general());
        general.cloned().map(Signer::new).ok_or_else(LookupError::unknown)
    }
}

impl Verifier {
    pub(crate) fn replay_guard(&self) -> Option<&ReplayGuard> {
        self.settings().replay_guard.as_ref()
    }

    /// The signature that a request claims.
    fn claim<'p>(&self, parts: &'p Parts, body: &Bytes) -> Result<Claim<'p>, Rejection> {
        Claim::read(&parts.headers).map_err(|reason| self.refuse(parts, Some(body), reason))
    }

    /// Checks a request, and says where it came to.
    fn accept(&self, parts: &Parts, claim: Claim<'_>, body: Bytes) -> Result<Accepted, Rejection> {
        // Sharing the bytes, not copying them.
        let received = body.clone();
        self.check(parts, claim, body).map_err(|reason| self.refuse(parts, Some(&received), reason))
    }

    /// As [`accept`](Self::accept), and looks up the tokens that are needed.
    pub(super) async fn accept_looking_up(
        &self,
        parts: &Parts,
        claim: Claim<'_>,
        body: Bytes,
    ) -> Result<Accepted, Rejection> {
        if !self.settings().hosts.look_up() {
            return self.accept(parts, claim, body);
        }
        let received = body.clone();
        // In a box, so that the way of other requests is not longer for it.
        Box::pin(self.check_looking_up(parts, claim, body))
            .await
            .map_err(|reason| self.refuse(parts, Some(&received), reason))
    }

    fn check(&self, parts: &Parts, claim: Claim<'_>, body: Bytes) -> Result<Accepted, Reason> {
        let request = Prepared::read(self.settings(), parts, claim, body)?;
        if !request.has_keys() {
            return Err(Reason::NotLookedUp);
        }
        let signed_for = request.signed_for().ok_or(Reason::SignatureMismatch)?;
        accepted(request, signed_for)
    }

    async fn check_looking_up(
        &self,
        parts: &Parts,
        claim: Claim<'_>,
        body: Bytes,
    ) -> Result<Accepted, Reason> {
        let mut request = Prepared::read(self.settings(), parts, claim, body)?;
        request.look_up().await?;
        let mut signed_for = request.signed_for();
        if signed_for.is_none() && request.look_up_again().await? {
            signed_for = request.signed_for();
        }
        accepted(request, signed_for.ok_or(Reason::SignatureMismatch)?)
    }

    /// The key that signs requests to a URL.
    fn key_for(&self, url: &str) -> &TokenKey {
        let hosts = &self.settings().hosts;
        hosts.get(hosts.of_url(url).unwrap_or(HostId::MAIN)).keys.primary()
    }
}

/// What a request that was accepted brings, and where it came to.
type Accepted = (Verified<Params>, Arrival);

fn accepted(request: Prepared<'_>, signed_for: &Arc<PublicUrl>) -> Result<Accepted, Reason> {
    let arrival = Arrival { host: request.host_id, signed_for: Arc::clone(signed_for) };
    Ok((Verified::new(request.into_params()?), arrival))
}

/// # Watching
impl Verifier {
    /// How many requests this verifier and its clones have refused so far, by reason: numbers for a monitoring system.
    ///
    /// All of them are counted. Of those that are refused for the same reason, the log has ten in a row and then at most
    /// one a second; the field `left_out` of a line says how many came before it that have none.
    ///
    /// ```
    /// # use twiml_runtime::Verifier;
    /// # use twiml_runtime::verify::Reason;
    /// let verifier = Verifier::new("auth token", "https://example.com")?;
    /// let (parts, ()) = http::Request::post("/sms").body(())?.into_parts();
    /// verifier.verify(&parts, bytes::Bytes::new()).unwrap_err();
    ///
    /// let refusals = verifier.refusals();
    /// assert_eq!((refusals.total(), refusals.of(Reason::SignatureMissing)), (1, 1));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn refusals(&self) -> Refusals {
        self.inner.refused.read()
    }

    /// Counts a refusal, and logs it once, unless too many were logged before it.
    pub(super) fn refuse(&self, parts: &Parts, body: Option<&Bytes>, reason: Reason) -> Rejection {
        if let Some(left_out) = self.inner.refused.count(reason) {
            self.inner.diagnosis.report(self.settings(), parts, body, reason, left_out);
        }
        reason.into()
    }

    pub(super) fn settings(&self) -> &Settings {
        &self.inner.settings
    }
}

/// The public URL alone, or all of them: everything else is secret or dull.
impl fmt::Debug for Verifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut verifier = f.debug_struct("Verifier");
        match self.public_urls().count() {
            1 => verifier.field("public_url", self.public_url()),
            _ => verifier.field("public_urls", &self.public_urls().collect::<Vec<_>>()),
        };
        verifier.finish_non_exhaustive()
    }
}
