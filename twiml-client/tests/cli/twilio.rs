//! What is in Twilio's place: an account with a number.

use axum::Router;
use serde_json::{Value, json};
use twiml_phone::{Phone, Resource, Rest};
use twiml_runtime::Verifier;

pub(crate) const TOKEN: &str = "a token of the tests' own";
pub(crate) const NUMBER: &str = "+12065550199";

const URLS: [&str; 6] =
    ["sms_url", "sms_method", "sms_fallback_url", "voice_url", "voice_method", "status_callback"];

/// An account with a number that somebody uses for calls, and that leads to a demonstration for messages.
pub(crate) async fn start() -> Rest {
    let verifier = Verifier::new(TOKEN, "http://127.0.0.1:1").unwrap();
    let rest = Phone::new(Router::new(), verifier).rest().await.unwrap();
    let number = json!({
        "phone_number": NUMBER,
        "sms_url": "https://demo.twilio.com/welcome/sms/reply",
        "sms_method": "POST",
        "voice_url": "https://demo.twilio.com/welcome/voice/",
        "voice_method": "GET",
        "status_callback": "https://somebody.test/status",
    });
    rest.add_number_as(number).unwrap();
    rest
}

/// The number as it is.
pub(crate) fn number(rest: &Rest) -> Resource {
    rest.numbers().remove(0)
}

/// What is configured for the number.
pub(crate) fn configured(rest: &Rest) -> Vec<Value> {
    let number = number(rest);
    URLS.map(|field| number.get(field).cloned().unwrap_or_default()).to_vec()
}

/// Whether messages and calls lead to this address.
pub(crate) fn leads_to(rest: &Rest, address: &str) -> bool {
    ["sms_url", "voice_url"]
        .iter()
        .all(|url| number(rest).text(url).is_some_and(|url| url.starts_with(address)))
}

/// The requests that changed something.
pub(crate) fn changes(rest: &Rest) -> usize {
    rest.requests().iter().filter(|request| request.method == "POST").count()
}
