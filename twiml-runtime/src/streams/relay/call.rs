//! Where the owner of a conversation's socket and the handles of its handler meet.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use futures_util::task::AtomicWaker;
use tokio::time::Instant;
use tokio_tungstenite::tungstenite::Utf8Bytes;

use super::event::{RelayEvent, RelayInterrupt};
use crate::streams::ended::{Ended, Gone};
use crate::streams::inbox::{Full, Inbox};
use crate::streams::messages::{RelayCommand, RelayMessage};
use crate::streams::socket::{Line, Next};

/// How many messages wait to be written, at most.
const WAITING: usize = 64;
/// How often an idle connection is pinged. Some proxies close those after 60 seconds, and some of them do not count pings.
const PING: Duration = Duration::from_secs(20);

/// A conversation of a call. No lock is held while anything is awaited.
pub struct RelayCall {
    state: Mutex<State>,
    owner: AtomicWaker,
}

struct State {
    inbox: Inbox<RelayEvent>,
    waiting: VecDeque<Waiting>,
    /// What is being said, if the handler waits for that.
    talk: Option<Talk>,
    /// Nothing can be sent any more: `end` was, or the websocket is over.
    is_over: bool,
    broken: u64,
    speaker: Option<Waker>,
}

struct Waiting {
    text: String,
    /// Whether it is part of what is being said.
    of_talk: bool,
}

#[derive(Default)]
struct Talk {
    interrupted: Option<RelayInterrupt>,
}

/// What can come of waiting for room.
pub(super) enum Room {
    Free,
    Interrupted(RelayInterrupt),
    Gone,
}

impl RelayCall {
    pub(crate) fn new() -> Self {
        let state = State {
            inbox: Inbox::new(),
            waiting: VecDeque::new(),
            talk: None,
            is_over: false,
            broken: 0,
            speaker: None,
        };
        Self { state: Mutex::new(state), owner: AtomicWaker::new() }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn poll_event(&self, cx: &Context<'_>) -> Poll<Option<RelayEvent>> {
        self.state().inbox.poll(cx)
    }

    pub(super) fn dropped(&self) -> u64 {
        self.state().inbox.dropped()
    }

    pub(super) fn broken(&self) -> u64 {
        self.state().broken
    }

    /// Whether there is room for a message, or a reason not to wait for it.
    pub(super) fn poll_room(&self, cx: &Context<'_>) -> Poll<Room> {
        let mut state = self.state();
        if state.is_over {
            return Poll::Ready(Room::Gone);
        }
        if let Some(interrupt) = state.talk.as_mut().and_then(|talk| talk.interrupted.take()) {
            return Poll::Ready(Room::Interrupted(interrupt));
        }
        state.speaker = Some(cx.waker().clone());
        if state.waiting.len() >= WAITING { Poll::Pending } else { Poll::Ready(Room::Free) }
    }

    /// Queues a message.
    pub(super) fn send(&self, command: &RelayCommand<'_>, of_talk: bool) -> Result<(), Gone> {
        let mut state = self.state();
        if state.is_over {
            return Err(Gone);
        }
        state.is_over = matches!(command, RelayCommand::End { .. });
        state.waiting.push_back(Waiting { text: command.to_text(), of_talk });
        drop(state);
        self.owner.wake();
        Ok(())
    }

    /// From now on an interrupt is for what is being said.
    pub(super) fn begin_talk(&self) {
        self.state().talk = Some(Talk::default());
    }

    /// What is being said was sent, or is no longer waited for. An interrupt that nobody has seen is for whoever listens next.
    pub(super) fn end_talk(&self) {
        let mut state = self.state();
        if let Some(interrupt) = state.talk.take().and_then(|talk| talk.interrupted) {
            // Not more than there was room for when it came.
            let _ = state.inbox.push(RelayEvent::Interrupt(interrupt), None);
        }
    }

    /// Ends the conversation when the handler has returned.
    pub(crate) fn hand_off(&self, data: Option<String>) {
        // After an `end`, or when the websocket is over, there is nothing to say.
        let _ = self.send(&RelayCommand::End { handoff_data: data.map(Into::into) }, false);
    }
}

impl State {
    fn wake_speaker(&mut self) {
        if let Some(speaker) = self.speaker.take() {
            speaker.wake();
        }
    }

    fn hear(&mut self, event: RelayEvent, running: &Waker) -> Result<(), Full> {
        match (event, &mut self.talk) {
            (RelayEvent::Interrupt(interrupt), Some(talk)) => {
                talk.interrupted = Some(interrupt);
                // Twilio has dropped what it had of it, and would say the rest.
                self.waiting.retain(|waiting| !waiting.of_talk);
                self.wake_speaker();
                Ok(())
            }
            (event, _) => self.inbox.push(event, Some(running)),
        }
    }
}

impl Line for RelayCall {
    const PING: Option<Duration> = Some(PING);

    fn hear(&self, text: &Utf8Bytes, running: &Waker) -> Result<(), Full> {
        let message = match RelayMessage::read(text) {
            Ok(message) => message,
            Err(malformed) => {
                let mut state = self.state();
                state.broken += 1;
                if state.broken == 1 {
                    drop(state);
                    tracing::warn!(reason = %malformed, "a message of this conversation cannot be read: it and others like it are counted and skipped");
                }
                return Ok(());
            }
        };
        if let RelayMessage::Error { description } = &message {
            let code = error_code(description.as_deref().unwrap_or_default());
            tracing::warn!(code, "Twilio reports an error of this conversation");
        }
        match RelayEvent::of(message, text) {
            Some(event) => self.state().hear(event, running),
            None => Ok(()),
        }
    }

    fn next(&self, _: Instant) -> Next {
        let mut state = self.state();
        let Some(Waiting { text, .. }) = state.waiting.pop_front() else { return Next::Nothing };
        if state.waiting.len() < WAITING {
            state.wake_speaker();
        }
        Next::Send(text.into())
    }

    fn wake_by(&self, waker: &Waker) {
        self.owner.register(waker);
    }

    fn wake_nobody(&self) {
        drop(self.owner.take());
    }

    fn end(&self, ended: Ended) {
        let mut state = self.state();
        state.is_over = true;
        state.inbox.end(ended);
        state.wake_speaker();
    }

    fn ended(&self) -> Option<Ended> {
        self.state().inbox.ended()
    }

    fn shut_down(&self) {
        self.state().inbox.end(Ended::Shutdown);
    }
}

impl fmt::Debug for RelayCall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RelayCall").finish_non_exhaustive()
    }
}

/// The number in the description of an error, which also quotes what was refused: words of a call are not for the log.
fn error_code(description: &str) -> Option<u32> {
    let digits = description.split("code: ").nth(1)?.split(|c: char| !c.is_ascii_digit()).next()?;
    digits.parse().ok()
}
