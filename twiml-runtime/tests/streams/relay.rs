//! Conversations.

use std::time::Duration;

use futures_util::{StreamExt as _, stream};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant, sleep, timeout};
use tokio_tungstenite::tungstenite::Message;
use twiml_runtime::BoxError;
use twiml_runtime::streams::messages::RelayCommand;
use twiml_runtime::streams::{
    Conversation, Delivery, Ended, Gone, Handoff, Key, NotSent, RelayEvent, Spoken,
};

use crate::twilio::{Twilio, connect, setup};

#[derive(Debug, Serialize, Deserialize, PartialEq)]
struct Ticket {
    queue: u32,
}

impl Twilio {
    async fn sets_up(&mut self) {
        self.sends(setup(&json!({}))).await;
    }

    async fn prompts(&mut self, text: &str) {
        self.sends(json!({"type": "prompt", "voicePrompt": text, "lang": "en-US", "last": true})).await;
    }

    async fn interrupts(&mut self, heard: &str) {
        let (utterance, after) = (heard, heard.len() * 60);
        self.sends(json!({"type": "interrupt", "utteranceUntilInterrupt": utterance,
                          "durationUntilInterruptMs": after}))
            .await;
    }

    /// The next message, which is a valid one.
    async fn hears_json(&mut self) -> Value {
        let text = self.hears().await.unwrap();
        assert!(RelayCommand::read(&text).is_ok(), "{text}");
        serde_json::from_str(&text).unwrap()
    }
}

