//! Which keys count for a request.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::candidates::Signable;
use super::claim::Scheme;
use super::keys::{SharedKey, TokenKey};
use super::lookup::{AccountTokens, Answer, LookupError};
use super::rejection::Reason;
use crate::value::AccountSid;

/// All keys of a public host.
pub(crate) struct KeyRing {
    /// For every request that names no account with keys of its own. The first one signs.
    pub(super) general: Vec<TokenKey>,
    /// Signs where there is no token to sign with.
    pub(super) nobody: TokenKey,
    /// The account of requests that name none, if there is one.
    pub(super) home: Option<String>,
    pub(super) accounts: HashMap<String, Vec<TokenKey>>,
    pub(super) shared: HashMap<String, SharedKey>,
    /// Where the tokens of all other accounts are looked up.
    pub(super) lookup: Option<AccountTokens>,
    /// The accounts that are set at the hosts beside the first. The general ones do not speak for them.
    pub(super) taken: Arc<HashSet<String>>,
}

/// The keys that one request may be signed with.
pub(super) enum Selected<'a> {
    Tokens(&'a [TokenKey]),
    /// The tokens of this account, which were looked up.
    LookedUp(Wanted<'a>, Answer),
    /// The tokens of this account, which are not in memory.
    Absent(Wanted<'a>),
    Shared(&'a SharedKey),
}

/// An account whose tokens are looked up.
#[derive(Clone)]
pub(super) struct Wanted<'a> {
    ring: &'a KeyRing,
    tokens: &'a AccountTokens,
    account: AccountSid,
}

impl KeyRing {
    /// Whether which keys count depends on the request's account.
    pub(super) fn has_accounts(&self) -> bool {
        !self.accounts.is_empty() || self.looks_up() || !self.taken.is_empty()
    }

    /// Whether tokens are looked up.
    pub(super) fn looks_up(&self) -> bool {
        self.lookup.is_some()
    }

    /// The keys for a signature scheme and an account. The account is what the request *says*: a signature by
    /// one of the keys returned proves it, because an account with keys of its own has no others.
    pub(super) fn select(&self, scheme: Scheme<'_>, account: Option<&str>) -> Result<Selected<'_>, Reason> {
        match scheme {
            Scheme::SharedKey(id) => self.shared.get(id).map(Selected::Shared).ok_or(Reason::KeyUnknown),
            Scheme::AuthToken => self.select_tokens(account),
        }
    }

    fn select_tokens(&self, account: Option<&str>) -> Result<Selected<'_>, Reason> {
        let account = account.or(self.home.as_deref());
        if let Some(own) = account.and_then(|sid| self.accounts.get(sid)) {
            return Ok(Selected::Tokens(own));
        }
        match account.and_then(|sid| self.wanted(sid)) {
            Some(wanted) => match wanted.tokens.in_memory(&wanted.account) {
                Some(answer) => wanted.found(answer),
                None => Ok(Selected::Absent(wanted)),
            },
            None => self.general_for(account),
        }
    }

    /// The tokens for requests that name no account with tokens of its own.
    fn general_for(&self, account: Option<&str>) -> Result<Selected<'_>, Reason> {
        if self.general.is_empty() || account.is_some_and(|sid| self.taken.contains(sid)) {
            return Err(Reason::AccountUnknown);
        }
        Ok(Selected::Tokens(&self.general))
    }

    /// What is to be looked up for an account. A stranger can write anything there, so only what can be an account counts.
    fn wanted(&self, account: &str) -> Option<Wanted<'_>> {
        let tokens = self.lookup.as_ref()?;
        account.parse().ok().map(|account| Wanted { ring: self, tokens, account })
    }

    /// Whether the tokens that count for a request that names one account, or none, count for one that names the other. Of
    /// accounts that are looked up, none speaks for another, and nothing is looked up to learn that.
    pub(super) fn are_the_same_for(&self, account: Option<&str>, other: &str) -> bool {
        let account = account.or(self.home.as_deref());
        match (account.and_then(|sid| self.accounts.get(sid)), self.accounts.get(other)) {
            (None, None) => account == Some(other) || !self.looks_up() && !self.taken.contains(other),
            (Some(own), Some(others)) => std::ptr::eq(own, others),
            _ => false,
        }
    }

    /// Some of the auth tokens there are, for finding out which one would have matched.
    pub(super) fn some_tokens(&self, most: usize) -> Vec<TokenKey> {
        let looked_up = self.lookup.iter().flat_map(|tokens| tokens.some_in_memory(most));
        let set = self.general.iter().chain(self.accounts.values().flatten()).cloned();
        set.chain(looked_up).take(most).collect()
    }

    /// The auth token that signs where no account is named.
    pub(super) fn primary(&self) -> &TokenKey {
        self.own_primary().unwrap_or(&self.nobody)
    }

    /// The same, if there is one.
    pub(super) fn own_primary(&self) -> Option<&TokenKey> {
        let home = self.home.as_ref().and_then(|sid| self.accounts.get(sid));
        home.unwrap_or(&self.general).first()
    }

    /// The token that speaks for accounts that nobody knows.
    pub(super) fn general(&self) -> Option<&TokenKey> {
        self.general.first()
    }

    /// The token that an account with tokens of its own signs with.
    pub(super) async fn signing_key_of(&self, account: &str) -> Result<Option<TokenKey>, LookupError> {
        if let Some(own) = self.accounts.get(account) {
            return Ok(own.first().cloned());
        }
        match self.wanted(account) {
            Some(wanted) => Ok(wanted.tokens.look_up(&wanted.account).await?.keys().first().cloned()),
            None => Ok(None),
        }
    }
}

impl<'a> Wanted<'a> {
    fn found(self, answer: Answer) -> Result<Selected<'a>, Reason> {
        if answer.keys().is_empty() {
            self.ring.general_for(Some(&self.account))
        } else {
            Ok(Selected::LookedUp(self, answer))
        }
    }

    /// Asks for the tokens, unless they are in memory by now.
    pub(super) async fn look_up(self) -> Result<Selected<'a>, Reason> {
        let answer = self.tokens.look_up(&self.account).await.map_err(|error| error.reason())?;
        self.found(answer)
    }

    /// Asks for the tokens again if they may have changed since this answer. None if there is nothing new.
    pub(super) async fn look_up_again(self, since: &Answer) -> Result<Option<Selected<'a>>, Reason> {
        let answer = self.tokens.refresh(&self.account, since).await.map_err(|error| error.reason())?;
        answer.map(|answer| self.found(answer)).transpose()
    }
}

impl Selected<'_> {
    /// Whether one of the keys made this signature for one of the candidates of a request.
    ///
    /// The first match ends it, so the time tells which key and which candidate matched. Only a request with a right signature
    /// has such a time, and that is of the URL that its sender called. For all others, everything is compared.
    pub(super) fn signed(&self, request: &Signable<'_>, signature: &[u8]) -> bool {
        match self {
            Self::Tokens(keys) => any_signed(keys, request, signature),
            Self::LookedUp(_, answer) => any_signed(answer.keys(), request, signature),
            Self::Absent(_) => false,
            Self::Shared(key) => request.any_candidate(|candidate| key.signed(candidate, signature)),
        }
    }
}

/// The same for tokens.
pub(super) fn any_signed(keys: &[TokenKey], request: &Signable<'_>, signature: &[u8]) -> bool {
    request.any_candidate(|candidate| keys.iter().any(|key| key.signed(candidate, signature)))
}
