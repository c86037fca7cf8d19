//! Another key.

use super::hint::Hint;
use crate::verify::claim::Scheme;
use crate::verify::keys::Selected;
use crate::verify::prepare::Prepared;

/// Every token that was not tried because it is another account's.
pub(super) fn try_others(case: &Prepared<'_>) -> Option<Hint> {
    let keys = &case.settings.keys;
    if case.claim.scheme != Scheme::AuthToken || !keys.has_accounts() {
        return None;
    }
    let candidates = case.signable().candidates();
    let signed = |key| Selected::Tokens(std::slice::from_ref(key)).signed(&candidates, case.claim.signature);
    keys.tokens().any(signed).then(|| advice(case).into())
}

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
