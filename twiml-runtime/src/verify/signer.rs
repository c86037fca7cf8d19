//! One account as Twilio sees it: its signatures.

use std::fmt;

use super::keys::TokenKey;
use super::signing::{self, Pair, SignedRequest};
use crate::params::Params;

/// Signs as Twilio does for one account, for tests and local tools; see [`Verifier::signer`](crate::Verifier::signer).
#[derive(Clone)]
pub struct Signer {
    key: TokenKey,
}

impl Signer {
    pub(super) fn new(key: TokenKey) -> Self {
        Self { key }
    }

    /// As [`Verifier::sign`](crate::Verifier::sign), with the token of this account.
    pub fn sign(&self, url: impl AsRef<str>, params: impl IntoIterator<Item: Pair>) -> String {
        signing::sign(&self.key, url.as_ref(), params)
    }

    /// As [`Verifier::sign_get`](crate::Verifier::sign_get), with the token of this account.
    pub fn sign_get(&self, url: impl AsRef<str>) -> String {
        signing::sign(&self.key, url.as_ref(), &Params::default())
    }

    /// As [`Verifier::sign_json`](crate::Verifier::sign_json), with the token of this account.
    pub fn sign_json(&self, url: impl AsRef<str>, body: impl AsRef<[u8]>) -> SignedRequest {
        signing::sign_json(&self.key, url.as_ref(), body.as_ref())
    }
}

/// Nothing: a key is secret.
impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signer").finish_non_exhaustive()
    }
}
