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
    keys.tokens().any(signed).then(|| {
        "it matches another account's auth token: see which belongs to the request's AccountSid".into()
    })
}

/// What remains when nothing matches.
pub(super) fn advice(case: &Prepared<'_>) -> Hint {
    let key = match case.claim.scheme {
        Scheme::SharedKey(_) => "the shared key is probably not the one that it was signed with",
        Scheme::AuthToken if case.settings.keys.has_accounts() && !case.names_account => {
            "the request names no account, so that the accounts' own tokens do not count; \
             for JSON, put AccountSid into the query of the webhook's URL"
        }
        Scheme::AuthToken => {
            "the auth token (TWILIO_AUTH_TOKEN) is probably not the one that it was signed with; \
             take the primary token of the account that owns the number \
             (subaccounts and regions have their own, and an API key is none)"
        }
    };
    let public_url = &case.settings.public_url;
    format!(
        "no single change of the URL or the parameters matches: {key}; \
         if it is, Twilio calls another address than {public_url} (TWILIO_PUBLIC_URL)"
    )
    .into()
}
