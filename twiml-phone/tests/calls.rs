//! What a test sees of a call.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops on what it did not expect"
)]

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use axum::Router;
use axum::routing::post;
use http::Response;
use http::header::CONTENT_TYPE;
use twiml_phone::machine::HttpRequest;
use twiml_phone::{Callee, Carried, Carrying, Phone, Transport};
use twiml_runtime::Verifier;

/// Answers `/` with a document, and each other path with the end of the call.
struct Always(&'static str);

impl Transport for Always {
    fn carry(&self, request: HttpRequest) -> Carrying<'_> {
        let body = if request.uri().path() == "/" { self.0 } else { "<Response><Hangup/></Response>" };
        let response = Response::builder().header(CONTENT_TYPE, "text/xml").body(body.into()).unwrap();
        Box::pin(async { Carried::from(Ok(response)) })
    }
}

fn phone(document: &'static str) -> Phone {
    Phone::over(Always(document), Verifier::new("a token of the test", "https://app.example").unwrap())
}

#[tokio::test]
async fn a_step_without_effect_says_what_the_call_was_doing() {
    let document = "<Response><Say>One moment.</Say><Dial>+15550003333</Dial></Response>";
    let call = phone(document).call("/").await.unwrap();
    let stuck = call.press("1").await.unwrap_err();
    assert_eq!(
        stuck.to_string(),
        "pressing 1 had no effect: after 0.8 s, the call was at <Dial>, calling +15550003333; heard so far: One moment."
    );
    call.callee(Callee::answers()).await.unwrap();
    call.hang_up().await.unwrap();
    let stuck = call.hang_up().await.unwrap_err();
    assert!(stuck.to_string().contains("the call had ended as completed"), "{stuck}");
}

#[tokio::test]
async fn an_application_without_an_answer_is_an_error() {
    let failed = phone("<Response><Say>One").call("/").await.unwrap_err();
    assert_eq!(failed.code(), 12100);
    assert!(failed.to_string().contains("heard: <application error>"), "{failed}");
    assert!(failed.to_string().contains("\nthe application answered: <Response><Say>One\n"), "{failed}");
}

#[tokio::test(start_paused = true)]
async fn a_failure_is_told_by_its_cause_and_with_the_answer() {
    let router = Router::new()
        .route("/slow", post(|| tokio::time::sleep(Duration::from_secs(60))))
        .route("/broken", post(|| async { (http::StatusCode::INTERNAL_SERVER_ERROR, "ä".repeat(500)) }))
        .route("/binary", post(|| async { (http::StatusCode::INTERNAL_SERVER_ERROR, vec![0_u8, 255]) }));
    let phone = Phone::new(router, Verifier::new("token", "https://app.example").unwrap());
    let slow = phone.call("/slow").await.unwrap_err().to_string();
    assert!(
        slow.starts_with("11200: the request to the webhook failed: no response came in time\n"),
        "{slow}"
    );
    let broken = phone.call("/broken").await.unwrap_err().to_string();
    let lines: Vec<_> = broken.lines().collect();
    assert_eq!(lines[0], "11200: the request to the webhook failed: the status is 500");
    assert_eq!(lines[1], format!("the application answered: {}", "ä".repeat(200)));
    let binary = phone.call("/binary").await.unwrap_err().to_string();
    assert!(!binary.contains("the application answered"), "{binary}");
}

#[tokio::test]
async fn a_transcript_tells_the_call_with_its_times() {
    let document =
        "<Response><Gather numDigits='1' action='/end'><Say>Press a key.</Say></Gather></Response>";
    let call = phone(document).call("/").await.unwrap();
    call.press("1").await.unwrap();
    let lines: Vec<_> = call.to_string().lines().map(str::to_owned).collect();
    let expected = [
        "     0.0 s  POST https://app.example/ -> 200",
        "     0.0 s  a document of 2 elements",
        "     0.0 s  <Gather>",
        "     0.0 s  the call is in-progress",
        "     0.0 s  <Say>",
        "     0.0 s  heard: Press a key.",
        "     1.2 s  pressed: 1",
        "     1.2 s  POST https://app.example/end -> 200",
        "     1.2 s  a document of 1 element",
        "     1.2 s  <Hangup>",
        "     1.2 s  the call is completed",
    ];
    assert_eq!(lines, expected);
    let data = serde_json::to_value(&call).unwrap();
    assert_eq!(data[5]["sound"], "Press a key.");
}

