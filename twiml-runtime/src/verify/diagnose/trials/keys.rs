//! Another key.

use super::Case;
use crate::verify::claim::Scheme;
use crate::verify::keys::Selected;

/// Every token that was not tried because it is another account's.
pub(super) fn try_others(case: &Case<'_>) -> Option<String> {
    if case.claim.scheme != Scheme::AuthToken || !case.verifier.keys().has_accounts() {
        return None;
    }
    let candidates = case.signable().candidates();
    let mut others = case.verifier.keys().tokens();
    others.any(|key| Selected::Tokens(std::slice::from_ref(key)).signed(&candidates, case.claim.signature)).then(|| {
        "it matches the auth token of another configured account: see which token belongs to the request's AccountSid".to_owned()
    })
}

/// What remains when nothing matches.
pub(super) fn advice(case: &Case<'_>, names_account: bool) -> String {
    let key = match case.claim.scheme {
        Scheme::SharedKey(_) => "the shared key is probably not the one that it was signed with",
        Scheme::AuthToken if case.verifier.keys().has_accounts() && !names_account => {
            "the request names no account, so that only the general tokens count; put AccountSid into the query of the webhook's URL"
        }
        Scheme::AuthToken => {
            "the auth token (TWILIO_AUTH_TOKEN) is probably not the one that it was signed with: take the primary token of the account that \
             owns the number (a subaccount and each region have their own, and an API key is none)"
        }
    };
    format!("no single change of the URL or the parameters matches: {key}")
}
