//! Another key.

use super::hint::Hint;
use crate::verify::candidates::Signable;
use crate::verify::claim::Scheme;
use crate::verify::keys::TokenKey;
use crate::verify::prepare::Prepared;
use crate::verify::ring::any_signed;

/// How many tokens are tried, of however many tenants there are.
const MOST_TOKENS: usize = 64;
/// How many other hosts are tried.
const MOST_HOSTS: usize = 8;

/// Tokens that were not tried because they are another account's or another host's.
pub(super) fn try_others(case: &Prepared<'_>) -> Option<Hint> {
    if case.claim.scheme != Scheme::AuthToken {
        return None;
    }
    let candidates = case.signable().candidates();
    let signed = |keys: &[TokenKey]| any_signed(keys, &candidates, case.claim.signature);
    let keys = &case.host.keys;
    if keys.own_primary().is_none() && signed(std::slice::from_ref(keys.primary())) {
        return Some(SIGNED_BY_NOBODY.into());
    }
    if keys.has_accounts() && signed(&keys.some_tokens(MOST_TOKENS)) {
        return Some(advice(case).into());
    }
    try_tokens_of_hosts(case, signed).or_else(|| try_hosts(case))
}

const SIGNED_BY_NOBODY: &str = "it was signed by Verifier::sign, but this host has no token of its own: sign it with that of an \
     account, verifier.signer(account).await?.sign(..)";

fn advice(case: &Prepared<'_>) -> &'static str {
    if case.names_account {
        "it matches another account's auth token: see which belongs to the request's AccountSid"
    } else if case.params.json().is_some() {
        "it matches the auth token of one of the accounts, but the request does not say which account it is of: \
         put AccountSid into the query of the webhook's URL"
    } else {
        "it matches the auth token of one of the accounts, but the request has no AccountSid: \
         check whether a proxy in front removes it; for a request that never has one, give its token to also_auth_token(..)"
    }
}

/// This URL, signed with a token of another host.
fn try_tokens_of_hosts(case: &Prepared<'_>, signed: impl Fn(&[TokenKey]) -> bool) -> Option<Hint> {
    let others = case.settings.hosts.iter().filter(|(_, other)| !std::ptr::eq(*other, case.host));
    let tokens =
        others.take(MOST_HOSTS).flat_map(|(_, other)| other.keys.some_tokens(MOST_TOKENS / MOST_HOSTS));
    signed(&tokens.collect::<Vec<_>>()).then(|| {
        format!(
            "it matches the auth token of another host's account: give the account to {} as well, or let its webhooks call \
             its own host",
            case.public_url()
        )
        .into()
    })
}

/// The URL of another host, signed with a token of that.
fn try_hosts(case: &Prepared<'_>) -> Option<Hint> {
    let others = case.settings.hosts.iter().filter(|(_, other)| !std::ptr::eq(*other, case.host));
    let (called, _) =
        others.take(MOST_HOSTS).map(|(_, other)| (other.public_url(), &other.keys)).find(|(url, keys)| {
            let (origin, base_path) = (url.origin(), url.base_path());
            let candidates = Signable { origin, base_path, ..case.signable() }.candidates();
            any_signed(&keys.some_tokens(MOST_TOKENS / MOST_HOSTS), &candidates, case.claim.signature)
        })?;
    Some(
        format!(
            "it matches {called}: Twilio called that, and the request says {}; let everything in front pass the Host header on",
            case.public_url()
        )
        .into(),
    )
}