#[tokio::test]
async fn any_parameter_can_be_another_one() {
    let call =
        phone("<Response/>").call("/").with("CallerName", "ANNA").with("FromCity", "OSLO").await.unwrap();
    let asked = &call.questions()[0];
    assert_eq!((asked.param("CallerName"), asked.param("FromCity")), (Some("ANNA"), Some("OSLO")));
}

#[tokio::test]
async fn ten_minutes_take_no_time() {
    let began = std::time::Instant::now();
    let call =
        phone("<Response><Pause length='600'/><Say>There you are.</Say></Response>").call("/").await.unwrap();
    call.finish().await;
    assert_eq!(call.heard(), ["There you are."]);
    assert!(call.lasted().await > Duration::from_secs(600) && began.elapsed() < Duration::from_secs(5));
}

#[test]
fn a_strict_phone_fails_the_test() {
    let run = |document: &'static str, ends: bool| {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        catch_unwind(AssertUnwindSafe(|| {
            runtime.block_on(async {
                let call = phone(document).strict().call("/").await.unwrap();
                if ends {
                    call.finish().await;
                }
            });
        }))
    };
    assert!(run("<Response><Say>Bye.</Say></Response>", true).is_ok());
    assert!(run("<Response><Pause length='9'/></Response>", false).is_err());
    assert!(run("<Response><Say loop='x'>Bye.</Say></Response>", true).is_err());
}

#[tokio::test]
async fn recordings_and_messages_are_told() {
    let document = "<Response><Sms>Thanks.</Sms><Record action='/end'/></Response>";
    let call = phone(document).call("/").await.unwrap();
    call.speak(Duration::from_secs(7), "Call me back.").await.unwrap();
    call.press("#").await.unwrap();
    assert_eq!((call.heard(), call.recordings()[0].seconds), (vec!["beep".to_owned()], 7));
    assert_eq!(call.sent()[0].body, "Thanks.");
    assert_eq!(call.questions()[1].param("Digits"), Some("#"));
}

#[tokio::test]
async fn two_calls_of_one_phone_meet() {
    let document = "<Response><Dial><Conference beep='false' endConferenceOnExit='true'>office</Conference></Dial>\
                    <Say>Goodbye.</Say></Response>";
    let phone = phone(document);
    let first = phone.call("/").await.unwrap();
    assert_eq!(first.heard(), ["music"]);
    let second = phone.call("/").from("+15550001111").await.unwrap();
    assert_eq!(second.heard(), [""; 0]);
    first.hang_up().await.unwrap();
    assert_eq!((second.heard(), second.status()), (vec!["Goodbye.".to_owned()], "completed".to_owned()));
}

/// A menu that is asked by keys and by speech.
fn menu() -> Phone {
    let ask = "<Response><Gather input='dtmf speech' numDigits='1' action='/chosen'><Say>Press or say it.</Say></Gather></Response>";
    let chosen =
        "<Response><Say>One moment.</Say><Dial>+15551234567</Dial><Say>Nobody is there.</Say></Response>";
    let router = Router::new()
        .route("/", post(move || async move { ([(CONTENT_TYPE, "text/xml")], ask) }))
        .route("/chosen", post(move || async move { ([(CONTENT_TYPE, "text/xml")], chosen) }));
    Phone::new(router, Verifier::new("token", "https://app.example").unwrap())
}

#[tokio::test]
async fn a_step_ends_at_rest() {
    let call = menu().call("/").await.unwrap();
    call.press("1").await.unwrap();
    assert_eq!(
        (call.heard()[1..].to_vec(), call.dialed()),
        (vec!["One moment.".to_owned()], vec!["+15551234567".to_owned()])
    );
    call.callee(Callee::does_not_answer()).await.unwrap();
    assert_eq!(call.heard()[2..], ["Nobody is there."]);

    let call = menu().call("/").await.unwrap();
    call.say("sales").await.unwrap();
    assert_eq!(call.dialed(), ["+15551234567"]);

    let call = menu().call("/").await.unwrap();
    call.at_once().press("1").await.unwrap();
    assert!(call.dialed().is_empty(), "the prompt is still heard");
}

#[tokio::test]
async fn a_strict_phone_leaves_the_word_to_a_step_that_has_no_effect() {
    let call =
        phone("<Response><Say>Hello.</Say><Pause length='9'/></Response>").strict().call("/").await.unwrap();
    let stuck = call.press("1").await.unwrap_err().to_string();
    drop(call);
    assert!(stuck.contains("pressing 1") && stuck.contains("Hello."), "{stuck}");
}

