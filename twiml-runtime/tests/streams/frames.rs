//! What a handler hears.

use std::time::Duration;

use serde::Deserialize;
use serde_json::json;
use tokio::sync::oneshot;
use twiml_runtime::BoxError;
use twiml_runtime::streams::{Ended, Heard, Key, MediaStream, MediaTap, Track};

use crate::twilio::{STREAM, connect, start};

#[derive(Deserialize)]
struct Caller {
    account: u32,
    name: Option<String>,
}

#[tokio::test(start_paused = true)]
async fn the_parameters_are_typed_and_the_stream_has_a_name() {
    let (tell, told) = oneshot::channel();
    let mut twilio = connect(async move |call: MediaStream<Caller>| {
        let sid = call.start().stream_sid.to_string();
        tell.send((call.params().account, call.params().name.clone(), sid)).unwrap();
    })
    .await;
    twilio.sends(start(&json!({"account": "7", "name": "Ann"}))).await;
    assert_eq!(told.await.unwrap(), (7, Some("Ann".to_owned()), STREAM.to_owned()));
    assert_eq!(twilio.is_closed().await, 1000);
}

#[tokio::test(start_paused = true)]
async fn audio_and_keys_come_in_order_with_time_and_gaps() {
    let (tell, told) = oneshot::channel();
    let mut twilio = connect(async move |call: MediaStream| {
        let (mut ear, _mouth) = call.split();
        let mut heard = Vec::new();
        while let Some(next) = ear.next().await {
            heard.push(next);
        }
        tell.send((heard, ear.ended(), ear.broken())).unwrap();
    })
    .await;
    twilio.starts().await;
    twilio.speaks(0x12).await;
    twilio
        .sends(
            json!({"event": "dtmf", "streamSid": STREAM, "dtmf": {"track": "inbound_track", "digit": "#"}}),
        )
        .await;
    twilio.sends(json!({"event": "media", "streamSid": "MZother", "media": {"payload": "/w=="}})).await;
    twilio.sends(json!({"event": "media", "streamSid": STREAM, "media": {"payload": "/w"}})).await;
    twilio.sends(json!({"event": "new", "streamSid": STREAM})).await;
    let late = json!({"track": "inbound", "timestamp": "1107", "payload": "//8="});
    twilio.sends(json!({"event": "media", "streamSid": STREAM, "media": late})).await;
    twilio.sends(json!({"event": "stop", "streamSid": STREAM})).await;
    twilio.sends(json!({"event": "stop"})).await;
    let (heard, ended, broken) = told.await.unwrap();
    assert_eq!((ended, broken), (Some(Ended::Stopped), 2));
    let [Heard::Audio(first), Heard::Digit(Key::Pound), Heard::Other(other), Heard::Audio(last)] = &heard[..]
    else {
        panic!("{heard:?}")
    };
    assert_eq!((first.ulaw(), first.pcm()[0], first.track()), (&[0x12; 160][..], -14972, Track::Inbound));
    assert_eq!((first.at(), first.gap()), (Some(Duration::from_millis(107)), Duration::ZERO));
    assert_eq!(other.name(), "new");
    assert_eq!((last.gap(), last.ulaw().len()), (Duration::from_millis(980), 2));
    assert_eq!(twilio.is_closed().await, 1000);
}

#[tokio::test(start_paused = true)]
async fn a_slow_handler_misses_the_oldest_audio_and_no_key() {
    let (tell, told) = oneshot::channel();
    let mut twilio = connect(async move |call: MediaStream| {
        let (mut ear, _mouth) = call.split();
        tokio::time::sleep(Duration::from_secs(8)).await;
        let (mut frames, mut keys, mut first_gap) = (0, 0, None);
        while let Some(heard) = ear.next().await {
            match heard {
                Heard::Audio(frame) => {
                    frames += 1;
                    first_gap.get_or_insert(frame.at().unwrap());
                }
                Heard::Digit(_) => keys += 1,
                _ => {}
            }
        }
        tell.send((frames, keys, ear.dropped(), first_gap)).unwrap();
    })
    .await;
    twilio.starts().await;
    for number in 0..400 {
        if number % 50 == 0 {
            let dtmf = json!({"track": "inbound_track", "digit": "1"});
            twilio.sends(json!({"event": "dtmf", "streamSid": STREAM, "dtmf": dtmf})).await;
        }
        twilio.speaks(0xFF).await;
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    twilio.sends(json!({"event": "stop"})).await;
    assert_eq!(told.await.unwrap(), (250, 8, 150, Some(Duration::from_millis(151 * 20 + 87))));
}

#[tokio::test(start_paused = true)]
async fn a_tap_hears_both_tracks() {
    let (tell, told) = oneshot::channel();
    let mut twilio = connect(async move |mut tap: MediaTap| -> Result<(), BoxError> {
        let mut tracks = Vec::new();
        while let Some(frame) = tap.audio().await {
            tracks.push((frame.track(), frame.gap()));
        }
        tell.send(tracks).unwrap();
        Ok(())
    })
    .await;
    twilio.starts().await;
    for track in ["outbound", "inbound", "sideways"] {
        let media = json!({"track": track, "timestamp": "100", "payload": "//8="});
        twilio.sends(json!({"event": "media", "streamSid": STREAM, "media": media})).await;
    }
    twilio.sends(json!({"event": "stop"})).await;
    let tracks = [Track::Outbound, Track::Inbound, Track::Other].map(|track| (track, Duration::ZERO));
    assert_eq!(told.await.unwrap(), tracks);
}
