//! Conversations.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use futures_util::{Stream, StreamExt as _, stream};
use serde::{Deserialize, Serialize};
use serde_json::json;
use twiml_runtime::BoxError;
use twiml_runtime::streams::messages::RelayCommand;
use twiml_runtime::streams::{Conversation, Handoff, Key, MediaStream, RelayEvent, Spoken};

use crate::application::{document, handler, phone};

const MS: fn(u64) -> Duration = Duration::from_millis;

const ANSWER: &str =
    "Certainly, that is no trouble at all. Which bicycle is it, and when did you buy it from us?";

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Ticket {
    about: String,
}

/// What became of each answer.
type Seen = Arc<Mutex<Vec<Spoken>>>;

/// A word each 50 ms, as a model would.
fn answer() -> impl Stream<Item = String> + Send {
    let words: Vec<_> = ANSWER.split_inclusive(' ').map(str::to_owned).collect();
    stream::iter(words).then(|word| async move {
        tokio::time::sleep(MS(50)).await;
        word
    })
}

/// Answers everything with [`ANSWER`], and hands off whoever says "human".
fn agent(seen: &Seen) -> Router {
    let seen = Arc::clone(seen);
    let agent = move |mut talk: Conversation| {
        let seen = Arc::clone(&seen);
        async move {
            while let Some(said) = talk.prompt().await? {
                if said.text.contains("human") {
                    return Ok(Handoff::to(Ticket { about: said.text.into() }));
                }
                if let Some(cut) = said.interrupted {
                    let spoken = Spoken::clone(seen.lock().unwrap().last().unwrap());
                    assert_eq!(spoken, Spoken::All, "{cut:?}");
                }
                let spoken = talk.speak(answer()).await?;
                seen.lock().unwrap().push(spoken);
            }
            Ok::<_, BoxError>(Handoff::none())
        }
    };
    handler(Router::new(), "/agent", agent)
}

#[tokio::test(start_paused = true)]
async fn an_agent_is_asked_and_answers() {
    let seen = Seen::default();
    let talk = phone(agent(&seen)).talk("/agent", &()).await.unwrap();
    talk.say("I want to return a bicycle").await.unwrap();
    talk.listen(Duration::from_secs(10)).await;
    assert_eq!(talk.heard(), [ANSWER]);
    assert_eq!(*seen.lock().unwrap(), [Spoken::All]);
    talk.hang_up().await.unwrap();
    assert_eq!(talk.closed().await.unwrap(), 1000);
}

#[tokio::test(start_paused = true)]
async fn after_a_thousand_interruptions_what_is_said_to_be_heard_is_what_was_played() {
    let seen = Seen::default();
    let talk = phone(agent(&seen)).talk("/agent", &()).await.unwrap().at_once();
    for number in 0..1000_u64 {
        talk.say("Wait.").await.unwrap();
        // A word, and the silence after it: then the answer begins.
        talk.listen(MS(750 + 100 + number % 61 * 10)).await;
    }
    talk.hang_up().await.unwrap();
    talk.closed().await.unwrap();
    let (seen, heard) = (seen.lock().unwrap().clone(), talk.heard());
    assert_eq!(seen.len(), 1000);
    let mut heard = heard.into_iter();
    for (number, spoken) in seen.iter().enumerate().take(999) {
        let Spoken::Interrupted { heard: told, .. } = spoken else { panic!("{number}: {spoken:?}") };
        assert!(ANSWER.starts_with(told.as_str()) && !told.is_empty(), "{number}: {told}");
        assert_eq!(heard.next().as_ref(), Some(told), "{number}");
    }
    assert_eq!(seen[999], Spoken::Gone);
}

const HANDED_OFF: &str = "<Response><Connect action='/after'><ConversationRelay url='wss://app.example/agent' welcomeGreeting='How can I help?'/></Connect></Response>";

#[tokio::test(start_paused = true)]
async fn a_handoff_is_read_by_the_action() {
    let app = document(agent(&Seen::default()), "/voice", HANDED_OFF);
    let app = document(app, "/after", "<Response><Say>One moment.</Say></Response>");
    let call = phone(app).call("/voice").await.unwrap();
    assert_eq!(call.heard(), ["How can I help?"]);
    call.say("Let me talk to a human").await.unwrap();
    assert_eq!(call.heard(), ["How can I help?", "One moment."]);
    let [.., after] = &call.questions()[..] else { panic!("{call}") };
    let told = |name| after.param(name);
    assert_eq!((told("SessionStatus"), told("CallStatus")), (Some("ended"), Some("in-progress")));
    let ticket: Ticket = serde_json::from_str(told("HandoffData").unwrap()).unwrap();
    assert_eq!(ticket.about, "Let me talk to a human");
    assert_eq!((call.closed().await.unwrap(), call.errors()), (1000, vec![]));
}