#[tokio::test(start_paused = true)]
async fn the_time_of_an_application_can_go_with_the_phone_s() {
    let began = tokio::time::Instant::now();
    let router = Router::new().route(
        "/",
        post(move || async move {
            tokio::time::sleep(Duration::from_secs(2)).await;
            let seconds = began.elapsed().as_secs();
            let document =
                format!("<Response><Say>{seconds}</Say><Pause length='60'/><Redirect/></Response>");
            ([(CONTENT_TYPE, "text/xml")], document)
        }),
    );
    let verifier = Verifier::new("token", "https://app.example").unwrap();
    let call = Phone::new(router, verifier).with_tokio_time().call("/").await.unwrap();
    call.wait_for(Duration::from_secs(70)).await;
    let heard: Vec<u64> = call.heard().iter().map(|seconds| seconds.parse().unwrap()).collect();
    assert!(matches!(heard[..], [2, second, ..] if (64..67).contains(&second)), "{heard:?}");
}

#[tokio::test]
async fn a_sound_that_never_comes_is_not_waited_for() {
    let documents = [
        "<Response><Say>Hi.</Say><Redirect/></Response>",
        "<Response><Pause/><Redirect/></Response>",
        "<Response><Redirect/></Response>",
        "<Response><Enqueue waitUrl='/'/><Say>Hi.</Say></Response>",
        "<Response><Gather timeout='1'/><Redirect/></Response>",
        "<Response><Play loop='0'>/music</Play><Redirect/></Response>",
    ];
    for document in documents {
        let call = phone(document).call("/").start().await;
        let stuck = call.during("never said").await.unwrap_err().to_string();
        assert!(stuck.contains("never said"), "{stuck}");
        call.after_heard(100_000).await.unwrap_err();
    }
}

#[tokio::test]
async fn a_step_that_nothing_waits_for_has_no_effect() {
    let keys = phone("<Response><Gather input='dtmf'/></Response>").call("/").await.unwrap();
    let stuck = keys.say("sales").await.unwrap_err().to_string();
    assert!(stuck.starts_with("saying \"sales\" had no effect"), "{stuck}");
    assert!(keys.press("").await.is_err() && keys.press("1x").await.is_err());
    assert!(!keys.to_string().contains("pressed"), "{keys}");
    assert!(keys.speak(Duration::from_secs(1), "sales").await.is_err());

    let speech = phone("<Response><Gather input='speech'/></Response>").call("/").await.unwrap();
    assert!(speech.press("1").await.is_err());
    assert!(speech.say("sales").await.is_ok());

    let recorded = "<Response><Start><Recording/></Start><Pause length='60'/></Response>";
    let recorded = phone(recorded).call("/").await.unwrap();
    recorded.wait_for(Duration::from_secs(1)).await;
    assert!(recorded.speak(Duration::from_secs(1), "Hi.").await.is_ok());

    let conference = "<Response><Dial><Conference>office</Conference></Dial></Response>";
    let alone = phone(conference).call("/").await.unwrap();
    assert!(alone.somebody_leaves(false).await.is_err());
    alone.somebody_joins(false).await.unwrap();
    assert!(alone.somebody_leaves(false).await.is_ok());
}

#[tokio::test]
#[should_panic(expected = "the application has sent no message with the SID SMnothere")]
async fn a_message_that_was_not_sent_has_no_status() {
    phone("<Response/>").deliver("SMnothere", twiml_values::MessageStatus::Delivered).await;
}

#[tokio::test]
async fn a_transcript_says_whose_line_it_is() {
    let document = "<Response><Dial><Number url='/end'>+15551234567</Number></Dial></Response>";
    let call = phone(document).call("/").await.unwrap();
    call.pay(twiml_phone::Paid::by_card("4111111111111111", "1230")).await.unwrap_err();
    call.callee(Callee::answers()).await.unwrap();
    let transcript = call.to_string();
    assert!(transcript.contains("the call is ringing (+15551234567)"), "{transcript}");
    assert!(transcript.contains("the call is in-progress (+15551234567)"), "{transcript}");
    assert!(transcript.contains("nothing waits for a payment\n"), "{transcript}");
    assert!(!transcript.contains("4111"), "{transcript}");
}