#[tokio::test(start_paused = true)]
async fn a_conversation_goes_from_prompt_to_handoff() {
    let mut twilio = connect(async |mut talk: Conversation<Ticket>| -> Result<Handoff<Ticket>, BoxError> {
        let queue = talk.params().queue;
        assert_eq!(talk.setup().call_status, twiml_runtime::CallStatus::Ringing);
        while let Some(said) = talk.prompt().await? {
            let answer = ["You said: ".to_owned(), said.text.to_string(), String::new()];
            assert_eq!(talk.speak(stream::iter(answer)).await?, Spoken::All);
            if &*said.text == "a human" {
                talk.send_digits("1w#").await?;
                talk.language(Some("es-MX"), None).await?;
                talk.play("https://example.com/hold.mp3").await?;
                assert_eq!(talk.send_digits("1,2").await, Err(NotSent::Invalid));
                assert_eq!(talk.language(None, None).await, Err(NotSent::Invalid));
                return Ok(Handoff::to(Ticket { queue }));
            }
        }
        Ok(Handoff::none())
    })
    .await;
    twilio.sends(setup(&json!({"queue": "7"}))).await;
    twilio.sends(json!({"type": "prompt", "voicePrompt": "a", "last": false})).await;
    twilio.prompts("a human").await;
    for expected in [
        json!({"type": "text", "token": "You said: ", "last": false}),
        json!({"type": "text", "token": "a human", "last": false}),
        json!({"type": "text", "token": "", "last": true}),
        json!({"type": "sendDigits", "digits": "1w#"}),
        json!({"type": "language", "ttsLanguage": "es-MX"}),
        json!({"type": "play", "source": "https://example.com/hold.mp3"}),
        json!({"type": "end", "handoffData": r#"{"queue":7}"#}),
    ] {
        assert_eq!(twilio.hears_json().await, expected);
    }
    assert_eq!(twilio.is_closed().await, 1000);
}

#[tokio::test(start_paused = true)]
async fn an_interrupt_drops_the_tokens_at_once_a_thousand_times() {
    let (tell, mut told) = mpsc::unbounded_channel();
    let mut twilio = connect(async move |mut talk: Conversation| -> Result<(), BoxError> {
        while let Some(said) = talk.prompt().await? {
            let (model, tokens) = mpsc::channel::<String>(1);
            // A model that goes on until nobody listens.
            let stops = tokio::spawn(async move {
                let mut sent = 0_u64;
                while model.send(format!("word {sent} ")).await.is_ok() {
                    sent += 1;
                    let _ = timeout(Duration::from_millis(30), model.closed()).await;
                }
                Instant::now()
            });
            let tokens = stream::unfold(tokens, async |mut tokens| Some((tokens.recv().await?, tokens)));
            let spoken = timeout(Duration::from_secs(60), talk.speak(tokens)).await??;
            assert!(stops.await?.elapsed() <= Duration::from_millis(1));
            tell.send((said.text, spoken)).unwrap();
        }
        Ok(())
    })
    .await;
    twilio.sets_up().await;
    for turn in 0..1000_u64 {
        twilio.prompts(&turn.to_string()).await;
        let wait = sleep(Duration::from_millis(turn * 7919 % 400));
        tokio::pin!(wait);
        let mut said = String::new();
        loop {
            tokio::select! {
                biased;
                message = twilio.hears_json() => said += message["token"].as_str().unwrap(),
                () = &mut wait, if !said.is_empty() => break,
            }
        }
        twilio.interrupts(&said).await;
        while twilio.hears_json().await != json!({"type": "text", "token": "", "last": true}) {}
        let (text, spoken) = told.recv().await.unwrap();
        assert_eq!(*text, *turn.to_string());
        assert!(matches!(&spoken, Spoken::Interrupted { heard, .. } if *heard == said), "{spoken:?}, {said}");
    }
    twilio.socket.close(None).await.unwrap();
    while let Some(Ok(_)) = twilio.socket.next().await {}
}

#[tokio::test(start_paused = true)]
async fn an_interrupt_after_all_was_sent_comes_with_the_next_prompt() {
    let (tell, told) = oneshot::channel();
    let mut twilio = connect(async move |mut talk: Conversation| -> Result<(), BoxError> {
        let delivery =
            Delivery { lang: Some("de-DE".to_owned()), interruptible: Some(true), preemptible: None };
        assert_eq!(talk.speak_as(&delivery, stream::iter(["Guten Tag."])).await?, Spoken::All);
        let prompt = talk.prompt().await?.unwrap();
        tell.send(prompt.interrupted.unwrap()).unwrap();
        // The errors of a model are those of what is said.
        let fails = stream::iter([Ok("One "), Err("no more tokens")]);
        assert_eq!(talk.speak(fails).await, Err("no more tokens"));
        Ok(())
    })
    .await;
    twilio.sets_up().await;
    let text = twilio.hears_json().await;
    assert_eq!(
        text,
        json!({"type": "text", "token": "Guten Tag.", "last": false, "lang": "de-DE", "interruptible": true})
    );
    twilio.hears_json().await;
    twilio.interrupts("Guten").await;
    twilio.prompts("Stop").await;
    let interrupted = told.await.unwrap();
    assert_eq!((interrupted.heard.as_str(), interrupted.after), ("Guten", Some(Duration::from_millis(300))));
    assert_eq!(twilio.hears_json().await["token"], "One ");
    assert_eq!(twilio.hears_json().await["last"], true);
    assert_eq!(twilio.hears_json().await, json!({"type": "end"}));
    assert_eq!(twilio.is_closed().await, 1000);
}

#[tokio::test(start_paused = true)]
async fn everything_else_is_an_event_and_nothing_malformed_ends_it() {
    let (tell, told) = oneshot::channel();
    let mut twilio = connect(async move |mut talk: Conversation| {
        let mut events = Vec::new();
        while let Some(event) = talk.next().await {
            events.push(event);
        }
        tell.send((events, talk.ended(), talk.broken())).unwrap();
    })
    .await;
    twilio.sets_up().await;
    for _ in 0..12 {
        twilio.sends(json!({"voicePrompt": "hello"})).await;
    }
    twilio.sends(json!({"type": "prompt", "voicePrompt": "I w", "last": false})).await;
    twilio.sends(json!({"type": "dtmf", "digit": 5})).await;
    twilio.interrupts("").await;
    twilio.sends(json!({"type": "error", "description": "code: 64107"})).await;
    twilio.sends(json!({"type": "info", "name": "tokensPlayed", "value": "12#"})).await;
    twilio.sends(json!({"type": "new"})).await;
    twilio.socket.close(None).await.unwrap();
    let (events, ended, broken) = told.await.unwrap();
    assert_eq!((ended, broken), (Some(Ended::Closed(1005)), 12));
    let [
        RelayEvent::Prompt(partial),
        RelayEvent::Key(Key::Five),
        RelayEvent::Interrupt(_),
        RelayEvent::Error(error),
        RelayEvent::Info { value, .. },
        RelayEvent::Other(other),
    ] = &events[..]
    else {
        panic!("{events:?}")
    };
    assert_eq!((&*partial.text, partial.is_final, &**error), ("I w", false, "code: 64107"));
    assert_eq!((&**value, other.text()), ("12#", r#"{"type":"new"}"#));
}

#[tokio::test(start_paused = true)]
async fn a_lost_socket_ends_what_is_being_said() {
    let (tell, told) = oneshot::channel();
    let mut twilio = connect(async move |mut talk: Conversation| {
        let spoken = talk.speak(stream::pending::<String>()).await.unwrap();
        let after = (talk.say("more").await, talk.play("https://example.com/a.mp3").await);
        tell.send((spoken, after, talk.prompt().await.unwrap_err())).unwrap();
    })
    .await;
    twilio.sets_up().await;
    sleep(Duration::from_secs(1)).await;
    drop(twilio);
    assert_eq!(told.await.unwrap(), (Spoken::Gone, (Spoken::Gone, Err(NotSent::Gone)), Gone));
}

#[tokio::test(start_paused = true)]
async fn a_model_faster_than_the_socket_waits() {
    let (tell, mut told) = mpsc::unbounded_channel();
    let mut twilio = connect(async move |mut talk: Conversation| {
        let tokens = stream::repeat("x".repeat(1000)).take(1000).inspect(|_| tell.send(()).unwrap());
        talk.speak(tokens).await.unwrap();
    })
    .await;
    twilio.sets_up().await;
    sleep(Duration::from_secs(1)).await;
    let mut taken = 0;
    while told.try_recv().is_ok() {
        taken += 1;
    }
    // What waits here, one batch, and what the pipe holds.
    assert!(taken < 64 + 8 + 16, "{taken}");
    assert_eq!(twilio.is_closed().await, 1000);
}

#[tokio::test(start_paused = true)]
async fn an_idle_conversation_is_pinged_every_twenty_seconds() {
    let mut twilio = connect(async |mut talk: Conversation| while talk.next().await.is_some() {}).await;
    twilio.sets_up().await;
    let begin = Instant::now();
    for ping in 1..4 {
        assert!(matches!(twilio.socket.next().await, Some(Ok(Message::Ping(_)))));
        assert_eq!(begin.elapsed().as_secs(), ping * 20);
    }
}
