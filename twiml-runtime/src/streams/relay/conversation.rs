//! The first argument of a handler of `<Connect><ConversationRelay>`.

use std::fmt;
use std::future::poll_fn;
use std::sync::Arc;

use futures_util::{Stream, stream};
use serde::Serialize;

use super::call::{RelayCall, Room};
use super::event::{Prompt, RelayEvent, RelayInterrupt};
use super::handoff::Handoff;
use super::setup::RelaySetup;
use super::talk::{self, Delivery, Spoken};
use super::token::Token;
use crate::streams::ended::{Ended, Gone};
use crate::streams::messages::RelayCommand;
use crate::streams::socket::Line as _;

/// A conversation in words: that of `<Connect><ConversationRelay>`. `P` is made of its `<Parameter>`s.
///
/// The handler is called once Twilio has said which conversation it is. When it returns, the conversation ends, and Twilio asks the `action`
/// of the `<Connect>`, with the [`Handoff`] that was returned.
///
/// <https://www.twilio.com/docs/voice/conversationrelay>
pub struct Conversation<P = ()> {
    params: P,
    setup: RelaySetup,
    call: Arc<RelayCall>,
    /// What was cut off, and was not told yet.
    interrupted: Option<RelayInterrupt>,
}

impl<P> Conversation<P> {
    pub(crate) fn new(params: P, setup: RelaySetup, call: Arc<RelayCall>) -> Self {
        Self { params, setup, call, interrupted: None }
    }

    /// The parameters that the document has sent.
    pub fn params(&self) -> &P {
        &self.params
    }

    /// Which conversation of which call this is.
    pub fn setup(&self) -> &RelaySetup {
        &self.setup
    }

    /// What the caller says next, once it is complete. `None` once nothing more will be said: [`ended`](Self::ended) says why.
    ///
    /// Everything else that comes before it is passed over; an interrupt is told with the prompt.
    ///
    /// # Errors
    ///
    /// [`Gone`] when the connection broke: Twilio tells the `action` of the `<Connect>` that the session failed.
    pub async fn prompt(&mut self) -> Result<Option<Prompt>, Gone> {
        while let Some(event) = self.next().await {
            match event {
                RelayEvent::Prompt(mut prompt) if prompt.is_final => {
                    prompt.interrupted = self.interrupted.take();
                    return Ok(Some(prompt));
                }
                RelayEvent::Interrupt(interrupt) => self.interrupted = Some(interrupt),
                _ => {}
            }
        }
        if self.ended() == Some(Ended::Lost) { Err(Gone) } else { Ok(None) }
    }

    /// What comes next: prompts, also partial ones, keys, interrupts, errors, infos. `None` once nothing more will.
    ///
    /// A call of it that is dropped, as in `tokio::select!`, loses nothing.
    pub async fn next(&mut self) -> Option<RelayEvent> {
        poll_fn(|cx| self.call.poll_event(cx)).await
    }

    /// Says what a model answers, token by token as it comes, until the caller cuts it off.
    ///
    /// Tokens are texts, or `Result`s of texts. The whitespace between them is part of them. The last one is marked as such for you.
    /// At an interrupt the stream is dropped at once, so the model stops.
    ///
    /// # Errors
    ///
    /// That of the stream. What came before it is said.
    pub async fn speak<S>(&mut self, tokens: S) -> Result<Spoken, <S::Item as Token>::Error>
    where
        S: Stream<Item: Token>,
    {
        self.speak_as(&Delivery::default(), tokens).await
    }

    /// The same, in another language, or with other rules of who can cut it off.
    ///
    /// # Errors
    ///
    /// That of the stream. What came before it is said.
    pub async fn speak_as<S>(
        &mut self,
        delivery: &Delivery,
        tokens: S,
    ) -> Result<Spoken, <S::Item as Token>::Error>
    where
        S: Stream<Item: Token>,
    {
        talk::speak(&self.call, delivery, tokens).await
    }

    /// Says one text.
    pub async fn say(&mut self, text: impl Into<String>) -> Spoken {
        match self.speak(stream::iter([text.into()])).await {
            Ok(spoken) => spoken,
            Err(never) => match never {},
        }
    }

    /// Plays a file, behind what is being said.
    ///
    /// # Errors
    ///
    /// [`NotSent`] where it is not a URL, or the websocket is over.
    pub async fn play(&mut self, source: &str) -> Result<(), NotSent> {
        self.send(&RelayCommand::Play {
            source: source.into(),
            times: None,
            preemptible: None,
            interruptible: None,
        })
        .await
    }

    /// Sends keys: `0` to `9`, `*`, `#`, and `w` for half a second of silence. They wait behind what is being said.
    ///
    /// # Errors
    ///
    /// [`NotSent`] where there are no keys or others among them, or the websocket is over.
    pub async fn send_digits(&mut self, digits: &str) -> Result<(), NotSent> {
        self.send(&RelayCommand::SendDigits { digits: digits.into() }).await
    }

    /// Switches the language that is spoken and the one that is heard, such as `es-MX`. At least one of them.
    ///
    /// # Errors
    ///
    /// [`NotSent`] where there is neither, or the websocket is over.
    pub async fn language(&mut self, spoken: Option<&str>, heard: Option<&str>) -> Result<(), NotSent> {
        let (tts_language, transcription_language) = (spoken.map(Into::into), heard.map(Into::into));
        self.send(&RelayCommand::Language { tts_language, transcription_language }).await
    }

    /// Ends the conversation while the handler goes on. One that has nothing more to do returns the [`Handoff`] instead.
    ///
    /// # Errors
    ///
    /// [`NotSent`] where the data cannot be JSON, or the websocket is over.
    pub async fn end<T: Serialize>(&mut self, handoff: Handoff<T>) -> Result<(), NotSent> {
        let data = handoff.to_json().map_err(|_| NotSent::Invalid)?;
        self.send(&RelayCommand::End { handoff_data: data.map(Into::into) }).await
    }

    /// Sends any of the messages that there are, with all of its members.
    ///
    /// # Errors
    ///
    /// [`NotSent`] where Twilio would refuse it with error 64107, or the websocket is over.
    pub async fn send(&mut self, command: &RelayCommand<'_>) -> Result<(), NotSent> {
        if !command.is_valid() {
            return Err(NotSent::Invalid);
        }
        match talk::room(&self.call).await {
            Room::Gone => Err(NotSent::Gone),
            Room::Free | Room::Interrupted(_) => self.call.send(command, false).map_err(|Gone| NotSent::Gone),
        }
    }

    /// Why nothing more is heard, once that is so.
    pub fn ended(&self) -> Option<Ended> {
        self.call.ended()
    }

    /// How many partial prompts and infos were dropped because the handler was too slow.
    pub fn dropped(&self) -> u64 {
        self.call.dropped()
    }

    /// How many messages were skipped because they could not be read.
    pub fn broken(&self) -> u64 {
        self.call.broken()
    }
}

impl<P> fmt::Debug for Conversation<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Conversation")
            .field("setup", &self.setup)
            .field("ended", &self.ended())
            .finish_non_exhaustive()
    }
}

/// Why a message was not sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum NotSent {
    /// Twilio would refuse it.
    Invalid,
    /// The websocket is over.
    Gone,
}

impl fmt::Display for NotSent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid => f.write_str("Twilio does not take such a message"),
            Self::Gone => Gone.fmt(f),
        }
    }
}

impl std::error::Error for NotSent {}
