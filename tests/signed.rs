//! Requests as Twilio makes them, with and without a signature, and what a verifier says about them.

use bytes::Bytes;
use http::Request;
use http::header::CONTENT_TYPE;
use http::request::{Builder, Parts};
use twiml_runtime::verify::Reason;
use twiml_runtime::{Params, Verified, Verifier};

/// The token of every verifier in the tests that does not say otherwise.
pub const TOKEN: &str = "0123456789abcdef0123456789abcdef";
/// The public URL of every application in the tests that does not say otherwise.
pub const PUBLIC_URL: &str = "https://example.com";
/// The content type of forms.
pub const FORM: &str = "application/x-www-form-urlencoded";
/// The content type of JSON.
pub const JSON: &str = "application/json";
/// The header that carries the signature.
pub const SIGNATURE: &str = "X-Twilio-Signature";

/// A signature of the right form that no key has made.
pub const MADE_UP: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAA=";

/// A verifier of [`TOKEN`] at a public URL.
///
/// # Panics
///
/// If the URL is not one.
pub fn verifier(public_url: &str) -> Verifier {
    Verifier::new(TOKEN, public_url).unwrap_or_else(|error| panic!("{public_url}: {error}"))
}

/// A POST of a form without a signature.
pub fn unsigned(target: &str) -> Builder {
    Request::post(target).header(CONTENT_TYPE, FORM)
}

/// A POST of a form with a signature.
pub fn post(target: &str, signature: &str) -> Builder {
    unsigned(target).header(SIGNATURE, signature)
}

/// A GET with a signature.
pub fn get(target: &str, signature: &str) -> Builder {
    Request::get(target).header(SIGNATURE, signature)
}

/// A POST of JSON that the verifier signs: the hash of the body becomes a part of the URL.
///
/// # Panics
///
/// If the URL is not at the verifier's public URL.
pub fn post_json(verifier: &Verifier, url: &str, body: &str) -> Builder {
    let signed = verifier.sign_json(url, body);
    Request::post(target(verifier, &signed.url))
        .header(CONTENT_TYPE, JSON)
        .header(SIGNATURE, signed.signature)
}

/// What the request line says where Twilio calls a URL: what follows the host and the base path, which a proxy removes.
///
/// # Panics
///
/// If the URL is not at the verifier's public URL.
pub fn target<'a>(verifier: &Verifier, url: &'a str) -> &'a str {
    url.strip_prefix(verifier.public_url().as_str())
        .unwrap_or_else(|| panic!("{url} is not at {}", verifier.public_url()))
}

/// What a verifier says about a request: its parameters, or the reason for the refusal.
///
/// # Errors
///
/// The reason for the refusal.
///
/// # Panics
///
/// If the builder holds no request.
pub fn verify(
    verifier: &Verifier,
    request: Builder,
    body: impl Into<Bytes>,
) -> Result<Verified<Params>, Reason> {
    verify_parts(verifier, &parts(request), body)
}

/// The same for a request whose head is already apart.
///
/// # Errors
///
/// The reason for the refusal.
pub fn verify_parts(
    verifier: &Verifier,
    parts: &Parts,
    body: impl Into<Bytes>,
) -> Result<Verified<Params>, Reason> {
    verifier.verify(parts, body.into()).map_err(|rejection| rejection.reason())
}

/// The head of a request.
///
/// # Panics
///
/// If the builder holds no request.
pub fn parts(request: Builder) -> Parts {
    request.body(()).unwrap_or_else(|error| panic!("{error}")).into_parts().0
}

/// The signature of a request without parameters.
pub fn sign_url(verifier: &Verifier, url: &str) -> String {
    verifier.sign_get(url)
}
