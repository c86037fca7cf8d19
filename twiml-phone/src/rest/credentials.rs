//! Who may ask.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use twiml_runtime::Verifier;

use crate::machine::Shared;

/// What a request says who it is, by Basic authentication.
pub(super) struct Basic {
    user: String,
    password: String,
}

impl Basic {
    /// Reads the header `Authorization`.
    pub(super) fn read(header: &str) -> Option<Self> {
        let (scheme, encoded) = header.split_once(' ')?;
        let decoded =
            STANDARD.decode(encoded.trim()).ok().filter(|_| scheme.eq_ignore_ascii_case("basic"))?;
        let decoded = String::from_utf8(decoded).ok()?;
        let (user, password) = decoded.split_once(':')?;
        Some(Self { user: user.to_owned(), password: password.to_owned() })
    }
}

impl fmt::Debug for Basic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Basic").field("user", &self.user).finish_non_exhaustive()
    }
}

/// The account's token, and its API keys.
///
/// <https://www.twilio.com/docs/usage/requests-to-twilio#credentials>
#[derive(Clone)]
pub(super) struct Credentials {
    account: String,
    verifier: Verifier,
    keys: Shared<Vec<(String, String)>>,
}

impl Credentials {
    pub(super) fn new(account: &str, verifier: &Verifier) -> Self {
        Self { account: account.to_owned(), verifier: verifier.clone(), keys: Shared::default() }
    }

    pub(super) fn add_key(&self, sid: String, secret: String) {
        self.keys.change(|keys| keys.push((sid, secret)));
    }

    /// Whether a request may ask.
    pub(super) fn allow(&self, basic: &Basic) -> bool {
        let Basic { user, password } = basic;
        let is_key =
            || self.keys.read(|keys| keys.iter().any(|(sid, secret)| sid == user && secret == password));
        (*user == self.account && self.is_token(password)) || is_key()
    }

    /// Whether this is the auth token, which the verifier keeps to itself: the same token makes the same signature.
    fn is_token(&self, token: &str) -> bool {
        const SIGNED: &str = "https://example.com/";
        let none: [(&str, &str); 0] = [];
        Verifier::new(token, "http://localhost")
            .is_ok_and(|other| other.sign(SIGNED, none) == self.verifier.sign(SIGNED, none))
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials").field("account", &self.account).finish_non_exhaustive()
    }
}
