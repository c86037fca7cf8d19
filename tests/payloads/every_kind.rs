//! A request with every documented parameter, for each webhook.

use std::collections::BTreeSet;

use serde_json::Value;
use twiml_runtime::payload::Payload;
use twiml_runtime::prelude::*;

use super::read::{shows, verified, without_others};
use super::*;
use handlers::{WEBHOOKS, Webhook, by_get, by_post};

#[test]
fn there_is_a_handler_for_every_request_there_is() {
    let files: BTreeSet<_> = std::fs::read_dir(workspace().join("tests/data/payloads"))
        .unwrap()
        .map(|file| format!("/{}", file.unwrap().path().file_stem().unwrap().display()))
        .collect();
    assert_eq!(files, WEBHOOKS.iter().map(|webhook| webhook.path.to_owned()).collect());
}

#[tokio::test]
async fn each_arrives_by_post() {
    let seen = Seen::default();
    let app = by_post::app(verifier(PUBLIC_URL), seen.clone());
    for webhook in WEBHOOKS {
        let pairs = webhook.complete();
        let status = post_form(&app, webhook.path, &pairs).await;
        assert!(status.is_success(), "{}: {status}", webhook.path);
        assert_eq!(seen.take_payload(), webhook.read_all(&pairs).json, "{}", webhook.path);
    }
}

#[tokio::test]
async fn each_arrives_by_get() {
    let seen = Seen::default();
    let app = by_get::app(verifier(PUBLIC_URL), seen.clone());
    for webhook in WEBHOOKS {
        let pairs = webhook.complete();
        let status = get(&app, webhook.path, &form(&pairs)).await;
        assert!(status.is_success(), "{}: {status}", webhook.path);
        assert_eq!(seen.take_payload(), webhook.read_all(&pairs).json, "{}", webhook.path);
    }
}

#[tokio::test]
async fn none_arrives_unsigned() {
    let seen = Seen::default();
    let app = by_post::app(verifier(PUBLIC_URL), seen.clone());
    for webhook in WEBHOOKS {
        let status =
            client::send(&app, requests::unsigned(webhook.path), form(&webhook.complete())).await.status;
        assert_eq!(status, StatusCode::FORBIDDEN, "{}", webhook.path);
        assert!(seen.take().is_empty(), "{}", webhook.path);
    }
}

#[test]
fn every_value_shows_in_its_field() {
    for webhook in WEBHOOKS {
        let (pairs, read) = (webhook.complete(), webhook.read_all(&webhook.complete()));
        assert!(read.others.is_empty(), "{}: no field for {:?}", webhook.path, read.others);
        for (name, value) in &pairs {
            let field = field(webhook, name, &read.json);
            assert!(shows(field, value), "{}: {name}={value} is {field}", webhook.path);
        }
    }
}

/// The field that a parameter is shown by.
fn field<'a>(webhook: &Webhook, name: &str, json: &'a Value) -> &'a Value {
    let mut row = webhook.row();
    let mut json = json;
    loop {
        let parameter = row.parameters.iter().find(|parameter| parameter.name == name);
        let group = row.groups.iter().find(|group| name.starts_with(group.beginning));
        match (parameter, group, row.request) {
            (Some(parameter), ..) => return &json[parameter.field],
            (_, Some(group), _) => return &json[group.field],
            (None, None, Some(request)) => (row, json) = (request, &json["request"]),
            (None, None, None) => panic!("{}: {name} has no row", webhook.path),
        }
    }
}

#[test]
fn the_order_of_parameters_does_not_matter() {
    for webhook in WEBHOOKS {
        let mut pairs = webhook.complete();
        let forwards = webhook.read_all(&pairs).json;
        pairs.reverse();
        let backwards = webhook.read_all(&pairs).json;
        assert_eq!(without_others(backwards), without_others(forwards), "{}", webhook.path);
    }
}

/// What a webhook's complete request is read as.
fn payload<P: Payload>(webhook: &str) -> P {
    P::from_verified(verified(&Webhook::find(webhook).unwrap().complete())).unwrap()
}

#[test]
fn fields_have_their_types() {
    let message: IncomingMessage = payload("incoming-message");
    assert!(message.message_sid.is_well_formed() && message.account_sid.is_well_formed());
    assert_eq!(message.from.phone(), Some("+15550100001"));
    assert_eq!(message.num_media, 2);
    assert_eq!(message.media.len(), 2);
    assert_eq!(message.media[1].content_type, "audio/ogg");
    assert_eq!(message.from_geography.zip.as_deref(), Some("07201"));
    assert_eq!(message.latitude, Some(48.2083));
    assert_eq!(message.params().get("Body"), Some("Is the blue one still there? 🙂"));

    let call: CallStatusUpdate = payload("call-status-callback");
    assert_eq!(call.sip_response_code, Some(486));
    assert!(call.timestamp.and_then(|time| time.parsed()).is_some());

    let detection: MachineDetection = payload("amd-status-callback");
    assert_eq!(detection.machine_detection_duration.as_millis(), 44);
    assert!(detection.answered_by.is_machine());

    let sip: CallScreening = payload("call-screening-url");
    assert_eq!(sip.sip_headers.get("x-customer"), Some("4711"));
    assert_eq!(sip.sip_headers.iter().len(), sip.sip_headers.len());

    let failed: Fallback<IncomingCall> = payload("voice-fallback");
    assert_eq!(failed.error_code, 30007);
    assert!(failed.error_url.starts_with("https://"));
    assert_eq!(failed.request.call_sid, failed.request.params().get("CallSid").unwrap());

    assert!(payload::<DebuggerEvent>("debugger-event").level.is_error());
}

#[test]
fn serialized_names_are_those_of_the_fields() {
    let progress: PayProgress = payload("pay-status-callback");
    assert_eq!(serde_json::to_value(&progress).unwrap()["for"], "payment-processing");
    let event: TranscriptionEvent = payload("realtime-transcription-callback");
    assert_eq!(serde_json::to_value(&event).unwrap()["final"], true);
    assert!(format!("{progress:?}").contains(" for: PaymentProcessing"));
}
