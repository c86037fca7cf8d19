//! How a websocket ends.

use std::time::Duration;

use futures_util::SinkExt as _;
use serde::Deserialize;
use serde_json::json;
use tokio::sync::oneshot;
use tokio::time::{Instant, sleep};
use tokio_tungstenite::tungstenite::Message;
use twiml_runtime::BoxError;
use twiml_runtime::streams::{Conversation, Ended, MediaStream, Played, Ulaw};

use crate::twilio::{Twilio, connect, setup, start};

async fn never_called(_call: MediaStream<Caller>) {
    panic!("this handler is not called");
}

#[derive(Deserialize)]
struct Caller {
    #[allow(dead_code, reason = "it is read, and not looked at")]
    account: u32,
}

#[tokio::test(start_paused = true)]
async fn an_error_and_a_panic_close_with_1011() {
    let mut failing = connect(async |_: MediaStream| Err::<(), _>("no model")).await;
    failing.starts().await;
    assert_eq!(failing.is_closed().await, 1011);
    let mut panicking =
        connect(async |call: MediaStream| assert!(call.start().tracks.is_empty(), "tracks")).await;
    panicking.starts().await;
    assert_eq!(panicking.is_closed().await, 1011);
}

#[tokio::test(start_paused = true)]
async fn a_caller_who_hangs_up_in_mid_sentence_makes_no_failure_of_it() {
    let mut twilio = connect(async |call: MediaStream| -> Result<(), BoxError> {
        let (_ear, mouth) = call.split();
        loop {
            mouth.play(Ulaw::silence(Duration::from_secs(1))).await?;
        }
    })
    .await;
    twilio.starts().await;
    sleep(Duration::from_millis(50)).await;
    twilio.sends(json!({"event": "stop"})).await;
    assert_eq!(twilio.is_closed().await, 1000);
}

#[tokio::test(start_paused = true)]
async fn what_is_not_a_session_of_the_handler_closes_with_1008() {
    let mut other_account = start(&json!({"account": "7"}));
    other_account["start"]["accountSid"] = json!("AC0000000000000000000000000000dead");
    let mut other_encoding = start(&json!({"account": "7"}));
    other_encoding["start"]["mediaFormat"]["encoding"] = json!("audio/l16");
    for first in [
        start(&json!({})),
        start(&json!({"account": "seven"})),
        other_account,
        other_encoding,
        setup(&json!({"account": "7"})),
        json!([]),
    ] {
        let mut twilio = connect(never_called).await;
        twilio.sends(first.clone()).await;
        assert_eq!(twilio.is_closed().await, 1008, "{first}");
    }
    let mut relay =
        connect(async |talk: Conversation| assert!(talk.ended().is_some(), "this handler is not called"))
            .await;
    relay.starts().await;
    assert_eq!(relay.is_closed().await, 1008);
}

#[tokio::test(start_paused = true)]
async fn a_session_that_does_not_begin_is_closed_after_five_seconds() {
    let begin = Instant::now();
    let mut twilio = connect(never_called).await;
    twilio.sends(json!({"event": "connected"})).await;
    assert_eq!(twilio.is_closed().await, 1008);
    assert_eq!(begin.elapsed(), Duration::from_secs(5));
}

#[tokio::test(start_paused = true)]
async fn a_message_that_is_too_large_closes_with_1009_and_one_that_is_not_does_not() {
    let (tell, told) = oneshot::channel();
    let mut twilio = connect(async move |call: MediaStream| {
        let (mut ear, _mouth) = call.split();
        let mut count = 0;
        while ear.next().await.is_some() {
            count += 1;
        }
        tell.send((count, ear.ended())).unwrap();
    })
    .await;
    twilio.starts().await;
    let padded = |length: usize| {
        let event = r#"{"event":"new","padding":""#;
        Message::text(format!("{event}{}\"}}", "x".repeat(length - event.len() - 2)))
    };
    twilio.socket.send(padded(64 * 1024)).await.unwrap();
    let too_large = padded(64 * 1024 + 1);
    let (sent, code) = tokio::join!(twilio.socket.send(too_large), told);
    sent.unwrap();
    assert_eq!(code.unwrap(), (1, Some(Ended::Closed(1009))));
    assert_eq!(twilio.is_closed().await, 1009);
}

