//! Values that Twilio will complain of: the document is sent as it is, and the log says what is wrong and where, but not the value.

use axum::response::IntoResponse as _;
use http::StatusCode;
use twiml_runtime::prelude::*;
use twiml_tests::client::{CALL, MESSAGE, Twilio, run};
use twiml_tests::log::captured;
use twiml_tests::signed::{PUBLIC_URL, verifier};

/// What the handler writes, without the compiler seeing it.
#[derive(Clone, Debug, Default)]
struct Given {
    text: String,
    number: u32,
    word: Option<String>,
}

#[voice_webhook("/number")]
async fn number(State(given): State<Given>) -> VoiceResponse {
    twiml! { <Response><Dial><Number>{&given.text}</Number></Dial></Response> }
}

#[voice_webhook("/say")]
async fn say(State(given): State<Given>) -> VoiceResponse {
    twiml! { <Response><Say>{&given.word}</Say></Response> }
}

#[voice_webhook("/prompt")]
async fn prompt(State(given): State<Given>) -> VoiceResponse {
    twiml! { <Response><Say>"Hello " <emphasis>{&given.text}</emphasis></Say></Response> }
}

#[voice_webhook("/gather")]
async fn gather(State(given): State<Given>) -> VoiceResponse {
    twiml! { <Response><Gather numDigits={given.number} action={&given.text}/></Response> }
}

#[voice_webhook("/voice")]
async fn voice(State(given): State<Given>) -> VoiceResponse {
    twiml! { <Response><Say voice={&given.word} language="en-US">"Hello"</Say></Response> }
}

#[voice_webhook("/stream")]
async fn stream(State(given): State<Given>) -> VoiceResponse {
    twiml! {
        <Response>
            <Start><Stream url="wss://example.com/audio" statusCallback={&given.text}/></Start>
        </Response>
    }
}

#[voice_webhook("/relay")]
async fn relay(State(given): State<Given>) -> VoiceResponse {
    twiml! { <Response><Connect><ConversationRelay url={&given.word}/></Connect></Response> }
}

#[voice_webhook("/play")]
async fn play(State(given): State<Given>) -> VoiceResponse {
    let music = twiml! { <Play loop={given.number}>{&given.text}</Play> };
    twiml! { <Response>{music}<Dial>for _ in 0..given.number { <Number>"+15551230002"</Number> }</Dial></Response> }
}

#[voice_webhook("/from")]
async fn from(State(given): State<Given>) -> VoiceResponse {
    twiml! {
        <Response>
            <Dial callerId={&given.word}><Client>"ann"</Client></Dial>
            <Dial callerId={&given.word} timeout=20><Number>"+15551230002"</Number></Dial>
        </Response>
    }
}

#[voice_webhook("/hunt")]
async fn hunt(State(given): State<Given>) -> VoiceResponse {
    twiml! { <Response><Dial><Number>"+15551230000"</Number>for _ in 0..given.number { <Number>"+15551230002"</Number> }</Dial></Response> }
}

#[sms_webhook("/replies")]
async fn replies(State(given): State<Given>) -> MessagingResponse {
    let more = vec![twiml! { <Message>"More"</Message> }; given.number as usize];
    twiml! { <Response><Message>"Hello"</Message>{more}</Response> }
}

#[sms_webhook("/pictures")]
async fn pictures(State(given): State<Given>) -> MessagingResponse {
    let urls = vec!["https://example.com/a.png"; given.number as usize];
    twiml! {
        <Response><Message><Body>"Look"</Body>for url in &urls { <Media>{url}</Media> }</Message></Response>
    }
}

#[voice_webhook("/tones")]
async fn tones(State(given): State<Given>) -> VoiceResponse {
    twiml! { <Response><Play digits={&given.word}/><Play digits={&given.word}>"/a.mp3"</Play></Response> }
}

#[voice_webhook("/parameter")]
async fn parameter(State(given): State<Given>) -> VoiceResponse {
    twiml! {
        <Response>
            <Connect>
                <Stream url="wss://example.com/audio"><Parameter name="name" value={&given.text}/></Stream>
            </Connect>
        </Response>
    }
}

#[voice_webhook("/long")]
async fn long(State(given): State<Given>) -> VoiceResponse {
    twiml! { <Response>for _ in 0..given.number { <Say>{&given.text}</Say> }</Response> }
}

