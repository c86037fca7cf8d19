//! Calls.

use std::time::Duration;

use serde_json::{Value, json};
use twiml_phone::Callee;

use crate::application::start;

const PERSON: &str = "+14155550100";
const NUMBER: &str = "+12065550199";
const GREETING: (&str, &str) = ("Url", "https://app.example/greeting");
const VOICE: (&str, &str) = ("Url", "https://app.example/voice");
const STATUS: (&str, &str) = ("StatusCallback", "https://app.example/call-status");

#[tokio::test]
async fn a_call_rings_until_the_test_answers() {
    let (_, rest, client, told) = start().await;
    let events =
        ["initiated", "ringing", "answered", "completed"].map(|event| ("StatusCallbackEvent", event));
    let form = [&[("To", PERSON), ("From", NUMBER), VOICE, STATUS], &events[..]].concat();
    let placed = client.post("Calls.json", &form).await;
    assert_eq!(placed.status, 201);
    let sid = placed.sid();
    for (field, value) in [
        ("status", json!("queued")),
        ("direction", json!("outbound-api")),
        ("to", json!(PERSON)),
        ("to_formatted", json!("(415) 555-0100")),
        ("date_created", Value::Null),
        ("start_time", Value::Null),
        ("duration", Value::Null),
        ("answered_by", Value::Null),
        ("parent_call_sid", Value::Null),
        ("uri", json!(format!("/2010-04-01/Accounts/{}/Calls/{sid}.json", client.account))),
    ] {
        assert_eq!(placed.json[field], value, "{field}");
    }
    rest.settled().await;
    let path = format!("Calls/{sid}.json");
    assert_eq!(client.get(&path).await.json["status"], "ringing");
    assert_eq!(told.take(), ["call initiated", "call ringing"]);

    let call = rest.call(&sid).unwrap();
    call.callee(Callee::answers()).await.unwrap();
    call.press("1").await.unwrap();
    assert_eq!(call.heard(), ["Your order has left. Press a key."; 2]);
    assert_eq!(client.get(&path).await.json["status"], "in-progress");
    // The status and the question for a document are on their way at once.
    let mut both = told.take();
    both.sort();
    assert_eq!(both, ["call in-progress", "voice in-progress", "voice in-progress"]);

    call.hang_up().await.unwrap();
    assert_eq!(told.take(), ["call completed"]);
    let shown = client.get(&path).await;
    assert_eq!(shown.json["status"], "completed");
    assert!(shown.json["duration"].as_str().unwrap().parse::<u32>().unwrap() > 0, "{shown:?}");
    assert_eq!(shown.json["start_time"], "Mon, 05 Jan 2026 17:00:00 +0000");
    assert!(shown.json["end_time"].is_string(), "{shown:?}");
}

#[tokio::test]
async fn a_test_decides_beforehand_who_answers() {
    let (_, rest, client, told) = start().await;
    rest.on_call(|to| Some(if to == PERSON { Callee::is_machine(true) } else { Callee::is_busy() }));
    let detected = [("To", PERSON), ("From", NUMBER), VOICE, ("MachineDetection", "DetectMessageEnd")];
    let machine = client.post("Calls.json", &detected).await;
    let busy = client.post("Calls.json", &[("To", "+14155550111"), ("From", NUMBER), VOICE, STATUS]).await;
    rest.settled().await;
    assert_eq!(told.take(), ["voice in-progress", "call busy"]);
    let machine = client.get(&format!("Calls/{}.json", machine.sid())).await;
    assert_eq!(machine.json["answered_by"], "machine_end_beep");
    let busy = client.get(&format!("Calls/{}.json", busy.sid())).await;
    assert_eq!((&busy.json["status"], &busy.json["duration"]), (&json!("busy"), &Value::Null));
    let statuses: Vec<_> = rest.calls().iter().map(|call| call.text("status").unwrap().to_owned()).collect();
    assert_eq!(statuses, ["in-progress", "busy"]);
}

#[tokio::test]
async fn a_live_call_can_be_given_something_else_to_do() {
    let (_, rest, client, told) = start().await;
    rest.on_call(|_| Some(Callee::answers()));
    let placed = client.post("Calls.json", &[("To", PERSON), ("From", NUMBER), VOICE, STATUS]).await;
    let (sid, path) = (placed.sid(), format!("Calls/{}.json", placed.sid()));
    rest.settled().await;
    assert_eq!(client.delete(&path).await.refusal(), (409, 20009));
    let twiml = "<Response><Say>Stay.</Say><Pause length='60'/></Response>";
    let changed = client.post(&path, &[("Twiml", twiml)]).await;
    assert_eq!((changed.status, &changed.json["status"]), (200, &json!("in-progress")));
    rest.settled().await;
    let bye = client.post(&path, &[("Url", "https://app.example/bye"), ("Method", "POST")]).await;
    assert_eq!(bye.status, 200);
    rest.settled().await;
    let call = rest.call(&sid).unwrap();
    assert_eq!(call.heard(), ["Your order has left. Press a key.", "Stay.", "Goodbye."]);
    assert_eq!(told.take(), ["voice in-progress", "call completed"]);
    assert_eq!(client.post(&path, &[("Status", "completed")]).await.refusal(), (400, 21220));
    assert_eq!(client.delete(&path).await.status, 204);
    assert_eq!(client.get(&path).await.refusal(), (404, 20404));
}

