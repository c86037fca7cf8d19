//! What a protocol makes of a websocket.

use std::task::Waker;
use std::time::Duration;

use tokio::time::Instant;
use tokio_tungstenite::tungstenite::Utf8Bytes;

use crate::streams::ended::Ended;
use crate::streams::inbox::Full;

/// What is written next.
#[derive(Debug, PartialEq, Eq)]
pub enum Next {
    Send(Utf8Bytes),
    /// Nothing before this time.
    At(Instant),
    /// Nothing, until the owner is woken.
    Nothing,
}

/// A session as its owner sees it: where what is read goes, and where what is written comes from.
pub trait Line: Send + Sync + 'static {
    /// How often a ping keeps proxies from closing an idle connection.
    const PING: Option<Duration>;

    /// Takes a message. The task of this waker runs the handler next, and need not be woken for that.
    fn hear(&self, text: &Utf8Bytes, running: &Waker) -> Result<(), Full>;

    /// What is to be written now, most urgent first.
    fn next(&self, now: Instant) -> Next;

    /// Whom to wake when there is something to be written.
    fn wake_by(&self, waker: &Waker);

    /// Nobody has to be woken for now: the owner looks by itself.
    fn wake_nobody(&self);

    /// The session is over: every wait ends.
    fn end(&self, ended: Ended);

    /// Why nothing more is heard, once that is so.
    fn ended(&self) -> Option<Ended>;

    /// The application is shutting down: the handler hears no more, and can still speak.
    fn shut_down(&self);
}
