//! The keys that requests may be signed with, and the comparison itself.

use std::collections::HashMap;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use sha2::Sha256;
use subtle::{Choice, ConstantTimeEq};

use super::candidates::Candidate;
use super::claim::Scheme;
use super::config::{AuthToken, ConfigError};
use super::rejection::Reason;

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

    /// The signature of a URL and the parameters that follow it.
    pub(super) fn sign(&self, url: &str, params: &str) -> String {
        let mut mac = self.0.clone();
        mac.update(url.as_bytes());
        mac.update(params.as_bytes());
        BASE64_STANDARD.encode(mac.finalize().into_bytes())
    }
}

impl SharedKey {
    pub(crate) fn new(secret: &AuthToken) -> Result<Self, ConfigError> {
        Ok(Self(Hmac::new_from_slice(secret.checked()?)?))
    }
}

/// All keys of a verifier.
pub(crate) struct KeyRing {
    /// The one that signs.
    primary: TokenKey,
    /// For every request that names no account with keys of its own: the primary one and its companions.
    general: Vec<TokenKey>,
    accounts: HashMap<String, Vec<TokenKey>>,
    shared: HashMap<String, SharedKey>,
}

/// The keys that one request may be signed with.
pub(super) enum Selected<'a> {
    Tokens(&'a [TokenKey]),
    Shared(&'a SharedKey),
}

impl KeyRing {
    pub(crate) fn new(
        primary: TokenKey,
        others: Vec<TokenKey>,
        accounts: HashMap<String, Vec<TokenKey>>,
        shared: HashMap<String, SharedKey>,
    ) -> Self {
        let general = std::iter::once(primary.clone()).chain(others).collect();
        Self { primary, general, accounts, shared }
    }

    /// Whether which keys count depends on the request's account.
    pub(super) fn has_accounts(&self) -> bool {
        !self.accounts.is_empty()
    }

    /// The keys for a signature scheme and an account. The account is what the request *says*: a signature by
    /// one of the keys returned proves it, because an account with keys of its own has no others.
    pub(super) fn select(&self, scheme: Scheme<'_>, account: Option<&str>) -> Result<Selected<'_>, Reason> {
        match scheme {
            Scheme::SharedKey(id) => self.shared.get(id).map(Selected::Shared).ok_or(Reason::KeyUnknown),
            Scheme::AuthToken => {
                let own = account.and_then(|sid| self.accounts.get(sid));
                Ok(Selected::Tokens(own.unwrap_or(&self.general)))
            }
        }
    }

    /// Whether the same tokens count for a request that names one account, or none, and for one that names the other.
    pub(super) fn are_the_same_for(&self, account: Option<&str>, other: &str) -> bool {
        match (account.and_then(|sid| self.accounts.get(sid)), self.accounts.get(other)) {
            (None, None) => true,
            (Some(own), Some(others)) => std::ptr::eq(own, others),
            _ => false,
        }
    }

    /// Every auth token there is, for finding out which one would have matched.
    pub(super) fn tokens(&self) -> impl Iterator<Item = &TokenKey> {
        self.general.iter().chain(self.accounts.values().flatten())
    }

    /// The primary auth token.
    pub(super) fn primary(&self) -> &TokenKey {
        &self.primary
    }
}

impl Selected<'_> {
    /// Whether one of the keys made this signature for one of the candidates. The work does not depend on
    /// which.
    pub(super) fn signed(&self, candidates: &[Candidate<'_>], signature: &[u8]) -> bool {
        let mut matched = Choice::from(0);
        for candidate in candidates {
            match self {
                Self::Tokens(keys) => {
                    keys.iter().for_each(|key| matched |= equal(&key.0, candidate, signature));
                }
                Self::Shared(key) => matched |= equal(&key.0, candidate, signature),
            }
        }
        matched.into()
    }
}

/// Compares the text of both signatures, as the header carries it, in constant time.
fn equal(key: &(impl Mac + Clone), candidate: &Candidate<'_>, signature: &[u8]) -> Choice {
    let mut mac = key.clone();
    candidate.pieces().iter().for_each(|piece| mac.update(piece.as_bytes()));
    let mut expected = [0; LONGEST_SIGNATURE];
    match BASE64_STANDARD.encode_slice(mac.finalize().into_bytes(), &mut expected) {
        Ok(length) => expected[..length].ct_eq(signature),
        Err(_) => Choice::from(0),
    }
}
