//! Any one webhook of Twilio's, sent alone: a handler for each webhook of the registry gets all that its payload needs.

#![allow(
    clippy::unwrap_used,
    clippy::unused_unit,
    unreachable_pub,
    missing_docs,
    reason = "a test stops on what it did not expect, and macros write what nobody would"
)]

use serde::Deserialize;
use twiml_phone::Phone;
use twiml_runtime::prelude::*;

macro_rules! answer {
    (sms_webhook) => { MessagingResponse };
    (voice_webhook) => { VoiceResponse };
    (status_callback) => { () };
    (studio_webhook) => { Json<()> };
}

/// An answer that says nothing.
macro_rules! nothing {
    (sms_webhook) => {
        twiml! { <Response/> }
    };
    (voice_webhook) => {
        twiml! { <Response/> }
    };
    (status_callback) => {
        ()
    };
    (studio_webhook) => {
        Json(())
    };
}

macro_rules! handlers {
    ($( $attribute:ident $name:ident $path:literal ($payload:ty); )+) => {
        $(
            #[$attribute($path)]
            async fn $name(payload: $payload) -> answer!($attribute) {
                // Every field that is always sent has a value, and every word is one that is known.
                let open = format!("{payload:#?}");
                assert!(!open.contains("Missing") && !open.contains("Other("), "{open}");
                nothing!($attribute)
            }
        )+

        #[tokio::test]
        async fn each_webhook_can_be_sent_without_a_parameter_by_hand() {
            let verifier = Verifier::new("a token of the test's own", "https://app.example").unwrap();
            let app = webhooks![$($name),+].verified_by(verifier.clone()).into_router();
            let phone = Phone::new(app, verifier);
            $(
                let response = phone.send::<$name>().await.unwrap();
                assert!(response.status().is_success(), "{}: {}", $path, response.status());
            )+
        }
    };
}

twiml_runtime::payload_registry!(webhooks handlers);

#[voice_webhook("/menu/{id}")]
async fn menu(input: GatherInput, Path(id): Path<u32>) -> VoiceResponse {
    let digits = input.digits.unwrap_or_default().to_string();
    twiml! { <Response><Say>{id} ": " {digits.as_str()}</Say></Response> }
}

#[voice_webhook("/by-get", method = "GET")]
async fn by_get(call: IncomingCall) -> VoiceResponse {
    let city = call.from_geography.city.unwrap_or_default().to_string();
    twiml! { <Response><Say>{city.as_str()}</Say></Response> }
}

#[derive(Deserialize)]
struct Order {
    number: u32,
}

#[status_callback("/order")]
async fn order(Signed(order): Signed<Order>) {
    assert_eq!(order.number, 7);
}

#[status_callback("/alone")]
async fn alone() {}

#[tokio::test]
async fn parameters_and_arguments_are_the_tests_own() {
    let verifier = Verifier::new("a token of the test's own", "https://app.example").unwrap();
    let app = webhooks![menu, by_get, order, alone].verified_by(verifier.clone()).into_router();
    let phone = Phone::new(app, verifier);

    let said = phone.send_through(&menu::at(4)).with("Digits", "12").await.unwrap();
    assert_eq!(said.body(), "<Response><Say>4: 12</Say></Response>");
    let said = phone.send::<by_get>().await.unwrap();
    assert_eq!(said.body(), "<Response><Say>SAN FRANCISCO</Say></Response>");
    assert!(phone.send::<order>().with("number", "7").await.unwrap().status().is_success());
    assert!(phone.send::<order>().json(r#"{"number":7}"#).await.unwrap().status().is_success());
    assert!(phone.send::<alone>().await.unwrap().status().is_success());
    // What Twilio never does is refused, as it is on the wire.
    let refused = phone.send_through(&menu::at(4)).without("CallSid").await.unwrap();
    assert_eq!(refused.status(), 400);
}
