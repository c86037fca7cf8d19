//! An agent that is interrupted a thousand times, by a peer that plays at 8000 bytes a second.

use std::collections::VecDeque;
use std::time::Duration;

use futures_util::{FutureExt as _, StreamExt as _};
use tokio::time::{Instant, sleep, sleep_until, timeout};
use tokio_tungstenite::tungstenite::Message;
use twiml_runtime::BoxError;
use twiml_runtime::streams::messages::MediaCommand;
use twiml_runtime::streams::{Heard, MediaStream, Played, Ulaw};

use crate::twilio::{Twilio, connect};

/// What lies unplayed: audio until a time, and marks at theirs.
struct Player {
    twilio: Twilio,
    ends: Instant,
    marks: VecDeque<(Instant, String)>,
    played: Duration,
}

impl Player {
    /// Whether it was a clear.
    fn reads(&mut self, text: &str) -> bool {
        let now = Instant::now();
        match MediaCommand::read(text).unwrap() {
            MediaCommand::Media { payload, .. } => {
                let length = Ulaw::from_base64(&payload).unwrap().duration();
                self.ends = self.ends.max(now) + length;
                self.played += length;
            }
            MediaCommand::Mark { name, .. } => self.marks.push_back((self.ends.max(now), name.into_owned())),
            MediaCommand::Clear { .. } => {
                self.played -= self.ends.saturating_duration_since(now);
                self.ends = now;
                return true;
            }
        }
        false
    }
}

#[tokio::test(start_paused = true)]
async fn a_thousand_interrupts_leave_nobody_waiting_and_what_is_said_to_be_heard_was_played() {
    const TURNS: usize = 1000;
    let (tell, mut told) = tokio::sync::mpsc::unbounded_channel();
    let twilio = connect(async move |call: MediaStream| -> Result<(), BoxError> {
        let (mut ear, mouth) = call.split();
        for turn in 0..TURNS {
            // Now short enough to be heard, now longer than the lead.
            let length = Duration::from_millis(20 * (1 + turn as u64 * 7919 % 900));
            let said = mouth.play(Ulaw::silence(length)).await?;
            let more = mouth.play(Ulaw::silence(Duration::from_millis(300))).await?;
            while !matches!(ear.next().await, Some(Heard::Audio(_))) {}
            mouth.clear().await?;
            let mut heard = Duration::ZERO;
            for (playback, length) in [(said, length), (more, Duration::from_millis(300))] {
                let by_clock = playback.heard();
                match timeout(Duration::from_secs(1), playback).await? {
                    Played::Heard => heard += length,
                    Played::Cleared(at) => {
                        assert_eq!(at, by_clock);
                        heard += at;
                    }
                    other => panic!("{other:?}"),
                }
            }
            tell.send(heard).unwrap();
        }
        Ok(())
    })
    .await;
    let mut player = Player { twilio, ends: Instant::now(), marks: VecDeque::new(), played: Duration::ZERO };
    player.twilio.starts().await;
    for turn in 0..TURNS {
        let interrupt = sleep(Duration::from_millis(turn as u64 * 104_729 % 9_000));
        tokio::pin!(interrupt);
        let mut interrupted = false;
        loop {
            let due = player.marks.front().map(|(at, _)| *at);
            tokio::select! {
                biased;
                () = async { sleep_until(due.unwrap()).await }, if due.is_some() => {
                    let (_, mark) = player.marks.pop_front().unwrap();
                    player.twilio.echoes(&mark).await;
                }
                message = player.twilio.socket.next() => match message.unwrap().unwrap() {
                    Message::Text(text) => if player.reads(&text) {
                        break;
                    },
                    other => panic!("{other:?}"),
                },
                () = &mut interrupt, if !interrupted => {
                    interrupted = true;
                    player.twilio.speaks(0x80).await;
                }
            }
        }
        // Every mark comes back, after the clear as before it.
        for (_, mark) in std::mem::take(&mut player.marks) {
            player.twilio.echoes(&mark).await;
        }
        let heard = told.recv().await.unwrap();
        let by_twilio = std::mem::take(&mut player.played);
        assert!(
            heard.abs_diff(by_twilio) <= Duration::from_millis(2),
            "turn {turn}: {heard:?}, {by_twilio:?}"
        );
    }
    assert_eq!(player.twilio.is_closed().await, 1000);
    assert!(told.recv().now_or_never().is_some_and(|more| more.is_none()));
}
