//! Calls.

use std::time::Duration;

use twiml_client::prelude::*;
use twiml_client::{Client, UpdateCall};
use twiml_runtime::{RecordingTrack, VoiceResponse, twiml};

use crate::handlers::{
    answered, apology, call_status, greet, menu, order_answered, order_call_status, order_recorded,
    public_url, recorded, voice,
};
use crate::{check, sid};

const TO: (&str, &str) = ("To", "+15551110000");
const FROM: (&str, &str) = ("From", "+15552220000");
const VOICE: [(&str, &str); 2] = [("Url", "https://app.example/voice"), ("Method", "POST")];

fn call() -> PlaceCall<impl twiml_client::Caller> {
    PlaceCall::to(TO.1).from(FROM.1)
}

#[test]
fn instructions_are_a_handler_a_document_or_an_application() {
    let url = public_url();
    let document: VoiceResponse =
        twiml! { <Response><Gather action=menu/><Redirect>voice</Redirect></Response> };
    check([
        (
            "a handler has its method",
            call().url::<voice>(&url).fallback_url::<apology>(&url).params().collect(),
            vec![
                TO,
                FROM,
                VOICE[0],
                VOICE[1],
                ("FallbackUrl", "https://app.example/apology"),
                ("FallbackMethod", "GET"),
            ],
        ),
        (
            "a handler with arguments",
            call().url_of(&greet::at("Anna B"), &url).params().collect(),
            vec![TO, FROM, ("Url", "https://app.example/greet/Anna%20B"), ("Method", "GET")],
        ),
        (
            "a document names its handlers by their whole URL",
            call().twiml(&document, &url).params().collect(),
            vec![
                TO,
                FROM,
                (
                    "Twiml",
                    r#"<Response><Gather action="https://app.example/menu" method="POST"/><Redirect method="POST">https://app.example/voice</Redirect></Response>"#,
                ),
            ],
        ),
        (
            "an application",
            PlaceCall::to("sip:anna@example.com").application(&sid("AP")).from(FROM.1).params().collect(),
            vec![
                ("To", "sip:anna@example.com"),
                ("ApplicationSid", "AP0123456789abcdef0123456789abcdef"),
                FROM,
            ],
        ),
    ]);
}

#[test]
fn callbacks_have_their_events_and_methods() {
    let url = public_url();
    let notified = call().url::<voice>(&url).status_callback::<call_status>(&url);
    let notified = notified.status_events([CallEvent::Initiated, CallEvent::Ringing]);
    let notified = notified.status_events([CallEvent::Answered, CallEvent::Completed]);
    let recording = RecordCall::dual().track(RecordingTrack::Inbound);
    let recording = recording.recording_status_callback::<recorded>(&url);
    let recording = recording.recording_status_events([RecordingEvent::InProgress, RecordingEvent::Absent]);
    let detection = DetectMachine::until_message_end().timeout(Duration::from_millis(29_100));
    let detection = detection.speech_threshold(Duration::from_millis(2400));
    let detection = detection.speech_end_threshold(Duration::from_millis(1200));
    let detection = detection.silence_timeout(Duration::from_secs(5)).async_amd::<answered>(&url);
    check([
        (
            "the later events replace the earlier ones",
            notified.params().skip(4).collect(),
            vec![
                ("StatusCallback", "https://app.example/call-status"),
                ("StatusCallbackMethod", "POST"),
                ("StatusCallbackEvent", "answered"),
                ("StatusCallbackEvent", "completed"),
            ],
        ),
        (
            "the second recording replaces the first",
            call().record(RecordCall::mono().trim_silence(true)).record(recording).params().skip(2).collect(),
            vec![
                ("Record", "true"),
                ("RecordingChannels", "dual"),
                ("RecordingTrack", "inbound"),
                ("RecordingStatusCallback", "https://app.example/recorded"),
                ("RecordingStatusCallbackMethod", "POST"),
                ("RecordingStatusCallbackEvent", "in-progress"),
                ("RecordingStatusCallbackEvent", "absent"),
            ],
        ),
        (
            "silence is kept",
            call().record(RecordCall::mono().trim_silence(false)).params().skip(2).collect(),
            vec![("Record", "true"), ("RecordingChannels", "mono"), ("Trim", "do-not-trim")],
        ),
        (
            "machines",
            call().machine_detection(detection).params().skip(2).collect(),
            vec![
                ("MachineDetection", "DetectMessageEnd"),
                ("MachineDetectionTimeout", "30"),
                ("MachineDetectionSpeechThreshold", "2400"),
                ("MachineDetectionSpeechEndThreshold", "1200"),
                ("MachineDetectionSilenceTimeout", "5000"),
                ("AsyncAmd", "true"),
                ("AsyncAmdStatusCallback", "https://app.example/answered"),
                ("AsyncAmdStatusCallbackMethod", "POST"),
            ],
        ),
    ]);
}

