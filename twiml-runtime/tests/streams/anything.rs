//! Whatever a handler does, and whatever comes over the socket until it dies, nobody waits forever.

use std::time::Duration;

use futures_util::SinkExt as _;
use futures_util::stream;
use proptest::prelude::*;
use serde_json::json;
use tokio::sync::mpsc;
use tokio::time::{sleep, timeout};
use tokio_tungstenite::tungstenite::Message;
use twiml_runtime::BoxError;
use twiml_runtime::streams::{Conversation, MediaStream, OpenStreams, Ulaw};

use crate::twilio::{STREAM, Twilio, connect_among, setup};

/// What comes over the socket.
#[derive(Debug, Clone)]
enum Deed {
    Audio,
    Key,
    Mark(u8),
    Interrupt,
    Prompt,
    Stop,
    Text(String),
    Bytes(Vec<u8>),
    Ping,
    Read(u8),
    Wait(u16),
    Raw(Vec<u8>),
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let deed = prop_oneof![
        4 => Just(Deed::Audio),
        1 => Just(Deed::Key),
        3 => (0..12_u8).prop_map(Deed::Mark),
        1 => Just(Deed::Interrupt),
        2 => Just(Deed::Prompt),
        1 => Just(Deed::Stop),
        1 => any::<String>().prop_map(Deed::Text),
        1 => any::<Vec<u8>>().prop_map(Deed::Bytes),
        1 => Just(Deed::Ping),
        4 => (0..20_u8).prop_map(Deed::Read),
        4 => (0..3000_u16).prop_map(Deed::Wait),
        1 => any::<Vec<u8>>().prop_map(Deed::Raw),
    ];
    proptest::collection::vec(deed, 0..40)
}

impl Twilio {
    async fn does(&mut self, deed: Deed) -> Option<()> {
        let text = |value: serde_json::Value| Message::text(value.to_string());
        let message = match deed {
            Deed::Audio => text(json!({"event": "media", "streamSid": STREAM, "media": {"payload": "//8="}})),
            Deed::Key => text(json!({"event": "dtmf", "type": "dtmf", "digit": "1", "dtmf": {"digit": "1"}})),
            Deed::Mark(name) => text(json!({"event": "mark", "mark": {"name": name.to_string()}})),
            Deed::Interrupt => text(json!({"type": "interrupt"})),
            Deed::Prompt => text(json!({"type": "prompt", "voicePrompt": "Yes."})),
            Deed::Stop => text(json!({"event": "stop"})),
            Deed::Text(text) => Message::text(text),
            Deed::Bytes(bytes) => Message::binary(bytes),
            Deed::Ping => Message::Ping(Vec::new().into()),
            Deed::Read(count) => {
                for _ in 0..count {
                    timeout(Duration::from_millis(10), self.hears()).await.ok()?.ok()?;
                }
                return Some(());
            }
            Deed::Wait(millis) => {
                sleep(Duration::from_millis(millis.into())).await;
                return Some(());
            }
            Deed::Raw(bytes) => {
                tokio::io::AsyncWriteExt::write_all(self.socket.get_mut(), &bytes).await.ok()?;
                return Some(());
            }
        };
        // One that is closed takes no more.
        timeout(Duration::from_secs(1), self.socket.send(message)).await.ok()?.ok()
    }
}

/// Plays and clears, and leaves all waiting to tasks that report when they are done.
async fn plays(call: MediaStream, seed: u64, done: mpsc::UnboundedSender<()>) -> Result<(), BoxError> {
    let (mut ear, mouth) = call.split();
    let mut turn = seed;
    loop {
        let heard = timeout(Duration::from_millis(turn % 700), ear.next()).await;
        if matches!(heard, Ok(None)) {
            return Ok(());
        }
        turn = turn.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407) >> 1;
        let (mouth, done) = (mouth.clone(), done.clone());
        match turn % 5 {
            0 => {
                mouth.clear().await?;
            }
            1 => drop(tokio::spawn(async move {
                let _ = mouth.drain().await;
                drop(done);
            })),
            2 => drop(tokio::spawn(async move {
                if let Ok(mut utterance) = mouth.utterance().await {
                    while utterance.push([0xFF; 1000]).await.is_ok() && !utterance.is_cleared() {}
                    utterance.finish().await;
                }
                drop(done);
            })),
            _ => drop(tokio::spawn(async move {
                if let Ok(playback) = mouth.play(Ulaw::silence(Duration::from_millis(turn % 20_000))).await {
                    playback.await;
                }
                drop(done);
            })),
        }
    }
}

async fn talks(mut talk: Conversation, seed: u64, done: mpsc::UnboundedSender<()>) -> Result<(), BoxError> {
    while let Some(prompt) = talk.prompt().await? {
        assert!(prompt.is_final);
        if seed.is_multiple_of(3) {
            talk.speak(stream::pending::<String>()).await?;
        } else {
            talk.speak(stream::iter(vec!["word "; 200])).await?;
        }
        talk.play("https://example.com/a.mp3").await?;
    }
    drop(done);
    Ok(())
}

fn run(scenario: impl Future<Output = ()>) {
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
    runtime.block_on(scenario);
}

/// Does all of it, and then dies.
async fn until_death(mut twilio: Twilio, deeds: Vec<Deed>, open: &OpenStreams) {
    for deed in deeds {
        if twilio.does(deed).await.is_none() {
            break;
        }
    }
    drop(twilio);
    timeout(Duration::from_secs(60), open.shut_down(Duration::from_secs(30))).await.unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn nobody_waits_for_a_stream_that_is_over(deeds in deeds(), seed: u64) {
        run(async {
            let (done, mut waiting) = mpsc::unbounded_channel();
            let open = OpenStreams::new();
            let mut twilio = connect_among(&open, move |call| plays(call, seed, done)).await;
            twilio.starts().await;
            until_death(twilio, deeds, &open).await;
            // Every task has dropped its end.
            let all_done = timeout(Duration::from_secs(1), waiting.recv()).await;
            assert!(matches!(all_done, Ok(None)));
        });
    }

    #[test]
    fn nobody_waits_for_a_conversation_that_is_over(deeds in deeds(), seed: u64) {
        run(async {
            let (done, mut waiting) = mpsc::unbounded_channel();
            let open = OpenStreams::new();
            let mut twilio = connect_among(&open, move |talk| talks(talk, seed, done)).await;
            twilio.sends(setup(&json!({}))).await;
            until_death(twilio, deeds, &open).await;
            let all_done = timeout(Duration::from_secs(1), waiting.recv()).await;
            assert!(matches!(all_done, Ok(None)));
        });
    }
}
