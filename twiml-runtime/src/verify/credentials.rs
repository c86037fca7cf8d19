//! The secrets that a verifier, or one of its hosts, is given.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::config::{AuthToken, ConfigError, Problem};
use super::keys::{SharedKey, TokenKey};
use super::lookup::AccountTokens;
use super::ring::KeyRing;
use crate::value::{AccountSid, is_well_formed_sid};

/// Everything beside the token of whoever runs the application.
#[derive(Default)]
pub(super) struct Credentials {
    /// The account of requests that name none.
    pub(super) home: Option<String>,
    pub(super) tokens: Vec<AuthToken>,
    pub(super) accounts: Vec<(String, AuthToken)>,
    pub(super) shared_keys: Vec<(String, AuthToken)>,
    pub(super) lookup: Option<AccountTokens>,
}

impl Credentials {
    /// The keys, once everything is checked. The accounts that are set at other hosts are `taken`: general tokens
    /// do not speak for them.
    pub(super) fn into_ring(
        self,
        general: Option<&AuthToken>,
        taken: &Arc<HashSet<String>>,
    ) -> Result<KeyRing, ConfigError> {
        let general = general.into_iter().chain(&self.tokens).map(TokenKey::new).collect::<Result<_, _>>()?;
        let mut accounts: HashMap<String, Vec<TokenKey>> = HashMap::new();
        for (sid, token) in self.accounts {
            if !is_account_sid(&sid) {
                return Err(Problem::Account.into());
            }
            if !is_well_formed_sid(&sid, AccountSid::PREFIXES) {
                tracing::warn!(
                    length = sid.len(),
                    "the SID of an account is not as Twilio writes it, AC and 32 hexadecimal digits in lowercase, so no request will be of \
                     this account: copy it from the account page of the Twilio console"
                );
            }
            accounts.entry(sid).or_default().push(TokenKey::new(&token)?);
        }
        let mut shared = HashMap::new();
        for (id, secret) in self.shared_keys {
            if id.trim().is_empty() {
                return Err(Problem::SharedKeyWithoutId.into());
            }
            shared.insert(id, SharedKey::new(&secret)?);
        }
        let taken = Arc::clone(taken);
        let (nobody, home) = (TokenKey::of_nobody()?, self.home);
        Ok(KeyRing { general, nobody, home, accounts, shared, lookup: self.lookup, taken })
    }
}

fn is_account_sid(sid: &str) -> bool {
    sid.strip_prefix("AC")
        .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_alphanumeric()))
}
