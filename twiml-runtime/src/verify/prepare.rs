//! A request, ready for the comparison of its signature.
//!
//! The verifier compares it as it is. The diagnosis changes one part at a time and compares again.

use std::borrow::Cow;
use std::sync::Arc;

use bytes::Bytes;
use http::request::Parts;

use super::boundary;
use super::candidates::{Signable, Tail};
use super::claim::{Claim, Scheme};
use super::config::{Origin, PublicUrl};
use super::content;
use super::hosts::{Addresses, HostId, Served};
use super::json_accounts;
use super::rejection::Reason;
use super::ring::{KeyRing, Selected};
use super::settings::Settings;
use super::target::{Target, check_method, received_uri};
use crate::params::Params;

/// A request whose parameters are decoded, and everything that its signature depends on.
pub(super) struct Prepared<'a> {
    pub(super) settings: &'a Settings,
    pub(super) parts: &'a Parts,
    pub(super) claim: Claim<'a>,
    pub(super) target: Target<'a>,
    pub(super) params: Params,
    /// Whether the request names an account, where that decides which keys count.
    pub(super) names_account: bool,
    pub(super) origin: Cow<'a, Origin>,
    /// The host that it came to.
    pub(super) host: &'a Served,
    pub(super) host_id: HostId,
    /// The addresses of that host when it came.
    pub(super) addresses: &'a Addresses,
    keys: Selected<'a>,
}

impl<'a> Prepared<'a> {
    /// Checks everything that a request must be before there is something to compare.
    pub(super) fn read(settings: &'a Settings, parts: &'a Parts, body: Bytes) -> Result<Self, Reason> {
        if body.len() > settings.limits.max_body_bytes {
            return Err(Reason::BodyTooLarge);
        }
        let claim = Claim::read(&parts.headers)?;
        let target = Target::read(parts)?;
        let params = content::read(&parts.headers, target, body, settings.limits.max_params)?;
        check_method(parts)?;
        let host_id = settings.hosts.of(parts, &settings.proxies).ok_or(Reason::HostUnknown)?;
        let host = settings.hosts.get(host_id);
        let addresses = host.addresses();
        let account = account(settings, parts, &host.keys, target, &params)?;
        let keys = host.keys.select(claim.scheme, account.as_deref())?;
        let names_account = account.is_some();
        let origin = settings.hosts.origin(addresses.current(), parts, &settings.proxies);
        Ok(Self {
            settings,
            parts,
            claim,
            target,
            params,
            names_account,
            origin,
            host,
            host_id,
            addresses,
            keys,
        })
    }

    /// Whether the tokens that count are in memory. Without them, nothing matches.
    pub(super) fn has_keys(&self) -> bool {
        !matches!(self.keys, Selected::Absent(_))
    }

    /// Gets the tokens that are not in memory.
    pub(super) async fn look_up(&mut self) -> Result<(), Reason> {
        if let Selected::Absent(wanted) = &self.keys {
            self.keys = wanted.clone().look_up().await?;
        }
        Ok(())
    }

    /// Gets the tokens anew, for they may have been rotated. Says whether there is something new.
    pub(super) async fn look_up_again(&mut self) -> Result<bool, Reason> {
        let Selected::LookedUp(wanted, answer) = &self.keys else { return Ok(false) };
        match wanted.clone().look_up_again(answer).await? {
            Some(keys) => self.keys = keys,
            None => return Ok(false),
        }
        Ok(true)
    }

    /// The public URL of the host that it came to.
    pub(super) fn public_url(&self) -> &'a PublicUrl {
        self.addresses.current()
    }

    /// What a proxy took away from the front of the path.
    pub(super) fn base_path(&self) -> &'a str {
        self.public_url().base_path()
    }

    /// The request as it is signed.
    pub(super) fn signable(&self) -> Signable<'_> {
        Signable {
            origin: &self.origin,
            base_path: self.base_path(),
            path: self.target.path,
            query: self.target.query,
            tail: Tail::of(self.target, &self.params),
        }
    }

    /// The address that one of its keys signed it for: the one that its host has, or one that it had before, for Twilio goes on
    /// with a call at the URL that it began with.
    pub(super) fn signed_for(&self) -> Option<&'a Arc<PublicUrl>> {
        if self.is_signature_of(&self.signable()) {
            return Some(self.addresses.current());
        }
        self.addresses.earlier().find(|url| self.is_signed_for(url))
    }

    /// Whether one of its keys signed it for another address of its host.
    pub(super) fn is_signed_for(&self, url: &PublicUrl) -> bool {
        let origin = self.settings.hosts.origin(url, self.parts, &self.settings.proxies);
        self.is_signature_of(&Signable { origin: &origin, base_path: url.base_path(), ..self.signable() })
    }

    /// The parameters of a signed request, unless the signature does not say what they seem to say.
    pub(super) fn into_params(self) -> Result<Params, Reason> {
        boundary::check(self.target, &self.params)?;
        self.check_accounts()?;
        Ok(self.params)
    }

    /// Refuses a body that names an account for which the keys of the request do not speak. A form names its account among
    /// its parameters, which selected the keys; JSON may say in its body what its URL does not.
    fn check_accounts(&self) -> Result<(), Reason> {
        let keys = &self.host.keys;
        let is_bound = keys.has_accounts() && self.claim.scheme == Scheme::AuthToken;
        if !is_bound || self.params.follow_the_url() {
            return Ok(());
        }
        let selected = account(self.settings, self.parts, keys, self.target, &self.params)?;
        let speak_for = |other: &String| keys.are_the_same_for(selected.as_deref(), other);
        if json_accounts::of(self.params.body()).iter().all(speak_for) {
            Ok(())
        } else {
            Err(Reason::AccountForeign)
        }
    }

    /// Whether one of its keys made its signature for this request. The work does not depend on which.
    pub(super) fn is_signature_of(&self, request: &Signable<'_>) -> bool {
        self.keys.signed(&request.candidates(), self.claim.signature)
    }
}

/// The account that the request says it is about, where that decides which keys count: `AccountSid` among
/// the parameters, or, for JSON, in the URL. Elsewhere in the URL, the application finds it.
fn account<'a>(
    settings: &Settings,
    parts: &Parts,
    keys: &KeyRing,
    target: Target<'_>,
    params: &'a Params,
) -> Result<Option<Cow<'a, str>>, Reason> {
    if !keys.has_accounts() {
        return Ok(None);
    }
    let named = if params.json().is_none() {
        single_account(params)?.map(Cow::Borrowed)
    } else {
        let query = Params::from_query(target.query_text(), Bytes::new(), settings.limits.max_params)?;
        single_account(&query)?.map(|sid| Cow::Owned(sid.to_owned()))
    };
    let in_url = settings.account_from_url.as_ref().and_then(|find| find(received_uri(parts)));
    match (named, in_url) {
        // The handler might take the other for its tenant.
        (Some(named), Some(in_url)) if *named != *in_url => Err(Reason::AccountAmbiguous),
        (named, in_url) => {
            Ok(named.or_else(|| in_url.map(|account| Cow::Owned(account.as_str().to_owned()))))
        }
    }
}

/// The one account that the parameters name. Of two, the key would be picked by one and the handler might
/// read the other.
fn single_account(params: &Params) -> Result<Option<&str>, Reason> {
    let mut accounts = params.get_all("AccountSid");
    let first = accounts.next();
    if accounts.any(|other| Some(other) != first) { Err(Reason::AccountAmbiguous) } else { Ok(first) }
}