#[test]
fn callbacks_take_handlers_with_arguments() {
    let url = public_url();
    let notified = call().url::<voice>(&url).status_callback_of(&order_call_status::at(1), &url);
    let recorded = RecordCall::mono().recording_status_callback_of(&order_recorded::at(2), &url);
    let answered = DetectMachine::at_once().async_amd_of(&order_answered::at(3), &url);
    let notified = notified.record(recorded).machine_detection(answered);
    let urls: Vec<_> = notified.params().filter(|(name, _)| name.ends_with("Callback")).collect();
    assert_eq!(
        urls,
        [
            ("StatusCallback", "https://app.example/calls/1/status"),
            ("RecordingStatusCallback", "https://app.example/recorded/2"),
            ("AsyncAmdStatusCallback", "https://app.example/answered/3"),
        ]
    );
}

#[test]
fn the_rest_of_a_call() {
    let rest = PlaceCall::to("sip:anna@example.com").from(FROM.1).timeout(Duration::from_millis(1));
    let rest = rest.time_limit(Duration::from_secs(3600)).send_digits("ww12#");
    let rest = rest.sip_credentials("anna", "secret").param("CallReason", "dinner");
    check([(
        "the rest",
        rest.params().skip(2).collect(),
        vec![
            ("Timeout", "1"),
            ("TimeLimit", "3600"),
            ("SendDigits", "ww12#"),
            ("SipAuthUsername", "anna"),
            ("SipAuthPassword", "secret"),
            ("CallReason", "dinner"),
        ],
    )]);
    let shown = format!("{rest:?}");
    assert!(
        shown.contains("SipAuthPassword") && !shown.contains("secret") && !shown.contains("555"),
        "{shown}"
    );
}

#[test]
fn a_change_of_a_call_has_one_new_instruction() {
    let url = public_url();
    let change = || UpdateCall::of(&sid("CA"));
    let document: VoiceResponse = twiml! { <Response><Hangup/></Response> };
    check([
        (
            "a handler",
            change().url::<voice>(&url).fallback_url::<apology>(&url).params().collect(),
            vec![
                VOICE[0],
                VOICE[1],
                ("FallbackUrl", "https://app.example/apology"),
                ("FallbackMethod", "GET"),
            ],
        ),
        (
            "a handler with arguments",
            change().url_of(&greet::at("Anna"), &url).params().collect(),
            vec![("Url", "https://app.example/greet/Anna"), ("Method", "GET")],
        ),
        (
            "a document",
            change().twiml(&document, &url).params().collect(),
            vec![("Twiml", "<Response><Hangup/></Response>")],
        ),
        (
            "neither",
            change()
                .time_limit(Duration::from_secs(60))
                .status_callback::<call_status>(&url)
                .params()
                .collect(),
            vec![
                ("TimeLimit", "60"),
                ("StatusCallback", "https://app.example/call-status"),
                ("StatusCallbackMethod", "POST"),
            ],
        ),
    ]);
}

#[tokio::test]
async fn what_twilio_would_cut_or_ignore_is_not_sent() {
    // Nothing listens there: what was sent would be another error.
    let client = Client::new(sid::<twiml_runtime::AccountSid>("AC"), "a token").unwrap();
    let client = client.base_url("http://127.0.0.1:9").unwrap();
    let url = public_url();
    let document = |length: usize| -> VoiceResponse {
        let text = "é".repeat(length);
        twiml! { <Response><Say>{&text}</Say></Response> }
    };
    let wrapped = "<Response><Say></Say></Response>".len();
    let fits = call().twiml(&document(4000 - wrapped), &url);
    assert_eq!(fits.params().last().unwrap().1.chars().count(), 4000);
    let error = fits.send(&client).await.unwrap_err();
    assert!(matches!(error, Error::NotSent(_)), "{error:?}");

    let too_long = document(4001 - wrapped);
    let keys = call().url::<voice>(&url).send_digits("1").machine_detection(DetectMachine::at_once());
    for (error, advice) in [
        (call().twiml(&too_long, &url).send(&client).await, ".url::<handler>"),
        (UpdateCall::of(&sid("CA")).twiml(&too_long, &url).send(&client).await, ".url::<handler>"),
        (keys.send(&client).await, "send_digits"),
    ] {
        let error = error.unwrap_err();
        assert!(matches!(&error, Error::Invalid(_)) && error.to_string().contains(advice), "{error:?}");
    }
}
