//! Links as values: held in variables, returned by functions, chosen at run time.

#![allow(clippy::unwrap_used, reason = "a test stops on what it did not expect")]

use http::StatusCode;
use serde::{Deserialize, Serialize};
use twiml_runtime::prelude::*;
use twiml_runtime::tags;
use twiml_tests::client::{CALL, Twilio};
use twiml_tests::signed::verifier;

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Try {
    attempt: u8,
}

#[voice_webhook("/hold/{caller}")]
async fn hold(_call: IncomingCall, Path(_caller): Path<u32>) -> VoiceResponse {
    twiml! { <Response><Say>"Please wait."</Say></Response> }
}

#[voice_webhook("/menu", method = "GET")]
async fn menu(_call: IncomingCall, Query(_attempt): Query<Try>) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

#[voice_webhook("/closed")]
async fn closed(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Say>"We are closed."</Say></Response> }
}

#[status_callback("/live/{call}")]
async fn live(_event: TranscriptionEvent, Path(_call): Path<u32>) {}

#[sms_webhook("/sms/{id}")]
async fn sms(_msg: IncomingMessage, Path(_id): Path<u32>) -> MessagingResponse {
    twiml! { <Response/> }
}

fn hold_of(caller: u32) -> Link<hold> {
    hold::at(caller)
}

fn redirect(document: VoiceResponse) -> String {
    let document = String::from(document);
    document.split_once("<Redirect").unwrap().1.replace("</Redirect></Response>", "")
}

#[test]
fn a_link_is_a_value_in_a_redirect() {
    let next = hold_of(7);
    assert_eq!(
        redirect(twiml! { <Response><Redirect>{&next}</Redirect></Response> }),
        r#" method="POST">/hold/7"#
    );
    assert_eq!(
        redirect(twiml! { <Response><Redirect>{next.clone()}</Redirect></Response> }),
        r#" method="POST">/hold/7"#
    );
    assert_eq!(
        redirect(twiml! { <Response><Redirect>{hold_of(8)}</Redirect></Response> }),
        r#" method="POST">/hold/8"#
    );
    let query = Try { attempt: 2 };
    let document = twiml! { <Response><Redirect>{&menu::with(&query)}</Redirect></Response> };
    assert_eq!(redirect(document), r#" method="GET">/menu?attempt=2"#);
    let document = twiml! { <Response><Redirect>{closed::link()}</Redirect></Response> };
    assert_eq!(redirect(document), r#" method="POST">/closed"#);
}

#[test]
fn a_link_is_a_value_in_an_attribute() {
    let query = Try { attempt: 2 };
    let again = if query.attempt > 1 { menu::with(&query) } else { menu::with(&Try { attempt: 0 }) };
    let document: VoiceResponse =
        twiml! { <Response><Gather numDigits=1 action={&again} timeout=3/></Response> };
    assert_eq!(
        document.as_str(),
        r#"<Response><Gather numDigits="1" action="/menu?attempt=2" method="GET" timeout="3"/></Response>"#,
    );
}

#[test]
fn no_link_leaves_the_attribute_out() {
    for (next, written) in
        [(None, "<Gather/>"), (Some(hold_of(7)), r#"<Gather action="/hold/7" method="POST"/>"#)]
    {
        let document: VoiceResponse = twiml! { <Response><Gather action={next}/></Response> };
        assert_eq!(document.as_str(), format!("<Response>{written}</Response>"));
    }
}

#[test]
fn one_of_two_handlers_is_chosen_at_run_time() {
    for (busy, written) in [(true, r#" method="POST">/hold/7"#), (false, r#" method="GET">/menu?attempt=1"#)]
    {
        let next =
            if busy { Either::Left(hold_of(7)) } else { Either::Right(menu::with(&Try { attempt: 1 })) };
        assert_eq!(redirect(twiml! { <Response><Redirect>{next}</Redirect></Response> }), written);
    }
    // Three, and an address of another kind.
    for (n, written) in
        [(0, r#" method="POST">/hold/7"#), (1, r#" method="POST">/closed"#), (2, ">https://example.com/x")]
    {
        let next = match n {
            0 => Either::Left(hold_of(7)),
            1 => Either::Right(Either::Left(closed::link())),
            _ => Either::Right(Either::Right("https://example.com/x")),
        };
        assert_eq!(redirect(twiml! { <Response><Redirect>{next}</Redirect></Response> }), written);
    }
}

#[test]
fn any_other_address_is_still_one() {
    let base = "https://example.com".to_owned();
    assert_eq!(
        redirect(twiml! { <Response><Redirect>{format!("{base}/x?a=1&b=2")}</Redirect></Response> }),
        ">https://example.com/x?a=1&amp;b=2"
    );
    assert_eq!(
        redirect(twiml! { <Response><Redirect>{format_args!("{base}/x")}</Redirect></Response> }),
        ">https://example.com/x"
    );
    let document: VoiceResponse = twiml! { <Response><Gather action={&base} method="GET"/></Response> };
    assert_eq!(
        document.as_str(),
        r#"<Response><Gather action="https://example.com" method="GET"/></Response>"#
    );
}

#[test]
fn a_fragment_takes_links_too() {
    fn ask(next: &Link<hold>) -> Fragment<tags::Response> {
        twiml! { <Gather action={next}/> <Redirect method="POST">{next}</Redirect> }
    }
    let document: VoiceResponse = twiml! { <Response>{ask(&hold_of(7))}</Response> };
    assert_eq!(
        document.as_str(),
        r#"<Response><Gather action="/hold/7" method="POST"/><Redirect method="POST">/hold/7</Redirect></Response>"#,
    );
}

#[test]
fn a_link_is_of_the_family_of_the_document() {
    let next = sms::at(7);
    let document: MessagingResponse = twiml! { <Response><Redirect>{next}</Redirect></Response> };
    assert_eq!(document.as_str(), r#"<Response><Redirect method="POST">/sms/7</Redirect></Response>"#);
}

#[voice_webhook("/start")]
async fn start(_call: IncomingCall) -> VoiceResponse {
    let told = live::at(7);
    let next = hold_of(8);
    twiml! { <Response><Start><Transcription statusCallbackUrl={told}/></Start><Redirect>{next}</Redirect></Response> }
}

#[tokio::test]
async fn a_link_has_the_base_path_and_the_whole_url_where_that_is_needed() {
    let verifier = verifier("https://example.com/base");
    let router: axum::Router =
        webhooks![start, hold, menu, closed, live, sms].verified_by(verifier.clone()).into_router();
    let reply = Twilio::calling(router, verifier).post("/base/start", &CALL).await;
    assert_eq!(reply.status, StatusCode::OK);
    assert_eq!(
        reply.body,
        r#"<Response><Start><Transcription statusCallbackUrl="https://example.com/base/live/7" statusCallbackMethod="POST"/></Start><Redirect method="POST">/base/hold/8</Redirect></Response>"#,
    );
}
