//! Documents that come back from where an application has kept them.

#![allow(clippy::panic, reason = "a test stops on what it did not expect")]

use twiml_runtime::prelude::*;
use twiml_tests::client::{CALL, Twilio, run};
use twiml_tests::log::captured;
use twiml_tests::signed::{PUBLIC_URL, verifier};

#[voice_webhook("/voice")]
async fn voice(call: IncomingCall) -> VoiceResponse {
    twiml! {
        <Response>
            <Gather numDigits=1 action=voice><Say voice="Polly.Joanna">"Hello " {&call.from} ", press 1 & 2"</Say></Gather>
            <"NewVerb" "a"="<b>"/>
        </Response>
    }
}

#[voice_webhook("/hold")]
async fn hold(_waiting: QueueWait) -> VoiceResponse {
    VoiceResponse::from_xml_unchecked(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Response><Say>Hold.</Say><Dial>+15551230002</Dial></Response>",
    )
}

fn log_of(xml: &str) -> String {
    let (twiml, log) = captured(|| VoiceResponse::from_xml_unchecked(xml));
    assert_eq!(twiml.as_str(), xml);
    log
}

#[tokio::test]
async fn a_reply_is_the_same_after_it_was_kept() {
    let webhooks: Webhooks<()> = webhooks![voice].verified_by(verifier(PUBLIC_URL));
    let sent = Twilio::calling(webhooks.into_router(), verifier(PUBLIC_URL)).post("/voice", &CALL).await;
    let given_back = VoiceResponse::from_xml_unchecked(sent.twiml());
    assert_eq!(given_back.as_str(), sent.twiml());
    assert_eq!(given_back, given_back.clone());
}

#[test]
fn what_breaks_a_rule_is_logged_with_its_line_and_without_its_value() {
    let log = log_of(
        "<Response>\n<Gather numDigits='twelve'><Say>Press 1</Say></Gather>\n<Syay>Hello</Syay></Response>",
    );
    assert_eq!(log.matches("WARN").count(), 2, "{log}");
    assert!(
        log.contains("`numDigits` of `<Gather>` takes a whole number") && log.contains("line=2"),
        "{log}"
    );
    assert!(log.contains("`<Syay>`") && log.contains("line=3"), "{log}");
    assert!(log.contains("given_back.rs") && !log.contains("twelve"), "{log}");
}

#[test]
fn right_documents_are_not_logged() {
    for xml in [
        "<Response/>",
        "<Response>\n  <Say>Hello <break/> you</Say>\n  <Redirect method=\"GET\">/next?a=1&amp;b=2</Redirect>\n</Response>\n",
        "<?xml version=\"1.0\"?><!-- kept --><Response><Dial>+15551230002</Dial></Response>",
    ] {
        assert_eq!(log_of(xml), "", "{xml}");
    }
}

#[test]
#[should_panic(expected = "this is not TwiML: the root node was opened but never closed")]
fn what_is_not_xml_is_refused() {
    let _ = VoiceResponse::from_xml_unchecked("<Response><Say>Hello</Say>");
}

#[test]
#[should_panic(expected = "this is not TwiML: it is a `<Say>`, not a `<Response>`")]
fn a_part_of_a_document_is_refused() {
    let _ = VoiceResponse::from_xml_unchecked("<Say>Hello</Say>");
}

#[test]
#[should_panic(expected = "this document is not messaging TwiML, as its type says")]
fn a_document_of_the_other_family_is_refused() {
    let _ = MessagingResponse::from_xml_unchecked("<Response><Say>Hello</Say></Response>");
}

#[test]
fn its_verbs_are_looked_at_as_those_of_any_answer() {
    let (_, log) = captured(|| {
        let webhooks: Webhooks<()> = webhooks![hold].verified_by(verifier(PUBLIC_URL));
        let twilio = Twilio::calling(webhooks.into_router(), verifier(PUBLIC_URL));
        let waiting: Vec<_> = CALL
            .into_iter()
            .chain([("QueuePosition", "1"), ("QueueSid", "QU0123456789abcdef0123456789abcdef")])
            .collect();
        run(twilio.post("/hold", &waiting)).body
    });
    assert!(log.contains("`<Dial>` is not allowed in the answer for a caller who waits in a queue"), "{log}");
    assert!(!log.contains("Response"), "{log}");
}
