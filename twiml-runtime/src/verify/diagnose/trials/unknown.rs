//! What remains when nothing matches.

use super::hint::Hint;
use super::rewritten::is_sorted;
use crate::verify::claim::Scheme;
use crate::verify::prepare::Prepared;

/// What to compare, without a guess. The likely ones come first.
pub(super) fn what_to_compare(case: &Prepared<'_>) -> Hint {
    let key = match case.claim.scheme {
        Scheme::SharedKey(_) => "the shared key with the one of this id in Twilio's console",
        Scheme::AuthToken => {
            "the auth token (TWILIO_AUTH_TOKEN) with the primary token of the account that owns the number \
             (subaccounts and regions have their own, and an API key does not sign webhooks)"
        }
    };
    let public_url = case.public_url();
    let url = format!(
        "the webhook's URL in Twilio's console with the public URL, because Twilio may call another address than \
         {public_url} (TWILIO_PUBLIC_URL)"
    );
    let items = match what_arrived(case) {
        // Nothing but the URL is signed, and much of it can be rewritten.
        (query, None) if !query.is_empty() => vec![query.to_owned(), key.to_owned(), url],
        (query, body) => {
            let arrived = [body.unwrap_or_default(), query].map(str::to_owned);
            [key.to_owned(), url].into_iter().chain(arrived).filter(|item| !item.is_empty()).collect()
        }
    };
    format!("the cause is not known, because no change that was tried matches; compare {}", items.join("; "))
        .into()
}

/// What to compare of the query and of the form.
fn what_arrived(case: &Prepared<'_>) -> (&'static str, Option<&'static str>) {
    let query = if case.target.query.is_empty() {
        ""
    } else if is_sorted(case.target.query_text()) {
        "the query with the one in Twilio's request inspector, in its order and spelling: its parameters arrive sorted by \
         name, so something in front may sort them, and Twilio signs them as it sends them"
    } else {
        "the query with the one in Twilio's request inspector, in its order and spelling"
    };
    let has_form = !case.target.carries_params && case.params.json().is_none();
    (
        query,
        has_form
            .then_some("the parameters of the body with those in Twilio's request inspector, byte for byte"),
    )
}