#[tokio::test]
async fn a_call_can_be_ended_and_canceled() {
    let (_, rest, client, told) = start().await;
    let form = [("To", PERSON), ("From", NUMBER), VOICE, STATUS];
    let rings = client.post("Calls.json", &form).await;
    rest.settled().await;
    let path = format!("Calls/{}.json", rings.sid());
    assert_eq!(client.post(&path, &[VOICE]).await.refusal(), (400, 21220));
    let canceled = client.post(&path, &[("Status", "canceled")]).await;
    assert_eq!(canceled.json["status"], "canceled");
    rest.on_call(|_| Some(Callee::answers()));
    let answered = client.post("Calls.json", &form).await;
    rest.settled().await;
    let path = format!("Calls/{}.json", answered.sid());
    assert_eq!(client.post(&path, &[("Status", "canceled")]).await.json["status"], "in-progress");
    let ended = client.post(&path, &[("Status", "completed")]).await;
    assert_eq!(ended.json["status"], "completed");
    rest.settled().await;
    assert_eq!(told.take(), ["call canceled", "voice in-progress", "call completed"]);
    for (status, sid) in [("canceled", rings.sid()), ("completed", answered.sid())] {
        let listed = client.get(&format!("Calls.json?Status={status}")).await;
        assert_eq!(listed.json["calls"][0]["sid"], sid, "{status}");
        assert_eq!(listed.json["calls"].as_array().unwrap().len(), 1);
    }
}

#[tokio::test]
async fn an_application_says_what_a_call_does() {
    let (_, rest, client, told) = start().await;
    let number = rest.add_number(NUMBER).unwrap();
    let application = rest.add_application(&[("VoiceUrl", VOICE.1), STATUS]).unwrap();
    rest.on_call(|_| Some(Callee::does_not_answer()));
    let form = [("To", PERSON), ("From", NUMBER), ("ApplicationSid", application.sid()), ("Timeout", "10")];
    let placed = client.post("Calls.json", &form).await;
    assert_eq!(placed.json["phone_number_sid"], number.sid());
    rest.settled().await;
    rest.call(&placed.sid()).unwrap().finish().await;
    assert_eq!(told.take(), ["call no-answer"]);
}

#[tokio::test]
async fn calls_that_cannot_be_placed_are_refused() {
    let (_, rest, client, _) = start().await;
    rest.add_number(NUMBER).unwrap();
    let long = format!("<Response><Say>{}</Say></Response>", "x".repeat(4000));
    let good = [("To", PERSON), ("From", NUMBER), VOICE];
    for (change, code) in [
        (("To", ""), 21201),
        (("To", "x"), 21211),
        (("From", ""), 21213),
        (("From", "x"), 21212),
        (("From", "client:anna"), 21212),
        (("From", "+15005550001"), 21210),
        (("Url", ""), 21205),
        (("Url", "/voice"), 21205),
        (("Method", "PUT"), 21209),
        (("Twiml", &long), 32018),
        (("Timeout", "601"), 21208),
        (("SendDigits", "1e"), 21206),
        (("StatusCallbackEvent", "in-progress"), 21626),
        (("ApplicationSid", "AP0123456789abcdef0123456789abcdef"), 21218),
        (("MachineDetection", "Enabled"), 20001),
        (("MachineDetectionTimeout", "2"), 20001),
        (("MachineDetectionSilenceTimeout", "5"), 20001),
        (("TimeLimit", "0"), 20001),
        (("Record", "yes"), 20001),
        (("RecordingChannels", "stereo"), 20001),
        (("RecordingTrack", "all"), 20001),
        (("Trim", "true"), 20001),
        (("RecordingStatusCallback", "/recording-status"), 21609),
        (("RecordingStatusCallbackEvent", "completed started"), 20001),
        (("Uri", "https://app.example/voice"), 20001),
    ] {
        let mut form = good.to_vec();
        match form.iter_mut().find(|(name, _)| *name == change.0) {
            Some(old) => *old = change,
            None => form.push(change),
        }
        assert_eq!(client.post("Calls.json", &form).await.refusal(), (400, code), "{:?}", change.0);
    }
    assert_eq!(rest.calls(), []);
    let to_client = [("To", "client:anna"), ("From", "client:ben"), VOICE];
    assert_eq!(client.post("Calls.json", &to_client).await.status, 201);
}

#[tokio::test]
async fn events_are_a_list_or_one_text_with_spaces() {
    let (_, rest, client, told) = start().await;
    let form = [("To", PERSON), ("From", NUMBER), VOICE, STATUS, ("StatusCallbackEvent", "ringing answered")];
    client.post("Calls.json", &form).await;
    rest.settled().await;
    assert_eq!(told.take(), ["call ringing"]);
}