/// A handler that waits for everything that it can wait for.
async fn waits_for_all(
    call: MediaStream,
    tell: oneshot::Sender<(Played, Option<Ended>)>,
) -> Result<(), BoxError> {
    let (mut ear, mouth) = call.split();
    let said = mouth.play(Ulaw::silence(Duration::from_secs(60))).await?;
    let drained = tokio::spawn({
        let mouth = mouth.clone();
        async move { mouth.drain().await }
    });
    let waits =
        tokio::spawn(async move { mouth.play(Ulaw::silence(Duration::from_secs(1))).await.map(|_| ()) });
    while ear.next().await.is_some() {}
    assert!(drained.await?.is_err());
    assert!(waits.await?.is_err());
    tell.send((said.await, ear.ended())).unwrap();
    Ok(())
}

async fn waiting() -> (Twilio, oneshot::Receiver<(Played, Option<Ended>)>) {
    let (tell, told) = oneshot::channel();
    (connect(move |call| waits_for_all(call, tell)).await, told)
}

#[tokio::test(start_paused = true)]
async fn a_socket_that_dies_at_any_moment_ends_every_wait() {
    for millis in [1, 20, 500, 9_999, 10_000, 30_000] {
        let (mut twilio, told) = waiting().await;
        twilio.starts().await;
        // Reads on, so that only its death ends it.
        let reading = tokio::time::timeout(Duration::from_millis(millis), twilio.is_closed()).await;
        assert!(reading.is_err());
        drop(twilio);
        assert_eq!(told.await.unwrap(), (Played::Gone, Some(Ended::Lost)), "after {millis} ms");
    }
}

#[tokio::test(start_paused = true)]
async fn a_close_of_twilios_ends_every_wait_and_is_answered() {
    let (mut twilio, told) = waiting().await;
    twilio.starts().await;
    sleep(Duration::from_millis(50)).await;
    twilio.socket.close(None).await.unwrap();
    assert_eq!(told.await.unwrap(), (Played::Gone, Some(Ended::Closed(1005))));
    assert!(matches!(twilio.is_closed().await, 1005 | 1006));
}

#[tokio::test(start_paused = true)]
async fn a_socket_that_dies_before_the_session_begins_calls_nobody() {
    for messages in 0..2 {
        let mut twilio = connect(never_called).await;
        for _ in 0..messages {
            twilio.sends(json!({"event": "connected"})).await;
        }
        drop(twilio);
        sleep(Duration::from_secs(10)).await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_peer_that_does_not_close_is_waited_for_half_a_second() {
    let open = twiml_runtime::streams::OpenStreams::new();
    let mut twilio = crate::twilio::connect_among(&open, async |_: MediaStream| {}).await;
    twilio.starts().await;
    sleep(Duration::from_millis(499)).await;
    assert_eq!(open.count(), 1);
    sleep(Duration::from_millis(2)).await;
    assert_eq!(open.count(), 0);
}

#[tokio::test(start_paused = true)]
async fn handles_that_outlive_the_handler_are_told_that_it_is_over() {
    let (tell, told) = oneshot::channel();
    let mut twilio = connect(async move |call: MediaStream| {
        let (ear, mouth) = call.split();
        let said = mouth.play(Ulaw::silence(Duration::from_secs(1))).await.unwrap();
        tell.send((ear, mouth, said)).unwrap();
    })
    .await;
    twilio.starts().await;
    let (mut ear, mouth, said) = told.await.unwrap();
    assert_eq!(said.await, Played::Gone);
    assert!(ear.next().await.is_none());
    assert_eq!(ear.ended(), Some(Ended::Returned));
    assert!(mouth.play(Ulaw::default()).await.is_err());
}

#[tokio::test(start_paused = true)]
async fn no_bytes_at_all_stop_the_server() {
    let garbage: [&[u8]; 4] =
        [b"GET / HTTP/1.1\r\n\r\n", &[0xFF; 64], &[0x81, 0xFE, 0xFF, 0xFF], &[0x88, 0x80, 1, 2, 3, 4]];
    for bytes in garbage {
        let mut twilio = connect(never_called).await;
        tokio::io::AsyncWriteExt::write_all(twilio.socket.get_mut(), bytes).await.unwrap();
        let code = twilio.is_closed().await;
        assert!(matches!(code, 1002 | 1005 | 1006 | 1008), "{bytes:?}: {code}");
    }
}
