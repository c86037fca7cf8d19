//! Saying something, for as long as the caller lets it be said.

use std::fmt;
use std::future::poll_fn;
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use futures_util::{Stream, StreamExt as _};

use super::call::{RelayCall, Room};
use super::event::RelayInterrupt;
use super::token::Token;
use crate::streams::hidden::Words;
use crate::streams::messages::RelayCommand;

/// How it ended that something was said.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Spoken {
    /// All of it was sent. It is still being said: Twilio does not tell when it has been, unless `events` asks for that. If the caller
    /// cuts it off later, the next [`Prompt`](super::Prompt) says so.
    All,
    /// The caller cut it off. The stream of tokens was dropped at once, and Twilio has dropped what it had.
    #[non_exhaustive]
    Interrupted {
        /// What the caller had heard of it. Empty if Twilio does not say.
        heard: String,
        /// How long they had listened, if Twilio says.
        after: Option<Duration>,
    },
    /// The websocket is over.
    Gone,
}

impl fmt::Debug for Spoken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All => f.write_str("All"),
            Self::Interrupted { heard, after } => {
                f.debug_struct("Interrupted").field("heard", &Words(heard)).field("after", after).finish()
            }
            Self::Gone => f.write_str("Gone"),
        }
    }
}

/// How something is said; what is not set is as the TwiML says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Delivery {
    /// The language, such as `es-MX`, if it is another.
    pub lang: Option<String>,
    /// Whether the caller can cut it off.
    pub interruptible: Option<bool>,
    /// Whether the next thing said cuts it off.
    pub preemptible: Option<bool>,
}

impl Delivery {
    fn text<'a>(&'a self, token: &'a str, last: bool) -> RelayCommand<'a> {
        RelayCommand::Text {
            token: token.into(),
            last: Some(last),
            lang: self.lang.as_deref().map(Into::into),
            interruptible: self.interruptible,
            preemptible: self.preemptible,
        }
    }
}

/// A talk, which is closed when this is dropped, also where the future that has it is.
struct Talking<'a> {
    call: &'a RelayCall,
    delivery: &'a Delivery,
}

impl Drop for Talking<'_> {
    /// Sends the last token, which is empty so that no token has to wait until it is known to be the last. Twilio's own library
    /// does so for what was cut off as well.
    fn drop(&mut self) {
        // When the websocket is over, there is nothing to close.
        let _ = self.call.send(&self.delivery.text("", true), false);
        self.call.end_talk();
    }
}

/// What became of waiting for a token.
enum Step<T> {
    Token(T),
    End,
    Stopped(Room),
}

pub(super) async fn speak<S>(
    call: &Arc<RelayCall>,
    delivery: &Delivery,
    tokens: S,
) -> Result<Spoken, <S::Item as Token>::Error>
where
    S: Stream<Item: Token>,
{
    call.begin_talk();
    let _talking = Talking { call, delivery };
    // The block drops the stream, before anything is said about it.
    let stopped = {
        let mut tokens = pin!(tokens.fuse());
        loop {
            let step = poll_fn(|cx| match call.poll_room(cx) {
                Poll::Ready(Room::Free) => tokens.as_mut().poll_next(cx).map(|token| match token {
                    Some(token) => Step::Token(token),
                    None => Step::End,
                }),
                Poll::Ready(stopped) => Poll::Ready(Step::Stopped(stopped)),
                Poll::Pending => Poll::Pending,
            });
            let stopped = match step.await {
                Step::Token(token) => {
                    let token = token.into_text()?;
                    // Nothing to say, and Twilio would take it for a message all the same.
                    if token.is_empty() || call.send(&delivery.text(&token, false), true).is_ok() {
                        continue;
                    }
                    Room::Gone
                }
                Step::End => Room::Free,
                Step::Stopped(stopped) => stopped,
            };
            break stopped;
        }
    };
    Ok(match stopped {
        Room::Free => Spoken::All,
        Room::Interrupted(RelayInterrupt { heard, after }) => Spoken::Interrupted { heard, after },
        Room::Gone => Spoken::Gone,
    })
}

/// Waits until there is room for a message.
pub(super) async fn room(call: &RelayCall) -> Room {
    poll_fn(|cx| call.poll_room(cx)).await
}
