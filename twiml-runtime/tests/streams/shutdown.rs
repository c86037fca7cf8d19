//! The end of the application.

use std::time::Duration;

use tokio::sync::oneshot;
use tokio::time::{Instant, sleep};
use twiml_runtime::BoxError;
use twiml_runtime::streams::{Conversation, Ended, MediaStream, OpenStreams, Ulaw};

use crate::twilio::{connect_among, in_short, setup};

#[tokio::test(start_paused = true)]
async fn handlers_are_told_and_can_say_goodbye() {
    let open = OpenStreams::new();
    let mut twilio = connect_among(&open, async |call: MediaStream| -> Result<(), BoxError> {
        let (mut ear, mouth) = call.split();
        while ear.next().await.is_some() {}
        assert_eq!(ear.ended(), Some(Ended::Shutdown));
        mouth.play(Ulaw::silence(Duration::from_millis(20))).await?.await;
        Ok(())
    })
    .await;
    twilio.starts().await;
    sleep(Duration::from_millis(10)).await;
    let shutdown = tokio::spawn({
        let open = open.clone();
        async move { open.shut_down(Duration::from_secs(10)).await }
    });
    assert_eq!(in_short(&twilio.hears().await.unwrap()), "160");
    assert_eq!(in_short(&twilio.hears().await.unwrap()), "mark 1");
    twilio.echoes("1").await;
    assert_eq!(twilio.is_closed().await, 1001);
    shutdown.await.unwrap();
    assert_eq!(open.count(), 0);
}

#[tokio::test(start_paused = true)]
async fn one_that_does_not_return_is_cut_off_at_the_limit() {
    let open = OpenStreams::new();
    let (tell, told) = oneshot::channel::<()>();
    let mut twilio = connect_among(&open, async |_: MediaStream| {
        std::future::pending::<()>().await;
        drop(tell);
    })
    .await;
    twilio.starts().await;
    sleep(Duration::from_millis(10)).await;
    let begin = Instant::now();
    let ((), code) = tokio::join!(open.shut_down(Duration::from_secs(10)), twilio.is_closed());
    assert_eq!((code, begin.elapsed()), (1001, Duration::from_secs(10)));
    assert!(told.await.is_err());
}

#[tokio::test(start_paused = true)]
async fn a_session_that_begins_later_is_told_at_once() {
    let open = OpenStreams::new();
    open.shut_down(Duration::from_secs(10)).await;
    let mut twilio = connect_among(&open, async |mut talk: Conversation| {
        assert!(talk.next().await.is_none());
        assert_eq!(talk.ended(), Some(Ended::Shutdown));
    })
    .await;
    twilio.sends(setup(&serde_json::json!({}))).await;
    assert_eq!(twilio.hears().await.unwrap(), r#"{"type":"end"}"#);
    assert_eq!(twilio.is_closed().await, 1001);
}
