//! Calls and their recordings.

use std::time::Duration;

use futures_util::TryStreamExt as _;
use twiml_client::prelude::*;
use twiml_client::{Call, PauseBehavior, RecordCall};
use twiml_runtime::{
    CallProgress, CallSid, CallStatus, ConferenceSid, RecordingSid, RecordingTrack, VoiceResponse, twiml,
};

use crate::handlers::{
    answered, apology, call_status, menu, minutes_left, on_hold, public_url, recorded, voice,
};
use crate::{contract, sid};

#[tokio::test]
async fn a_call_is_placed_with_all_that_it_can_have() {
    let Some((_contract, client)) = contract() else { return };
    let url = public_url();
    let recording = RecordCall::dual().track(RecordingTrack::Both).trim_silence(true);
    let recording = recording.recording_status_callback::<recorded>(&url);
    let recording =
        recording.recording_status_events([RecordingEvent::InProgress, RecordingEvent::Completed]);
    let detection = DetectMachine::until_message_end().timeout(Duration::from_secs(30));
    let detection = detection.speech_threshold(Duration::from_millis(2400));
    let detection = detection.speech_end_threshold(Duration::from_millis(1200));
    let detection = detection.silence_timeout(Duration::from_secs(5)).async_amd::<answered>(&url);
    let by_url = PlaceCall::to("+15551110000").from("+15552220000").url::<voice>(&url);
    let by_url = by_url.fallback_url::<apology>(&url).status_callback::<call_status>(&url);
    let by_url = by_url.status_events([
        CallEvent::Initiated,
        CallEvent::Ringing,
        CallEvent::Answered,
        CallEvent::Completed,
    ]);
    let by_url = by_url.record(recording).machine_detection(detection);
    let by_url = by_url.timeout(Duration::from_secs(20)).time_limit(Duration::from_secs(600));
    let call: Call = by_url.sip_credentials("anna", "secret").send(&client).await.unwrap();
    assert!(call.sid.is_well_formed());

    let document: VoiceResponse =
        twiml! { <Response><Gather action=menu><Say>"1 & 2"</Say></Gather></Response> };
    let by_twiml = PlaceCall::to("client:anna").from("+15552220000").twiml(&document, &url);
    by_twiml.send_digits("ww12#").send(&client).await.unwrap();

    let by_application = PlaceCall::to("+15551110000").from("+15552220000").application(&sid("AP"));
    by_application.param("CallReason", "dinner").send(&client).await.unwrap();
}

#[tokio::test]
async fn a_call_is_read_changed_ended_and_deleted() {
    let Some((_contract, client)) = contract() else { return };
    let url = public_url();
    let call: CallSid = sid("CA");
    let read = client.call(&call).await.unwrap();
    assert!(CallProgress::new().update(read.status.clone()));
    let redirect = read.update().url::<voice>(&url).fallback_url::<apology>(&url);
    redirect.status_callback::<call_status>(&url).send(&client).await.unwrap();
    let document: VoiceResponse = twiml! { <Response><Hangup/></Response> };
    UpdateCall::of(&call).twiml(&document, &url).send(&client).await.unwrap();
    UpdateCall::of(&call).time_limit(Duration::from_secs(60)).send(&client).await.unwrap();
    client.hang_up(&call).await.unwrap();
    client.cancel_call(&call).await.unwrap();
    client.delete_call(&call).await.unwrap();
}

#[tokio::test]
async fn lists_are_filtered() {
    let Some((_contract, client)) = contract() else { return };
    let time = || "2026-01-02T03:04:05Z".parse().unwrap();
    let calls = ListCalls::new()
        .to("+15551110000")
        .from("+15552220000")
        .status(CallStatus::NoAnswer)
        .parent(&sid("CA"));
    let calls = calls.started_since(time()).started_before(time()).ended_since(time()).ended_before(time());
    let messages = ListMessages::new().to("+15551110000").from("+15552220000").page_size(5);
    let messages = messages.sent_since(time()).sent_before(time());
    // The page of the example names itself as the next, which ends the list.
    let first = std::pin::pin!(calls.page_size(5).stream(&client)).try_next().await.unwrap();
    assert!(first.unwrap().sid.is_well_formed());
    let first = std::pin::pin!(messages.stream(&client)).try_next().await.unwrap();
    assert!(first.unwrap().sid.is_well_formed());
}

#[tokio::test]
async fn a_recording_is_read_paused_and_deleted() {
    let Some((_contract, client)) = contract() else { return };
    let recording: RecordingSid = sid("RE");
    assert!(client.recording(&recording).await.unwrap().sid.is_well_formed());
    client.delete_recording(&recording).await.unwrap();
    client.delete_media_of(&sid("MM"), &sid("ME")).await.unwrap();
    let call = sid("CA");
    client.pause_recording(&call, PauseBehavior::Skip).await.unwrap();
    client.resume_recording(&call).await.unwrap();
    client.stop_recording(&call).await.unwrap();
}

#[tokio::test]
async fn who_waits_is_changed() {
    let Some((_contract, client)) = contract() else { return };
    let url = public_url();
    let (conference, call): (ConferenceSid, CallSid) = (sid("CF"), sid("CA"));
    let change = UpdateParticipant::of(&conference, &call).muted(true).hold_url::<on_hold>(&url);
    assert!(change.send(&client).await.unwrap().call_sid.is_well_formed());
    let change = UpdateParticipant::of(&conference, &call).announce_url_of(&minutes_left::at(5), &url);
    change.send(&client).await.unwrap();
    client.participant(&conference, &call).await.unwrap();
    client.remove_participant(&conference, &call).await.unwrap();
    let queue = sid("QU");
    let member = DequeueMember::front(&queue).url::<voice>(&url).send(&client).await.unwrap();
    assert!(member.call_sid.is_well_formed());
    DequeueMember::of(&queue, &call).url::<voice>(&url).send(&client).await.unwrap();
}