#[tokio::test(start_paused = true)]
async fn a_hang_up_completes_the_session() {
    let app = document(agent(&Seen::default()), "/voice", HANDED_OFF);
    let app = document(app, "/after", "<Response/>");
    let call = phone(app).call("/voice").start().await;
    call.listen(MS(500)).await;
    call.hang_up().await.unwrap();
    assert_eq!(call.heard(), ["How can"]);
    let [.., after] = &call.questions()[..] else { panic!("{call}") };
    assert_eq!((after.param("SessionStatus"), after.param("HandoffData")), (Some("completed"), None));
    assert_eq!(call.closed().await.unwrap(), 1000);
}

#[tokio::test(start_paused = true)]
async fn a_broken_connection_fails_the_session_and_the_call_goes_on() {
    for after in [0, 500, 5000] {
        let app = document(agent(&Seen::default()), "/voice", HANDED_OFF);
        let app = document(app, "/after", "<Response><Say>Again.</Say></Response>");
        let call = phone(app).call("/voice").start().await.at_once();
        call.say("Wait.").await.unwrap_or_default();
        call.listen(MS(after)).await;
        call.socket_fails().await.unwrap();
        call.rest().await;
        assert_eq!(call.heard().last().unwrap(), "Again.", "{call}");
        let [.., question] = &call.questions()[..] else { panic!("{call}") };
        let told = |name| question.param(name).unwrap();
        assert_eq!(
            (told("SessionStatus"), told("ErrorCode"), told("ErrorMessage")),
            ("failed", "64105", "Websocket ended")
        );
        assert_eq!(call.closed().await.unwrap(), 1006);
    }
}

#[tokio::test(start_paused = true)]
async fn keys_interrupt_and_are_told() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let events = Arc::clone(&seen);
    let app = handler(Router::new(), "/agent", move |mut talk: Conversation| {
        let events = Arc::clone(&events);
        async move {
            talk.say("Press a key whenever you like.").await;
            while let Some(event) = talk.next().await {
                events.lock().unwrap().push(match event {
                    RelayEvent::Key(key) => key.to_string(),
                    RelayEvent::Interrupt(cut) => format!("{} after {:?}", cut.heard, cut.after.unwrap()),
                    other => format!("{other:?}"),
                });
            }
            Ok::<_, BoxError>(())
        }
    });
    let talk = phone(app).talk("/agent", &()).await.unwrap();
    talk.listen(MS(1000)).await;
    talk.press("5#").await.unwrap();
    assert_eq!(*seen.lock().unwrap(), ["Press a key after 1s", Key::from("5").as_str(), "#"]);
    assert_eq!(talk.heard(), ["Press a key"]);
}

#[tokio::test(start_paused = true)]
async fn ten_malformed_messages_end_the_session() {
    let socket = |call: MediaStream| async move {
        drop(call);
        Ok::<_, BoxError>(())
    };
    // A handler of the other protocol sends nothing that is malformed: it closes at once.
    let talk = phone(handler(Router::new(), "/media", socket)).talk("/media", &()).await.unwrap();
    assert_eq!(talk.closed().await.unwrap(), 1008);

    let talk = phone(crate::application::raw(Router::new(), "/raw", |number| {
        (number < 12).then(|| json!({ "type": "connected", "number": number }).to_string())
    }));
    let talk = talk.talk("/raw", &()).await.unwrap();
    assert_eq!(talk.closed().await.unwrap(), 1007);
    let codes: Vec<_> = talk.errors().iter().map(|raised| raised.code.number()).collect();
    assert_eq!(codes, [vec![64107; 10], vec![64105]].concat());
}

#[tokio::test(start_paused = true)]
async fn what_may_not_be_interrupted_is_said_to_its_end() {
    let app = handler(Router::new(), "/agent", |mut talk: Conversation| async move {
        let text = "This call is recorded.".into();
        let (last, interruptible) = (Some(true), Some(false));
        talk.send(&RelayCommand::Text { token: text, last, lang: None, interruptible, preemptible: None })
            .await?;
        while let Some(said) = talk.prompt().await? {
            talk.say(format!("You said {}.", said.text)).await;
        }
        Ok::<_, BoxError>(())
    });
    let talk = phone(app).talk("/agent", &()).await.unwrap();
    talk.listen(MS(400)).await;
    talk.say("no").await.unwrap();
    talk.say("yes").await.unwrap();
    assert_eq!(talk.heard(), ["This call is recorded.", "You said yes."]);
}
