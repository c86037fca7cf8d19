//! What the targets share: plain readings of what the crate does, to compare it with.

pub mod log;
pub mod reference;

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderValue};
use http::request::{Builder, Parts};
use http::{Request, Uri};
use twiml_runtime::verify::Reason;
use twiml_runtime::{Params, Verified, Verifier};

/// The auth token of every verifier here.
pub const TOKEN: &str = "0123456789abcdef0123456789abcdef";
/// The content type of forms.
pub const FORM: &str = "application/x-www-form-urlencoded";
/// How many parameters a verifier takes.
pub const MAX_PARAMS: usize = 1000;
/// The header that carries the signature.
pub const SIGNATURE: &str = "X-Twilio-Signature";

/// The head of a request; none if the fuzzer's path or headers are not such.
pub fn parts(request: Builder) -> Option<Parts> {
    Some(request.body(()).ok()?.into_parts().0)
}

/// The head of a signed form.
pub fn form_parts(target: &str, signature: &str) -> Option<Parts> {
    parts(Request::post(target).header(CONTENT_TYPE, FORM).header(SIGNATURE, signature))
}

/// What a verifier says.
pub fn verify(verifier: &Verifier, parts: &Parts, body: &[u8]) -> Result<Verified<Params>, Reason> {
    verifier.verify(parts, Bytes::copy_from_slice(body)).map_err(|rejection| rejection.reason())
}

/// A path and query, if the fuzzer made one that arrives as it was sent.
pub fn target(text: &str) -> Option<&str> {
    let uri: Uri = text.parse().ok()?;
    (text.starts_with('/') && uri.path_and_query()?.as_str() == text).then_some(text)
}

/// A header's value, if the bytes are one.
pub fn header(bytes: &[u8]) -> Option<HeaderValue> {
    HeaderValue::from_bytes(bytes).ok()
}

/// The pairs of verified parameters.
pub fn pairs(params: &Params) -> Vec<(String, String)> {
    params.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}