/// A document of another function, which the attribute of the handler does not see.
fn elsewhere() -> VoiceResponse {
    twiml! { <Response><Say>"One moment."</Say><Dial>"+15551230002"</Dial></Response> }
}

#[voice_webhook("/wait")]
async fn wait(_caller: ConferenceWait) -> VoiceResponse {
    elsewhere()
}

/// Calls a handler that is given these, and returns the document and the log.
fn answer(path: &str, given: &Given) -> (String, String) {
    answers(path, given, 1)
}

fn answers(path: &str, given: &Given, times: usize) -> (String, String) {
    let verifier = verifier(PUBLIC_URL);
    let webhooks = webhooks![
        number, say, prompt, gather, voice, stream, relay, play, from, hunt, replies, pictures, tones,
        parameter, long, wait
    ];
    let router = webhooks.verified_by(verifier.clone()).into_router().with_state(given.clone());
    let twilio = Twilio::calling(router, verifier);
    captured(|| {
        run(async {
            let mut body = String::new();
            for _ in 0..times {
                let params: &[_] = if path == "/replies" || path == "/pictures" { &MESSAGE } else { &CALL };
                let answer = twilio.post(path, params).await;
                assert_eq!(answer.status, StatusCode::OK);
                body = answer.body;
            }
            body
        })
    })
}

/// Checks that one event is logged, and that it says this.
#[track_caller]
fn logs(path: &str, given: &Given, words: &[&str]) {
    let (_, log) = answer(path, given);
    assert_eq!(log.matches("WARN").count(), 1, "{log}");
    for word in words {
        assert!(log.contains(word), "{word}: {log}");
    }
    assert!(log.contains(&format!("webhook=\"{}\"", path.trim_start_matches('/'))), "{log}");
    assert!(given.text.is_empty() || !log.contains(&given.text), "{log}");
    assert!(given.word.as_ref().is_none_or(|word| word.is_empty() || !log.contains(word)), "{log}");
}

fn text(text: &str) -> Given {
    Given { text: text.to_owned(), number: 1, word: Some("Hello".to_owned()) }
}

fn word(word: Option<&str>) -> Given {
    Given { text: "/next".to_owned(), number: 1, word: word.map(str::to_owned) }
}

#[test]
fn right_values_are_not_logged() {
    for (path, given) in [
        ("/number", text("+1 (555) 123-0001")),
        ("/say", word(Some("Tom & Ann <3"))),
        ("/prompt", text("Ann")),
        ("/prompt", text("")),
        ("/gather", text("/menu?a=1&b=2")),
        ("/gather", text("https://example.com:8443/a%20b?x=y&z='")),
        ("/gather", text("")),
        ("/voice", word(None)),
        ("/voice", word(Some("Polly.Joanna-Neural"))),
        ("/voice", word(Some("Google.xx-XX-Chirp9-Zaphod"))),
        ("/stream", text("https://example.com/status")),
        ("/relay", word(Some("wss://example.com/relay?a=1&b=2"))),
        ("/play", text("https://example.com/a.mp3?x=1&y=2")),
        ("/from", word(Some("+15551230001"))),
        ("/from", word(None)),
        ("/tones", word(Some("ww1"))),
        ("/parameter", text(&"&".repeat(495))),
        ("/hunt", Given { number: 9, ..text("") }),
        ("/replies", Given { number: 9, ..text("") }),
        ("/pictures", Given { number: 10, ..text("") }),
    ] {
        // Twice: what was right is remembered.
        let (_, log) = answers(path, &given, 2);
        assert!(!log.contains("WARN"), "{path} {given:?}: {log}");
    }
}

#[test]
fn a_missing_text_is_logged() {
    logs("/number", &text(""), &["element=\"Number\"", "needs its text", "error=13223"]);
    logs("/say", &word(None), &["element=\"Say\"", "needs its text", "error=13520"]);
    let (body, log) = answer("/play", &Given { number: 0, ..text("https://example.com/a.mp3") });
    assert!(body.ends_with("<Dial></Dial></Response>"), "{body}");
    assert!(log.contains("element=\"Dial\""), "{log}");
}

#[test]
fn a_verb_that_the_listener_cannot_be_answered_with_is_logged() {
    logs(
        "/wait",
        &text(""),
        &["element=\"Dial\"", "a participant who waits for a conference", "error=13238"],
    );
}

