//! Every example in Twilio's file is read.

use axum::http::StatusCode;
use futures_util::TryStreamExt as _;
use serde_json::Value;
use twiml_client::prelude::*;
use twiml_client::{Call, Message, Recording};
use twiml_runtime::{CallProgress, CallStatus, MessageStatus};

use crate::handlers::{public_url, voice};
use crate::recorder::{Recorder, headers};
use crate::{ACCOUNT, client, oai, serve, sid};

/// A client of a server that answers with this.
async fn answered_with(value: &Value) -> Client {
    let text = value.to_string();
    client(&serve(Recorder::default().router(move |_| (StatusCode::OK, headers([]), text.clone()))).await)
}

/// The examples of the answers at a path below the account, to any method; those of a list without its next page.
fn examples(path: &str) -> Vec<(String, Value)> {
    let path = &format!("/2010-04-01/Accounts/{ACCOUNT}/{path}");
    let operations = oai::operations(path).unwrap_or_else(|| panic!("{path}"));
    let methods = operations.iter().filter(|(method, _)| ["get", "post"].contains(&method.as_str()));
    let examples = methods.flat_map(|(method, operation)| {
        oai::examples(operation).map(move |(name, value)| {
            let mut value = value.clone();
            if let Some(next) = value.get_mut("next_page_uri") {
                *next = Value::Null;
            }
            (format!("{method} {path}: {name}"), value)
        })
    });
    examples.collect()
}

/// Whether a field is what the JSON has: the same text, or nothing for nothing.
fn is_of<T: AsRef<str>>(field: Option<&T>, json: &Value) -> bool {
    field.map(AsRef::as_ref) == json.as_str().filter(|text| !text.is_empty())
}

#[tokio::test]
async fn messages_are_read() {
    let mut read = 0;
    for (name, value) in examples("Messages/SM1.json").into_iter().chain(examples("Messages.json")) {
        let client = answered_with(&value).await;
        let messages: Vec<Message> = match value.get("messages") {
            Some(_) => ListMessages::new().stream(&client).try_collect().await,
            None => client.message(&sid("SM")).await.map(|message| vec![message]),
        }
        .unwrap_or_else(|error| panic!("{name}: {error}"));
        let listed =
            value.get("messages").map_or(vec![value.clone()], |list| list.as_array().unwrap().clone());
        assert_eq!(messages.len(), listed.len(), "{name}");
        for (message, json) in messages.iter().zip(&listed) {
            assert!(
                is_of(Some(&message.sid), &json["sid"]) && is_of(message.to.as_ref(), &json["to"]),
                "{name}"
            );
            assert!(!matches!(message.status, MessageStatus::Other(_) | MessageStatus::Missing), "{name}");
            let is_dated =
                |date: Option<&twiml_runtime::Timestamp>| date.is_none_or(|date| date.parsed().is_some());
            assert!(
                is_dated(message.date_sent.as_ref()) && is_dated(message.date_created.as_ref()),
                "{name}"
            );
            read += 1;
        }
    }
    assert!(read > 10, "{read} examples");
}

#[tokio::test]
async fn calls_are_read() {
    let mut read = 0;
    for (name, value) in examples("Calls/CA1.json").into_iter().chain(examples("Calls.json")) {
        let client = answered_with(&value).await;
        let calls: Vec<Call> = match value.get("calls") {
            Some(_) => ListCalls::new().stream(&client).try_collect().await,
            None => client.call(&sid("CA")).await.map(|call| vec![call]),
        }
        .unwrap_or_else(|error| panic!("{name}: {error}"));
        let listed = value.get("calls").map_or(vec![value.clone()], |list| list.as_array().unwrap().clone());
        assert_eq!(calls.len(), listed.len(), "{name}");
        for (call, json) in calls.iter().zip(&listed) {
            assert!(
                is_of(Some(&call.sid), &json["sid"]) && is_of(call.from.as_ref(), &json["from"]),
                "{name}"
            );
            assert!(is_of(call.trunk_sid.as_ref(), &json["trunk_sid"]), "{name}");
            assert!(!matches!(call.status, CallStatus::Other(_) | CallStatus::Missing), "{name}");
            let duration = json["duration"].as_str().and_then(|seconds| seconds.parse().ok());
            assert_eq!(call.duration.map(|duration| duration.as_secs()), duration, "{name}");
            assert!(CallProgress::new().update(call.status.clone()), "{name}");
            read += 1;
        }
    }
    assert!(read > 6, "{read} examples");
}

#[tokio::test]
async fn recordings_are_read() {
    let paths = ["Recordings/RE1.json", "Calls/CA1/Recordings/RE1.json"];
    let mut read = 0;
    for (name, value) in paths.into_iter().flat_map(examples) {
        let client = answered_with(&value).await;
        let recording: Recording =
            client.recording(&sid("RE")).await.unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(is_of(Some(&recording.sid), &value["sid"]), "{name}");
        assert!(is_of(recording.media_url.as_ref(), &value["media_url"]), "{name}");
        // A deleted recording is never in a callback, so its status has no variant of its own.
        assert!(is_of(Some(&recording.status), &value["status"]), "{name}");
        read += 1;
    }
    assert!(read > 2, "{read} examples");
}

#[tokio::test]
async fn participants_and_members_are_read() {
    let mut read = 0;
    for (name, value) in examples("Conferences/CF1/Participants/CA1.json") {
        let client = answered_with(&value).await;
        let participant = client.participant(&sid("CF"), &sid("CA")).await;
        let participant = participant.unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(is_of(Some(&participant.call_sid), &value["call_sid"]), "{name}");
        assert_eq!(
            (participant.muted, participant.hold),
            (value["muted"].as_bool(), value["hold"].as_bool()),
            "{name}"
        );
        read += 1;
    }
    for (name, value) in examples("Queues/QU1/Members/CA1.json") {
        let client = answered_with(&value).await;
        let member = DequeueMember::front(&sid("QU")).url::<voice>(&public_url()).send(&client).await;
        let member = member.unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(is_of(Some(&member.call_sid), &value["call_sid"]), "{name}");
        assert_eq!(member.wait_time.map(|time| time.as_secs()), value["wait_time"].as_u64(), "{name}");
        read += 1;
    }
    assert!(read > 8, "{read} examples");
}
