//! The keys that requests may be signed with, and the comparison itself.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use sha2::Sha256;
use subtle::ConstantTimeEq;

use super::candidates::Candidate;
use super::config::{AuthToken, ConfigError};

/// An auth token: HMAC-SHA1, keyed once, so that each check starts from the midstate.
#[derive(Clone)]
pub(crate) struct TokenKey(Hmac<Sha1>);

/// A shared key: HMAC-SHA256. What algorithm a key is for is decided here, not by a header.
pub(crate) struct SharedKey(Hmac<Sha256>);

/// The characters of the longer of both signatures.
const LONGEST_SIGNATURE: usize = 44;

impl TokenKey {
    pub(crate) fn new(token: &AuthToken) -> Result<Self, ConfigError> {
        Ok(Self(Hmac::new_from_slice(token.checked_as_token()?)?))
    }

    /// The key of a verifier that has no token of its own. No request is ever checked with it.
    pub(super) fn of_nobody() -> Result<Self, ConfigError> {
        Ok(Self(Hmac::new_from_slice(b"no request is checked with this key")?))
    }

    /// The signature of a URL and the parameters that follow it.
    pub(super) fn sign(&self, url: &str, params: &str) -> String {
        let mut mac = self.0.clone();
        mac.update(url.as_bytes());
        mac.update(params.as_bytes());
        BASE64_STANDARD.encode(mac.finalize().into_bytes())
    }

    /// Whether it made this signature for a candidate.
    pub(super) fn signed(&self, candidate: &Candidate<'_>, signature: &[u8]) -> bool {
        equal(&self.0, candidate, signature)
    }
}

impl SharedKey {
    pub(crate) fn new(secret: &AuthToken) -> Result<Self, ConfigError> {
        Ok(Self(Hmac::new_from_slice(secret.checked()?)?))
    }

    /// Whether it made this signature for a candidate.
    pub(super) fn signed(&self, candidate: &Candidate<'_>, signature: &[u8]) -> bool {
        equal(&self.0, candidate, signature)
    }
}

/// Compares the text of both signatures, as the header carries it, in constant time.
fn equal(key: &(impl Mac + Clone), candidate: &Candidate<'_>, signature: &[u8]) -> bool {
    let mut mac = key.clone();
    candidate.pieces().iter().for_each(|piece| mac.update(piece.as_bytes()));
    let mut expected = [0; LONGEST_SIGNATURE];
    match BASE64_STANDARD.encode_slice(mac.finalize().into_bytes(), &mut expected) {
        Ok(length) => expected[..length].ct_eq(signature).into(),
        Err(_) => false,
    }
}