#[test]
fn a_document_that_is_too_large_is_logged() {
    let words = ["element=\"Response\"", "at most 65536 bytes", "error=11750"];
    logs("/long", &Given { number: 100, ..text(&"x".repeat(1000)) }, &words);
}

#[test]
fn a_text_of_another_kind_is_logged() {
    logs("/number", &text("my sister"), &["element=\"Number\"", "phone number", "error=13223"]);
    logs("/play", &text("my greeting.mp3"), &["element=\"Play\"", "has to be escaped"]);
    logs("/play", &text("a&b c"), &["element=\"Play\"", "has to be escaped"]);
}

#[test]
fn a_long_text_is_logged() {
    logs("/say", &word(Some(&"ä".repeat(4097))), &["element=\"Say\"", "4096"]);
    logs("/prompt", &text(&"x".repeat(4091)), &["element=\"Say\"", "4096"]);
    let (_, log) = answer("/say", &word(Some(&"&ä".repeat(2048))));
    assert!(!log.contains("WARN"), "{log}");
    let (_, log) = answer("/prompt", &text(&"&".repeat(4090)));
    assert!(!log.contains("WARN"), "{log}");
}

#[test]
fn a_wrong_attribute_is_logged() {
    let zero = Given { number: 0, ..text("/menu") };
    logs("/gather", &zero, &["element=\"Gather\"", "attribute=\"numDigits\"", "error=13314"]);
    logs("/gather", &text("my menu"), &["attribute=\"action\"", "has to be escaped"]);
    logs("/gather", &text("ftp://example.com"), &["attribute=\"action\""]);
    logs("/stream", &text("/status"), &["element=\"Stream\"", "attribute=\"statusCallback\""]);
    logs("/voice", &word(Some("Polly.Joana")), &["attribute=\"voice\""]);
    logs("/voice", &word(Some("alice")), &["attribute=\"voice\"", "retired"]);
    logs("/voice", &word(Some("polly.joanna")), &["attribute=\"voice\"", "another case"]);
    logs("/relay", &word(Some("https://example.com")), &["attribute=\"url\""]);
}

#[test]
fn a_needed_attribute_that_is_left_out_is_logged() {
    logs(
        "/relay",
        &word(None),
        &["element=\"ConversationRelay\"", "attribute=\"url\"", "needs the attribute"],
    );
}

#[test]
fn a_value_that_does_not_go_with_what_is_around_it_is_logged() {
    let expected = ["element=\"Dial\"", "attribute=\"callerId\"", "error=13214"];
    logs("/from", &word(Some("client:bob")), &expected);
    logs("/parameter", &text(&"&".repeat(496)), &["element=\"Parameter\"", "500 characters"]);
    logs("/tones", &word(None), &["element=\"Play\"", "needs its text"]);
}

#[test]
fn too_many_children_are_logged() {
    logs("/hunt", &Given { number: 10, ..text("") }, &["element=\"Dial\"", "at most 10"]);
    logs("/replies", &Given { number: 10, ..text("") }, &["element=\"Response\"", "error=14109"]);
    logs("/pictures", &Given { number: 11, ..text("") }, &["element=\"Message\"", "at most 10"]);
}

#[test]
fn what_is_wrong_is_sent_as_it_is() {
    let (body, _) = answer("/gather", &Given { number: 0, ..text("my menu") });
    assert_eq!(body, r#"<Response><Gather numDigits="0" action="my menu"/></Response>"#);
}

#[test]
fn a_flood_is_one_event() {
    let (_, log) = answers("/number", &text("my sister"), 20);
    assert_eq!(log.matches("WARN").count(), 1, "{log}");
}

#[test]
fn a_document_that_no_handler_sends_is_logged_when_it_leaves() {
    let digits = 0_u8;
    let wrong = || -> VoiceResponse {
        twiml! { <Response><Gather numDigits={digits} action={"my menu"}/></Response> }
    };
    let (document, log) = captured(wrong);
    assert_eq!(log, "");
    let (shown, log) = captured(|| document.as_str().len());
    assert!(shown > 0 && log.is_empty(), "{log}");
    let (_, log) = captured(|| wrong().into_response());
    assert!(log.contains("attribute=\"numDigits\"") && log.contains("attribute=\"action\""), "{log}");
    assert!(!log.contains("webhook="), "{log}");
}
