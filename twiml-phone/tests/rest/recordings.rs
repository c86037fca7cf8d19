//! Recordings, and their files.

use std::time::Duration;

use http::Method;
use serde_json::{Value, json};
use twiml_phone::{Callee, Rest, RestFault};

use crate::application::start;
use crate::client::{Answer, Client};

const CALL: [(&str, &str); 4] = [
    ("To", "+14155550100"),
    ("From", "+12065550199"),
    ("Url", "https://app.example/greeting"),
    ("RecordingStatusCallback", "https://app.example/recording-status"),
];

/// A call that is recorded for so many seconds and is over.
async fn recorded(rest: &Rest, client: &Client, own: &[(&str, &str)], seconds: u64) -> String {
    rest.on_call(|_| Some(Callee::answers()));
    let placed = client.post("Calls.json", &[&CALL[..], &[("Record", "true")], own].concat()).await;
    assert_eq!(placed.status, 201, "{placed:?}");
    rest.settled().await;
    let call = rest.call(&placed.sid()).unwrap();
    call.wait_for(Duration::from_secs(seconds)).await;
    call.hang_up().await.unwrap();
    placed.sid()
}

/// Where a client is sent for a file.
fn elsewhere(answer: &Answer) -> String {
    assert_eq!(answer.status, 307, "{answer:?}");
    answer.headers["location"].to_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_call_is_recorded_from_its_answer_to_its_end() {
    let (_, rest, client, told) = start().await;
    let own = [
        ("RecordingChannels", "dual"),
        ("RecordingTrack", "inbound"),
        ("Trim", "do-not-trim"),
        ("RecordingStatusCallbackEvent", "in-progress"),
        ("RecordingStatusCallbackEvent", "completed absent"),
        ("StatusCallback", "https://app.example/call-status"),
    ];
    let call = recorded(&rest, &client, &own, 30).await;
    let recordings = rest.recordings();
    assert_eq!(recordings.len(), 1);
    let seconds = recordings[0].text("duration").unwrap();
    assert!(seconds.parse::<u64>().unwrap() >= 30, "{seconds}");
    let last = format!("call completed {seconds} s");
    let heard = told.take();
    for line in ["recording in-progress 2 inbound", "recording completed 2 inbound", last.as_str()] {
        assert!(heard.iter().any(|heard| heard == line), "{line}: {heard:?}");
    }

    let sid = recordings[0].sid();
    let shown = client.get(&format!("Recordings/{sid}.json")).await.json;
    assert_eq!(shown, json!(recordings[0]));
    for (field, value) in [
        ("call_sid", json!(call)),
        ("conference_sid", Value::Null),
        ("status", json!("completed")),
        ("source", json!("OutboundAPI")),
        ("channels", json!(2)),
        (
            "media_url",
            json!(format!("{}/2010-04-01/Accounts/{}/Recordings/{sid}", rest.url(), client.account)),
        ),
    ] {
        assert_eq!(shown[field], value, "{field}");
    }
    let of_call = client.get(&format!("Calls/{call}/Recordings/{sid}.json")).await.json;
    assert_eq!((&of_call["track"], &of_call["sid"]), (&json!("inbound"), &json!(sid)));
}

#[tokio::test]
async fn a_call_without_a_second_has_no_recording_to_tell_of() {
    let (_, rest, client, told) = start().await;
    let own = [
        ("RecordingStatusCallbackEvent", "absent"),
        ("Twiml", "<Response><Hangup/></Response>"),
        ("StatusCallback", "https://app.example/call-status"),
    ];
    rest.on_call(|_| Some(Callee::answers()));
    let form = [&CALL[..2], &CALL[3..], &[("Record", "true")], &own].concat();
    client.post("Calls.json", &form).await;
    rest.settled().await;
    assert_eq!(told.take(), ["recording absent 1 both", "call completed"]);
    let absent = rest.recordings().remove(0);
    assert_eq!(absent.text("status"), Some("absent"));
    assert_eq!(client.get(&format!("Recordings/{}.wav", absent.sid())).await.refusal(), (404, 0));
}

#[tokio::test]
async fn recordings_are_listed_and_deleted() {
    let (_, rest, client, _) = start().await;
    let first = recorded(&rest, &client, &[], 5).await;
    let second = recorded(&rest, &client, &[], 5).await;
    let sids = |answer: Answer| -> Vec<String> {
        let listed = answer.json["recordings"].as_array().unwrap().clone();
        listed.iter().map(|recording| recording["call_sid"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(sids(client.get("Recordings.json").await), [second.as_str(), first.as_str()]);
    assert_eq!(sids(client.get(&format!("Recordings.json?CallSid={first}")).await), [first.as_str()]);
    assert_eq!(sids(client.get(&format!("Calls/{first}/Recordings.json")).await), [first.as_str()]);
    assert!(sids(client.get("Recordings.json?DateCreated%3E=2026-02-01").await).is_empty());
    assert_eq!(client.get("Recordings.json?CallSID=x").await.refusal(), (400, 20001));
    let page = client.get("Recordings.json?PageSize=1").await.json;
    let next = page["next_page_uri"].as_str().unwrap();
    assert_eq!(sids(client.get(next).await), [first.as_str()]);

    let sid = rest.recordings()[0].sid().to_owned();
    assert_eq!(client.delete(&format!("Recordings/{sid}.json")).await.status, 204);
    for path in [format!("Recordings/{sid}.json"), format!("Calls/{first}/Recordings/{sid}.json")] {
        assert_eq!(client.get(&path).await.refusal(), (404, 20404));
        assert_eq!(client.delete(&path).await.refusal(), (404, 20404));
    }
    assert_eq!(client.get(&format!("Recordings/{sid}.mp3")).await.status, 404);
    assert_eq!(sids(client.get("Recordings.json").await), [second]);
    let post = client.post("Recordings.json", &[]).await;
    assert_eq!(post.refusal(), (405, 20004));
}

#[tokio::test]
async fn a_file_is_in_the_storage_which_wants_no_credentials() {
    let (_, rest, client, _) = start().await;
    recorded(&rest, &client, &[("RecordingChannels", "dual")], 5).await;
    let recording = rest.recordings().remove(0);
    let seconds: usize = recording.text("duration").unwrap().parse().unwrap();
    let (sid, nobody) = (recording.sid(), client.with("", ""));
    assert_eq!(nobody.get(&format!("Recordings/{sid}.wav")).await.status, 401);
    for (path, kind, begin, length) in [
        (format!("Recordings/{sid}"), "audio/x-wav", &b"RIFF"[..], 44 + seconds * 16_000),
        (format!("Recordings/{sid}.wav"), "audio/x-wav", b"RIFF", 44 + seconds * 16_000),
        (format!("Recordings/{sid}.wav?RequestedChannels=2"), "audio/x-wav", b"RIFF", 44 + seconds * 32_000),
        (
            format!("Recordings/{sid}.mp3"),
            "audio/mpeg",
            &[0xff, 0xf3],
            (seconds * 22_050).div_ceil(576) * 104,
        ),
    ] {
        let location = elsewhere(&client.get(&path).await);
        assert!(location.starts_with(&format!("{}/", rest.storage_url())), "{location}");
        assert_ne!(rest.storage_url(), rest.url());
        let file = nobody.get(&location).await;
        assert_eq!((file.status, &file.headers["content-type"]), (200, &kind.parse().unwrap()));
        assert_eq!((file.bytes.starts_with(begin), file.bytes.len()), (true, length), "{path}");
    }
    assert_eq!(client.get(&format!("Recordings/{sid}.ogg")).await.status, 404);
    assert!(rest.storage_requests().iter().all(|request| !request.is_authorized));
}

#[tokio::test]
async fn a_client_that_leaks_its_credentials_to_the_storage_is_caught() {
    let (_, rest, client, _) = start().await;
    recorded(&rest, &client, &[], 5).await;
    let path = format!("Recordings/{}.wav", rest.recordings()[0].sid());
    let location = elsewhere(&client.get(&path).await);
    assert_eq!(client.get(&location).await.status, 400);
    let nobody = client.with("", "");
    assert_eq!(nobody.get(location.split_once('?').unwrap().0).await.status, 403);
    assert_eq!(nobody.get(&format!("{}/other", rest.storage_url())).await.status, 404);
    assert_eq!(nobody.try_ask(Method::DELETE, &location, Vec::new(), "").await.unwrap().status, 405);
    let leaks: Vec<_> = rest.storage_requests().iter().map(|request| request.is_authorized).collect();
    assert_eq!(leaks, [true, false, false, false]);
    assert!(rest.storage_requests()[0].headers.contains_key("authorization"));
}

#[tokio::test]
async fn a_file_is_cut_off_in_the_middle() {
    let (_, rest, client, _) = start().await;
    recorded(&rest, &client, &[], 5).await;
    let location = elsewhere(&client.get(&format!("Recordings/{}.wav", rest.recordings()[0].sid())).await);
    let nobody = client.with("", "");
    rest.fail_next_file(RestFault::cut_off());
    rest.fail_next_file(RestFault::gateway(503));
    let error = nobody.try_ask(Method::GET, &location, Vec::new(), "").await.unwrap_err();
    assert!(error.starts_with("200, then "), "{error}");
    assert_eq!(nobody.get(&location).await.status, 503);
    assert_eq!(nobody.get(&location).await.status, 200);
}

#[tokio::test]
async fn a_live_recording_is_paused_and_ended() {
    let (_, rest, client, told) = start().await;
    rest.on_call(|_| Some(Callee::answers()));
    let placed = client.post("Calls.json", &[&CALL[..], &[("Record", "true")]].concat()).await;
    rest.settled().await;
    let (call, of_call) = (rest.call(&placed.sid()).unwrap(), format!("Calls/{}/Recordings", placed.sid()));
    let current = format!("{of_call}/Twilio.CURRENT.json");
    call.wait_for(Duration::from_secs(10)).await;
    let before = told.take();
    assert!(!before.iter().any(|line| line.starts_with("recording")), "{before:?}");
    for (form, status) in [
        (&[("Status", "paused"), ("PauseBehavior", "skip")][..], "paused"),
        (&[("Status", "in-progress")], "in-progress"),
    ] {
        let changed = client.post(&current, form).await;
        assert_eq!((changed.status, &changed.json["status"]), (200, &json!(status)));
        assert_eq!(client.get(&current).await.json["status"], status);
        assert_eq!(changed.json["duration"], Value::Null);
        call.wait_for(Duration::from_secs(20)).await;
    }
    for (form, code) in [
        (&[("Status", "completed")][..], 20001),
        (&[("Status", "paused"), ("PauseBehavior", "mute")], 20001),
        (&[("State", "paused")], 20001),
    ] {
        assert_eq!(client.post(&current, form).await.refusal(), (400, code), "{form:?}");
    }
    let sid = rest.recordings()[0].sid().to_owned();
    assert_eq!(client.delete(&format!("Recordings/{sid}.json")).await.refusal(), (409, 20009));
    assert_eq!(client.post(&current, &[("Status", "stopped")]).await.json["status"], "stopped");
    rest.settled().await;
    assert_eq!(told.take(), ["recording completed 1 both"]);
    // Twenty seconds of fifty are left out, and it is over, although the call is not.
    let shown = client.get(&format!("Recordings/{sid}.json")).await.json;
    let seconds: u64 = shown["duration"].as_str().unwrap().parse().unwrap();
    assert!((30..35).contains(&seconds), "{shown}");
    assert_eq!(client.post(&current, &[("Status", "paused")]).await.refusal(), (404, 20404));
    let path = format!("{of_call}/{sid}.json");
    assert_eq!(client.post(&path, &[("Status", "paused")]).await.refusal(), (400, 21220));
    assert!(!call.is_over());
}

#[tokio::test]
async fn a_recording_begins_in_a_live_call() {
    let (_, rest, client, told) = start().await;
    rest.on_call(|_| Some(Callee::answers()));
    let placed = client.post("Calls.json", &CALL[..3]).await;
    let path = format!("Calls/{}/Recordings.json", placed.sid());
    rest.settled().await;
    let begun =
        client.post(&path, &[CALL[3], ("RecordingStatusCallbackEvent", "in-progress completed")]).await;
    assert_eq!((begun.status, &begun.json["source"]), (201, &json!("StartCallRecordingAPI")));
    assert_eq!(client.post(&path, &[("RecordingChannels", "three")]).await.refusal(), (400, 20001));
    let call = rest.call(&placed.sid()).unwrap();
    call.wait_for(Duration::from_secs(10)).await;
    call.hang_up().await.unwrap();
    assert_eq!(told.take(), ["greeting ", "recording in-progress 1 both", "recording completed 1 both"]);
    assert_eq!(client.post(&path, &[]).await.refusal(), (400, 21220));
    let nowhere = client.post("Calls/CA0123456789abcdef0123456789abcdef/Recordings.json", &[]).await;
    assert_eq!(nowhere.refusal(), (404, 20404));
}
