//! Every parameter that the client writes is in Twilio's files.

use std::collections::BTreeSet;
use std::time::Duration;

use axum::http::StatusCode;
use futures_util::TryStreamExt as _;
use twiml_client::prelude::*;
use twiml_client::{ListApplications, ListNumbers, ListServices, ListSipDomains, PauseBehavior, RecordCall};
use twiml_runtime::{
    ApplicationSid, CallSid, CallStatus, ConferenceSid, Media, MediaSid, MessageSid, QueueSid, RecordingSid,
    RecordingTrack, VoiceResponse, twiml,
};

use crate::handlers::{
    answered, apology, call_status, inbox, inbox_fallback, message_status, on_hold, public_url, recorded,
    voice,
};
use crate::recorder::{Recorder, headers};
use crate::{client, oai, serve, sid};

/// Asks for everything that the client can ask for, with everything that each request can have.
async fn ask_for_everything(client: &Client) {
    let url = public_url();
    let time = || "2026-12-01T10:00:00Z".parse().unwrap();
    let (message, call): (MessageSid, CallSid) = (sid("MM"), sid("CA"));
    let application: ApplicationSid = sid("AP");

    let send =
        SendMessage::to("+15551110000").service(&sid("MG")).body("Hello").media("https://app.example/1.png");
    let send = send.template("HX1").variables([("1", "Anna")]).at(time()).fallback_from("+15552220000");
    let send = send.validity(Duration::from_secs(60)).application(&application);
    let _ = send.status_callback::<message_status>(&url).send(client).await;
    let _ = SendMessage::to("+15551110000").from("+15552220000").body("Hello").send(client).await;
    let _ = client.message(&message).await;
    let _ = client.cancel_message(&message).await;
    let _ = client.redact_message(&message).await;
    let _ = client.delete_message(&message).await;
    let list = ListMessages::new().to("+15551110000").from("+15552220000").page_size(5);
    let _ = list.sent_since(time()).sent_before(time()).stream(client).try_collect::<Vec<_>>().await;
    let _ = client.delete_media_of(&message, &sid::<MediaSid>("ME")).await;

    let recording = RecordCall::dual().track(RecordingTrack::Both).trim_silence(true);
    let recording = recording.recording_status_callback::<recorded>(&url);
    let recording = recording.recording_status_events([RecordingEvent::Completed]);
    let detection = DetectMachine::at_once().timeout(Duration::from_secs(30));
    let detection =
        detection.speech_threshold(Duration::from_secs(2)).silence_timeout(Duration::from_secs(5));
    let detection = detection.speech_end_threshold(Duration::from_secs(1)).async_amd::<answered>(&url);
    let by_url =
        PlaceCall::to("+15551110000").from("+15552220000").url::<voice>(&url).fallback_url::<apology>(&url);
    let by_url =
        by_url.status_callback::<call_status>(&url).status_events([CallEvent::Answered]).record(recording);
    let by_url = by_url
        .timeout(Duration::from_secs(5))
        .time_limit(Duration::from_secs(60))
        .machine_detection(detection);
    let _ = by_url.sip_credentials("anna", "secret").send(client).await;
    let document: VoiceResponse = twiml! { <Response><Hangup/></Response> };
    let by_twiml = PlaceCall::to("+15551110000").from("+15552220000").twiml(&document, &url);
    let _ = by_twiml.send_digits("1").send(client).await;
    let _ = PlaceCall::to("+15551110000").from("+15552220000").application(&application).send(client).await;
    let change = UpdateCall::of(&call).url::<voice>(&url).fallback_url::<apology>(&url);
    let change = change.status_callback::<call_status>(&url).time_limit(Duration::from_secs(60));
    let _ = change.send(client).await;
    let _ = UpdateCall::of(&call).twiml(&document, &url).send(client).await;
    let _ = client.call(&call).await;
    let _ = client.hang_up(&call).await;
    let _ = client.cancel_call(&call).await;
    let _ = client.delete_call(&call).await;
    let list =
        ListCalls::new().to("+15551110000").from("+15552220000").status(CallStatus::Busy).parent(&call);
    let list = list.started_since(time()).started_before(time()).ended_since(time()).ended_before(time());
    let _ = list.page_size(5).stream(client).try_collect::<Vec<_>>().await;

    let recording: RecordingSid = sid("RE");
    let _ = client.recording(&recording).await;
    let _ = client.delete_recording(&recording).await;
    let _ = client.pause_recording(&call, PauseBehavior::Silence).await;
    let _ = client.resume_recording(&call).await;
    let _ = client.stop_recording(&call).await;

    let (conference, queue): (ConferenceSid, QueueSid) = (sid("CF"), sid("QU"));
    let participant = UpdateParticipant::of(&conference, &call).muted(true).hold_url::<on_hold>(&url);
    let participant = participant.announce_url::<on_hold>(&url).end_conference_on_exit(true);
    let _ = participant.send(client).await;
    let _ = client.participant(&conference, &call).await;
    let _ = client.remove_participant(&conference, &call).await;
    let _ = DequeueMember::of(&queue, &call).url::<voice>(&url).send(client).await;
    let _ = DequeueMember::front(&queue).url::<voice>(&url).send(client).await;
}

