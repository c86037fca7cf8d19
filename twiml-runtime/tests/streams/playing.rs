//! What a handler plays, and what becomes of it.

use std::time::Duration;

use tokio::sync::oneshot;
use tokio::time::{Instant, sleep, timeout};
use twiml_runtime::BoxError;
use twiml_runtime::streams::{Gone, MediaStream, Played, Ulaw};

use crate::twilio::{connect, in_short};

fn seconds(seconds: u64) -> Ulaw {
    Ulaw::silence(Duration::from_secs(seconds))
}

#[tokio::test(start_paused = true)]
async fn an_utterance_is_sent_in_pieces_with_one_mark_and_no_more_than_the_lead() {
    let mut twilio = connect(async |call: MediaStream| -> Result<(), BoxError> {
        let (_ear, mouth) = call.split();
        // All of it is queued at once.
        let begin = Instant::now();
        let said = mouth.play(seconds(30)).await?;
        assert_eq!(begin.elapsed(), Duration::ZERO);
        // The next one waits until less than ten seconds are left.
        mouth.play(seconds(1)).await?;
        assert!(begin.elapsed() >= Duration::from_secs(20), "{:?}", begin.elapsed());
        assert!(said.heard() >= Duration::from_secs(20) && said.heard() <= begin.elapsed());
        mouth.drain().await?;
        Ok(())
    })
    .await;
    twilio.starts().await;
    let (begin, mut bytes) = (Instant::now(), 0);
    loop {
        match in_short(&twilio.hears().await.unwrap()).as_str() {
            "mark 1" => break,
            length => bytes += length.parse::<u64>().unwrap(),
        }
        let lead = Duration::from_micros(bytes * 125).saturating_sub(begin.elapsed());
        assert!(lead <= Duration::from_secs(10), "{lead:?}");
    }
    assert_eq!(bytes, 30 * 8000);
    assert_eq!(begin.elapsed(), Duration::from_secs(20));
    sleep(Duration::from_secs(10)).await;
    twilio.echoes("1").await;
    for _ in 0..10 {
        assert_eq!(in_short(&twilio.hears().await.unwrap()), "800");
    }
    assert_eq!(in_short(&twilio.hears().await.unwrap()), "mark 2");
    assert!(twilio.hears_nothing(Duration::from_secs(60)).await, "the handler waits for the mark");
    twilio.echoes("2").await;
    assert_eq!(twilio.is_closed().await, 1000);
}

#[tokio::test(start_paused = true)]
async fn pieces_of_any_size_become_whole_frames() {
    let mut twilio = connect(async |call: MediaStream| -> Result<(), BoxError> {
        let (_ear, mouth) = call.split();
        let mut utterance = mouth.utterance().await?;
        for _ in 0..10 {
            utterance.push([0x11; 37]).await?;
            sleep(Duration::from_millis(1)).await;
        }
        // What waits behind it is not mixed into it.
        mouth.play(Ulaw::from_static(&[0x22; 10])).await?;
        utterance.push([0x11; 37]).await?;
        assert_eq!(utterance.finish().await, Played::Heard);
        Ok(())
    })
    .await;
    twilio.starts().await;
    for expected in ["160", "160", "87", "mark 1", "10", "mark 2"] {
        assert_eq!(in_short(&twilio.hears().await.unwrap()), expected);
    }
    twilio.echoes("1").await;
    assert_eq!(twilio.is_closed().await, 1000);
}

