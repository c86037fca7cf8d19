//! Requests as Twilio sends them, and as nobody should.

use bytes::Bytes;
use http::Request;
use http::header::CONTENT_TYPE;
use http::request::{Builder, Parts};
use twiml_runtime::verify::Reason;
use twiml_runtime::{Params, Verified, Verifier};

/// The token of every verifier in the tests that does not say otherwise.
pub const TOKEN: &str = "0123456789abcdef0123456789abcdef";
/// Where every application in the tests stands that does not say otherwise.
pub const PUBLIC_URL: &str = "https://example.com";
/// The content type of forms.
pub const FORM: &str = "application/x-www-form-urlencoded";
/// The header that carries the signature.
pub const SIGNATURE: &str = "X-Twilio-Signature";

/// A verifier of [`TOKEN`] at a public URL.
///
/// # Panics
///
/// If the URL is not one.
pub fn verifier(public_url: &str) -> Verifier {
    Verifier::new(TOKEN, public_url).unwrap_or_else(|error| panic!("{public_url}: {error}"))
}

/// A POST of a form with a signature.
pub fn post(target: &str, signature: &str) -> Builder {
    Request::post(target).header(CONTENT_TYPE, FORM).header(SIGNATURE, signature)
}

/// A GET with a signature.
pub fn get(target: &str, signature: &str) -> Builder {
    Request::get(target).header(SIGNATURE, signature)
}

/// What a verifier says about a request: its parameters, or why not.
///
/// # Errors
///
/// The reason of the refusal.
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

/// The same for a request whose head was taken apart.
///
/// # Errors
///
/// The reason of the refusal.
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
    verifier.sign(url, &Params::default())
}