/// The same of what has webhook URLs.
async fn ask_for_webhooks(client: &Client) {
    let url = public_url();
    let number = UpdateNumber::of(&sid("PN")).sms_url::<inbox>(&url).sms_fallback_url::<inbox_fallback>(&url);
    let number = number.voice_url::<voice>(&url).voice_fallback_url::<apology>(&url);
    let _ = number.status_callback::<call_status>(&url).friendly_name("Front desk").send(client).await;
    let application =
        UpdateApplication::of(&sid("AP")).sms_url::<inbox>(&url).sms_fallback_url::<inbox_fallback>(&url);
    let application = application.voice_url::<voice>(&url).voice_fallback_url::<apology>(&url);
    let application = application.status_callback::<call_status>(&url).friendly_name("Front desk");
    let _ = application.message_status_callback::<message_status>(&url).send(client).await;
    let service =
        UpdateService::of(&sid("MG")).sms_url::<inbox>(&url).sms_fallback_url::<inbox_fallback>(&url);
    let _ = service.message_status_callback::<message_status>(&url).friendly_name("All").send(client).await;
    let domain = UpdateSipDomain::of(&sid("SD")).voice_url::<voice>(&url).voice_fallback_url::<apology>(&url);
    let _ = domain.status_callback::<call_status>(&url).friendly_name("Office").send(client).await;
    let _ = client.number(&sid("PN")).await;
    let _ = client.application(&sid("AP")).await;
    let _ = client.service(&sid("MG")).await;
    let _ = client.sip_domain(&sid("SD")).await;
    let numbers = ListNumbers::new().containing("+1555").friendly_name("Front desk").page_size(5);
    let _ = numbers.stream(client).try_collect::<Vec<_>>().await;
    let applications = ListApplications::new().friendly_name("Front desk").page_size(5);
    let _ = applications.stream(client).try_collect::<Vec<_>>().await;
    let _ = ListServices::new().page_size(5).stream(client).try_collect::<Vec<_>>().await;
    let _ = ListSipDomains::new().page_size(5).stream(client).try_collect::<Vec<_>>().await;
}

/// What a plan can send.
#[test]
fn every_field_of_a_plan_is_in_twilios_files() {
    let digits = "0123456789abcdef0123456789abcdef";
    for (path, names) in [
        ("IncomingPhoneNumbers/PN", &["SmsApplicationSid", "VoiceApplicationSid", "TrunkSid"][..]),
        ("/v1/Services/MG", &["UseInboundWebhookOnNumber"]),
    ] {
        let path = match path.strip_prefix('/') {
            Some(_) => format!("{path}{digits}"),
            None => format!("/2010-04-01/Accounts/{}/{path}{digits}.json", crate::ACCOUNT),
        };
        let known = oai::names(&oai::operations(&path).unwrap()["post"]);
        assert!(names.iter().all(|name| known.contains(name)), "{path}");
    }
}

#[tokio::test]
async fn every_request_is_in_twilios_file() {
    let recorder = Recorder::default();
    let url = serve(recorder.router(|_| (StatusCode::BAD_REQUEST, headers([]), String::new()))).await;
    ask_for_everything(&client(&url)).await;
    ask_for_webhooks(&client(&url)).await;
    let asked = recorder.asked();
    assert_eq!(asked.len(), 40, "as many as are asked for above");
    let mut unknown = BTreeSet::new();
    for request in &asked {
        let operation = format!("{} {}", request.method, request.uri.path());
        let operations =
            oai::operations(request.uri.path()).unwrap_or_else(|| panic!("{operation}: no such path"));
        let described = &operations[request.method.as_str().to_lowercase().as_str()];
        let known = oai::names(described);
        let params = request.params();
        let strange = params.into_iter().map(|(name, _)| name).filter(|name| !known.contains(&name.as_str()));
        unknown.extend(strange.map(|name| format!("{operation}: {name}")));
    }
    assert_eq!(unknown, BTreeSet::new());
}

#[tokio::test]
async fn a_file_is_asked_for_by_its_format() {
    let recorder = Recorder::default();
    let url = serve(recorder.router(|_| (StatusCode::OK, headers([]), String::new()))).await;
    let client = client(&url);
    let account = format!("/2010-04-01/Accounts/{}", crate::ACCOUNT);
    let recording: RecordingSid = sid("RE");
    let at_twilio = |path: &str| format!("https://api.twilio.com{account}{path}");
    let media = Media::new(0, at_twilio("/Messages/MM1/Media/ME1"), "image/png");
    let recording_url = at_twilio(&format!("/Recordings/{recording}")).into();
    client.media(&media).await.unwrap();
    client.media_of(&sid("MM"), &sid("ME")).await.unwrap();
    DownloadRecording::of(&recording).send(&client).await.unwrap();
    DownloadRecording::of(&recording).mp3().channels(RecordingChannels::Dual).send(&client).await.unwrap();
    DownloadRecording::at(&recording_url).mp3().send(&client).await.unwrap();
    DownloadRecording::at(&recording_url)
        .mp3()
        .wav()
        .channels(RecordingChannels::Mono)
        .send(&client)
        .await
        .unwrap();
    let targets: Vec<_> = recorder.asked().iter().map(|asked| asked.uri.to_string()).collect();
    let digits = "0123456789abcdef0123456789abcdef";
    let expected = [
        "/Messages/MM1/Media/ME1".to_owned(),
        format!("/Messages/MM{digits}/Media/ME{digits}"),
        format!("/Recordings/{recording}.wav"),
        format!("/Recordings/{recording}.mp3?RequestedChannels=2"),
        format!("/Recordings/{recording}.mp3"),
        format!("/Recordings/{recording}.wav?RequestedChannels=1"),
    ];
    assert_eq!(targets, expected.map(|path| format!("{account}{path}")));
}
