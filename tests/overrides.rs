//! Connection overrides: they are in the address that Twilio gets, and change nothing else.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops on what it did not expect")]

use std::time::Duration;

use axum::Router;
use roxmltree::Document;
use serde::{Deserialize, Serialize};
use twiml_runtime::prelude::*;
use twiml_tests::client::{CALL, Twilio, run};
use twiml_tests::log::captured;
use twiml_tests::signed::verifier;

const BASE: &str = "https://example.com/base";

const PATIENT: Overrides = overrides! {
    retries: 3,
    retry_on: &[RetryOn::All],
    read_timeout: Duration::from_secs(5),
};
const LONG: &str = "#rc=3&rp=all&rt=5000";
const IMPATIENT: Overrides = overrides! { total_timeout: Duration::from_millis(2500), edges: &["dublin"] };

#[derive(Serialize, Deserialize)]
struct Attempt {
    number: u8,
}

#[voice_webhook("/start")]
async fn start(call: IncomingCall) -> VoiceResponse {
    let again = call.direction == Direction::Inbound;
    twiml! {
        <Response>
            <Gather action={menu::overrides(PATIENT)} partialResultCallback={heard::overrides(IMPATIENT)}/>
            <Record action={order::at(4711).overrides(PATIENT)}/>
            <Pay action={both::at(7).overrides(PATIENT).with(&Attempt { number: 2 }).overrides(IMPATIENT)}/>
            <Redirect>if again { {asked::with(&Attempt { number: 1 }).overrides(PATIENT)} } else { start }</Redirect>
        </Response>
    }
}

#[voice_webhook("/menu", method = "GET")]
async fn menu(call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Say>"menu " {&call.from}</Say></Response> }
}

#[status_callback("/heard")]
async fn heard(_speech: PartialSpeech) {}

#[voice_webhook("/orders/{id}")]
async fn order(Path(id): Path<u32>) -> VoiceResponse {
    twiml! { <Response><Say>"order " {id}</Say></Response> }
}

#[voice_webhook("/asked")]
async fn asked(Query(attempt): Query<Attempt>) -> VoiceResponse {
    twiml! { <Response><Say>"asked " {attempt.number}</Say></Response> }
}

#[voice_webhook("/both/{id}")]
async fn both(Path(id): Path<u32>, Query(attempt): Query<Attempt>) -> VoiceResponse {
    twiml! { <Response><Say>"both " {id} " " {attempt.number}</Say></Response> }
}

fn twilio() -> Twilio {
    let verifier = verifier(BASE);
    let webhooks = webhooks![start, menu, heard, order, asked, both].verified_by(verifier.clone());
    Twilio::calling(Router::new().nest("/in", webhooks.into_router()), verifier)
}

#[test]
fn documents_have_them_after_the_query_and_requests_do_not() {
    let twilio = twilio();
    let (answer, log) = captured(|| run(twilio.post("/base/in/start", &CALL)));
    // The mount check knows the handlers.
    assert_eq!(log, "");
    let document = Document::parse(answer.twiml()).unwrap();
    let value = |element: &str, attribute: &str| {
        let element = document.descendants().find(|node| node.has_tag_name(element)).unwrap();
        element.attribute(attribute).or(element.text()).unwrap().to_owned()
    };
    for (element, attribute, method, url, said) in [
        ("Gather", "action", "GET", format!("/base/in/menu{LONG}"), "menu +15551230001"),
        ("Record", "action", "POST", format!("/base/in/orders/4711{LONG}"), "order 4711"),
        ("Pay", "action", "POST", "/base/in/both/7?number=2#tt=2500&e=dublin".to_owned(), "both 7 2"),
        ("Redirect", "none", "POST", format!("/base/in/asked?number=1{LONG}"), "asked 1"),
    ] {
        assert_eq!(value(element, attribute), url);
        if let "Gather" | "Record" = element {
            assert_eq!(value(element, "method"), method);
        }
        let called = url.split('#').next().unwrap();
        let answer = run(async {
            if method == "GET" { twilio.get(called, &CALL).await } else { twilio.post(called, &CALL).await }
        });
        assert_eq!(answer.twiml(), format!("<Response><Say>{said}</Say></Response>"));
    }
    assert_eq!(value("Gather", "partialResultCallback"), "/base/in/heard#tt=2500&e=dublin");
}

#[test]
fn urls_for_rest_calls_have_them() {
    let url = verifier(BASE).public_url().url_of(&heard::overrides(PATIENT));
    assert_eq!(url, "https://example.com/base/heard#rc=3&rp=all&rt=5000");
    // What is signed is the same.
    let none: [(&str, &str); 0] = [];
    let plain = verifier(BASE).public_url().url_for::<heard>();
    assert_eq!(verifier(BASE).sign(&url, none), verifier(BASE).sign(&plain, none));
}

#[test]
fn what_is_only_known_at_run_time_is_refused_with_words() {
    let from_settings = |retries| Overrides::new().retries(retries)?.read_timeout(Duration::from_secs(1));
    assert_eq!(order::at(1).overrides(PATIENT).overrides(Overrides::new()).as_str(), "/orders/1");
    assert_eq!(order::at(1).overrides(from_settings(2).unwrap()).as_str(), "/orders/1#rc=2&rt=1000");
    let error: BoxError = from_settings(9).unwrap_err().into();
    assert_eq!(error.to_string(), "Twilio tries again at most 5 times: the retries are 0 to 5");
}