#[tokio::test(start_paused = true)]
async fn marks_in_any_order_and_marks_of_nobody_end_the_right_playback() {
    let (tell, told) = oneshot::channel();
    let mut twilio = connect(async move |call: MediaStream| -> Result<(), BoxError> {
        let (_ear, mouth) = call.split();
        let first = mouth.play(seconds(1)).await?;
        let mut second = mouth.play(seconds(1)).await?;
        let third = mouth.play(Ulaw::default()).await?;
        assert_eq!(third.await, Played::Heard);
        assert!(timeout(Duration::from_secs(60), &mut second).await.is_err());
        assert_eq!(first.await, Played::Heard);
        tell.send(()).unwrap();
        assert_eq!(second.await, Played::Gone);
        assert_eq!(mouth.play(seconds(1)).await.unwrap_err(), Gone);
        assert_eq!(mouth.clear().await, Err(Gone));
        assert_eq!(mouth.drain().await, Err(Gone));
        Ok(())
    })
    .await;
    twilio.starts().await;
    while in_short(&twilio.hears().await.unwrap()) != "mark 3" {}
    for mark in ["3", "3", "never-sent", "", "99", "18446744073709551616"] {
        twilio.echoes(mark).await;
    }
    sleep(Duration::from_secs(70)).await;
    twilio.echoes("1").await;
    told.await.unwrap();
    twilio.sends(serde_json::json!({"event": "stop"})).await;
    assert_eq!(twilio.is_closed().await, 1000);
}

#[tokio::test(start_paused = true)]
async fn a_clear_overtakes_and_says_what_it_dropped() {
    let (tell, told) = oneshot::channel();
    let mut twilio = connect(async move |call: MediaStream| -> Result<(), BoxError> {
        let (mut ear, mouth) = call.split();
        let nothing = mouth.clear().await?;
        assert!(nothing.is_empty());
        let said = mouth.play(seconds(30)).await?;
        sleep(Duration::from_secs(3)).await;
        let cleared = mouth.clear().await?;
        assert_eq!(cleared.dropped(), Duration::from_secs(27));
        assert!(cleared.sent >= Duration::from_millis(9_900) && cleared.sent <= Duration::from_secs(10));
        let heard = said.heard();
        assert_eq!((said.await, heard), (Played::Cleared(Duration::from_secs(3)), Duration::from_secs(3)));
        // What is played now is new, and the echo of the old mark says nothing about it.
        let next = mouth.play(seconds(1)).await?;
        ear.next().await;
        assert_eq!(next.heard(), Duration::from_secs(1));
        assert_eq!(next.await, Played::Heard);
        tell.send(()).unwrap();
        Ok(())
    })
    .await;
    twilio.starts().await;
    assert_eq!(in_short(&twilio.hears().await.unwrap()), "clear");
    let mut bytes = 0;
    loop {
        match in_short(&twilio.hears().await.unwrap()).as_str() {
            "clear" => break,
            length => bytes += length.parse::<u64>().unwrap(),
        }
    }
    // What comes due in the same moment may wait for the clear.
    assert!((12_900 * 8..=13_000 * 8).contains(&bytes), "{bytes}");
    while in_short(&twilio.hears().await.unwrap()) != "mark 2" {}
    sleep(Duration::from_secs(1)).await;
    twilio.speaks(0).await;
    sleep(Duration::from_secs(1)).await;
    twilio.echoes("1").await;
    twilio.echoes("2").await;
    told.await.unwrap();
    assert_eq!(twilio.is_closed().await, 1000);
}

#[tokio::test(start_paused = true)]
async fn a_peer_that_does_not_read_holds_back_what_is_written_and_no_more() {
    let mut twilio = connect(async |call: MediaStream| -> Result<(), BoxError> {
        let (_ear, mouth) = call.split();
        mouth.set_lead(Duration::from_secs(600));
        mouth.play(seconds(500)).await?;
        sleep(Duration::from_secs(1)).await;
        mouth.clear().await?;
        sleep(Duration::from_secs(1)).await;
        Ok(())
    })
    .await;
    twilio.starts().await;
    sleep(Duration::from_millis(1500)).await;
    let mut bytes = 0;
    loop {
        match in_short(&twilio.hears().await.unwrap()).as_str() {
            "clear" => break,
            length => bytes += length.parse::<usize>().unwrap(),
        }
    }
    // What the pipe holds, and one batch.
    assert!(bytes < 32 * 1024, "{bytes}");
    assert_eq!(twilio.is_closed().await, 1000);
}