#[tokio::test]
async fn a_machine_is_detected_before_the_call_goes_on() {
    let (_, rest, client, told) = start().await;
    for (callee, mode, who) in [
        (Callee::answers(), "Enable", "human"),
        (Callee::is_machine(true), "Enable", "machine_start"),
        (Callee::is_machine(true), "DetectMessageEnd", "machine_end_beep"),
        (Callee::is_machine(false), "DetectMessageEnd", "machine_end_silence"),
        (Callee::answers().by("fax"), "Enable", "fax"),
        (Callee::answers().by("unknown"), "DetectMessageEnd", "unknown"),
    ] {
        rest.on_call(move |_| Some(callee.clone()));
        let times = [
            ("MachineDetectionTimeout", "59"),
            ("MachineDetectionSpeechThreshold", "2400"),
            ("MachineDetectionSpeechEndThreshold", "1200"),
            ("MachineDetectionSilenceTimeout", "5000"),
        ];
        let form =
            [("To", PERSON), ("From", NUMBER), GREETING, ("MachineDetection", mode), ("AsyncAmd", "false")];
        let placed = client.post("Calls.json", &[&form[..], &times[..]].concat()).await;
        rest.settled().await;
        assert_eq!(told.take(), [format!("greeting {who}")]);
        let shown = client.get(&format!("Calls/{}.json", placed.sid())).await;
        assert_eq!(shown.json["answered_by"], who);
    }
}

#[tokio::test]
async fn a_machine_is_detected_while_the_call_goes_on() {
    let (_, rest, client, told) = start().await;
    rest.on_call(|_| Some(Callee::is_machine(true)));
    let form = [
        ("To", PERSON),
        ("From", NUMBER),
        GREETING,
        ("MachineDetection", "DetectMessageEnd"),
        ("AsyncAmd", "true"),
        ("AsyncAmdStatusCallback", "https://app.example/detected"),
    ];
    let placed = client.post("Calls.json", &form).await;
    rest.settled().await;
    let call = rest.call(&placed.sid()).unwrap();
    call.wait_for(Duration::from_secs(10)).await;
    assert_eq!(told.take(), ["greeting ", "detected machine_end_beep"]);
    let shown = client.get(&format!("Calls/{}.json", placed.sid())).await;
    assert_eq!(shown.json["answered_by"], "machine_end_beep");
    // As Twilio says of SendDigits: nothing is detected then.
    client.post("Calls.json", &[&form[..], &[("SendDigits", "W1234#")]].concat()).await;
    rest.settled().await;
    let call = rest.call(rest.calls()[1].sid()).unwrap();
    call.wait_for(Duration::from_secs(10)).await;
    assert_eq!(told.take(), ["greeting "]);
    assert_eq!(call.heard(), ["dtmf:W1234#", "Hello."]);
}

#[tokio::test]
async fn a_call_ends_at_its_time_limit() {
    let (_, rest, client, told) = start().await;
    rest.on_call(|_| Some(Callee::answers()));
    let form = [("To", PERSON), ("From", NUMBER), GREETING, STATUS];
    let limited = client.post("Calls.json", &[&form[..], &[("TimeLimit", "90")]].concat()).await;
    rest.settled().await;
    let call = rest.call(&limited.sid()).unwrap();
    call.wait_for(Duration::from_secs(80)).await;
    assert_eq!(told.take(), ["greeting "]);
    call.wait_for(Duration::from_secs(20)).await;
    assert_eq!(told.take(), ["call completed"]);
    let shown = client.get(&format!("Calls/{}.json", limited.sid())).await;
    assert_eq!(shown.json["duration"], "90");

    // A live call gets one as well: a shorter one, and then a longer one.
    let placed = client.post("Calls.json", &form).await;
    rest.settled().await;
    let (call, path) = (rest.call(&placed.sid()).unwrap(), format!("Calls/{}.json", placed.sid()));
    for limit in ["60", "300"] {
        assert_eq!(client.post(&path, &[("TimeLimit", limit)]).await.status, 200);
    }
    call.wait_for(Duration::from_secs(250)).await;
    assert_eq!(client.get(&path).await.json["status"], "in-progress");
    call.wait_for(Duration::from_secs(60)).await;
    assert_eq!(client.get(&path).await.json["duration"], "300");
}

#[tokio::test]
async fn a_live_call_gets_another_fallback_and_another_status_callback() {
    let (_, rest, client, told) = start().await;
    rest.on_call(|_| Some(Callee::answers()));
    let placed = client.post("Calls.json", &[("To", PERSON), ("From", NUMBER), GREETING]).await;
    rest.settled().await;
    let path = format!("Calls/{}.json", placed.sid());
    assert_eq!(client.post(&path, &[STATUS]).await.status, 200);
    // What is refused changes nothing.
    let refused = [("Twiml", "<Response"), ("StatusCallback", "https://app.example/other")];
    assert_eq!(client.post(&path, &refused).await.status, 400);
    let form = [("Url", "https://app.example/broken"), ("FallbackUrl", "https://app.example/bye")];
    assert_eq!(client.post(&path, &form).await.status, 200);
    rest.settled().await;
    assert_eq!(rest.call(&placed.sid()).unwrap().heard(), ["Hello.", "Goodbye."]);
    assert_eq!(told.take(), ["greeting ", "call completed"]);
}
