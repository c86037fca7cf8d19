//! Where the owner of a stream's socket and the handles of its handler meet.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use bytes::Bytes;
use futures_util::task::AtomicWaker;
use tokio::sync::Notify;
use tokio::time::{Instant, timeout};
use tokio_tungstenite::tungstenite::Utf8Bytes;

use super::heard::Heard;
use super::playout::{Playout, Step};
use super::said::{Cleared, Said};
use crate::streams::audio::{Frame, Track, duration_of};
use crate::streams::ended::{Ended, Gone};
use crate::streams::inbox::{Full, Inbox};
use crate::streams::key::Key;
use crate::streams::messages::{Malformed, MediaCommand, MediaEvent, MediaMessage, media_text};
use crate::streams::socket::{Line, Next};
use crate::streams::unknown::Unknown;

/// How much may lie unplayed at Twilio, which itself takes ten minutes.
const LEAD: Duration = Duration::from_secs(10);

/// A stream of a call. No lock is held while anything is awaited.
pub struct MediaCall {
    stream_sid: String,
    state: Mutex<State>,
    owner: AtomicWaker,
    /// Something was heard to its end, cleared, or is over.
    changed: Notify,
}

struct State {
    inbox: Inbox<Heard>,
    playout: Playout,
    /// Messages that could not be read.
    broken: u64,
}

impl MediaCall {
    pub(crate) fn new(stream_sid: &str) -> Self {
        let state = State { inbox: Inbox::new(), playout: Playout::new(LEAD), broken: 0 };
        Self {
            stream_sid: stream_sid.to_owned(),
            state: Mutex::new(state),
            owner: AtomicWaker::new(),
            changed: Notify::new(),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn poll_heard(&self, cx: &Context<'_>) -> Poll<Option<Heard>> {
        self.state().inbox.poll(cx)
    }

    pub(super) fn dropped(&self) -> u64 {
        self.state().inbox.dropped()
    }

    pub(super) fn broken(&self) -> u64 {
        self.state().broken
    }

    pub(super) fn set_lead(&self, lead: Duration) {
        self.state().playout.set_lead(lead);
        self.owner.wake();
    }

    /// Waits until there is room, and then changes the playout.
    pub(super) async fn when_there_is_room<T>(
        &self,
        mut change: impl FnMut(&mut Playout) -> T,
    ) -> Result<T, Gone> {
        loop {
            let changed = self.changed.notified();
            let full_for = {
                let mut state = self.state();
                if state.playout.is_over() {
                    return Err(Gone);
                }
                match state.playout.full_for(Instant::now()) {
                    None => {
                        let changed = change(&mut state.playout);
                        drop(state);
                        self.owner.wake();
                        return Ok(changed);
                    }
                    Some(full_for) => full_for,
                }
            };
            // Whichever comes first.
            let _ = timeout(full_for, changed).await;
        }
    }

    /// Queues an utterance once there is room.
    pub(super) async fn begin(&self, whole: Bytes, complete: bool) -> Result<Arc<Said>, Gone> {
        self.when_there_is_room(|playout| playout.begin(whole.clone(), complete)).await
    }

    pub(super) fn complete(&self, said: &Arc<Said>) {
        self.state().playout.complete(said);
        self.owner.wake();
    }

    pub(super) fn clear(&self) -> Result<Cleared, Gone> {
        let mut state = self.state();
        if state.playout.is_over() {
            return Err(Gone);
        }
        let cleared = state.playout.clear(Instant::now());
        drop(state);
        self.changed.notify_waiters();
        self.owner.wake();
        Ok(cleared)
    }

    pub(super) fn heard(&self, said: &Said) -> Duration {
        let heard = self.state().playout.heard(said, Instant::now());
        duration_of(usize::try_from(heard).unwrap_or(usize::MAX))
    }

    /// Waits until nothing is left to be heard.
    pub(super) async fn drain(&self) -> Result<(), Gone> {
        loop {
            let changed = self.changed.notified();
            {
                let state = self.state();
                if state.playout.is_over() {
                    return Err(Gone);
                }
                if state.playout.is_silent() {
                    return Ok(());
                }
            }
            changed.await;
        }
    }

    /// Counts a message that could not be read, and logs the first.
    fn skip(&self, why: &dyn fmt::Display) {
        let mut state = self.state();
        state.broken += 1;
        if state.broken == 1 {
            drop(state);
            tracing::warn!(reason = %why, "a message of this stream cannot be read: it and others like it are counted and skipped");
        }
    }
}

impl Line for MediaCall {
    // Fifty messages a second keep a connection alive.
    const PING: Option<Duration> = None;

    fn hear(&self, text: &Utf8Bytes, running: &Waker) -> Result<(), Full> {
        let message = match MediaMessage::read(text) {
            Ok(message) => message,
            Err(malformed) => {
                self.skip(&malformed);
                return Ok(());
            }
        };
        if message.stream_sid.as_deref().is_some_and(|sid| sid != self.stream_sid) {
            self.skip(&"it is of another stream");
            return Ok(());
        }
        let heard = match message.event {
            MediaEvent::Media(media) => {
                let at = media.timestamp.map(Duration::from_millis);
                match Frame::decode(&media.payload, Track::named(media.track.as_deref()), at) {
                    Some(frame) if frame.ulaw().is_empty() => return Ok(()),
                    Some(frame) => Heard::Audio(frame),
                    None => {
                        self.skip(&Malformed::Member { event: "media", member: "media.payload" });
                        return Ok(());
                    }
                }
            }
            MediaEvent::Dtmf(dtmf) => Heard::Digit(Key::from(dtmf.digit.as_deref().unwrap_or_default())),
            MediaEvent::Mark(mark) => {
                // One that is not waited for was cleared.
                if self.state().playout.echo(&mark.name, Instant::now()) {
                    self.changed.notify_waiters();
                }
                return Ok(());
            }
            MediaEvent::Stop(_) => {
                self.end(Ended::Stopped);
                return Ok(());
            }
            MediaEvent::Other { event, .. } => Heard::Other(Unknown::new(&event, text)),
            // Once is enough.
            MediaEvent::Connected(_) | MediaEvent::Start(_) => return Ok(()),
        };
        self.state().inbox.push(heard, Some(running))
    }

    fn next(&self, now: Instant) -> Next {
        let sid = &self.stream_sid;
        let step = self.state().playout.next(now, |ulaw| media_text(sid, ulaw));
        let text = match step {
            Step::Audio(text) => text,
            Step::Clear => MediaCommand::Clear { stream_sid: sid.into() }.to_text(),
            Step::Mark(mark) => {
                MediaCommand::Mark { stream_sid: sid.into(), name: mark.to_string().into() }.to_text()
            }
            Step::At(at) => return Next::At(at),
            Step::Nothing => return Next::Nothing,
        };
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
        state.inbox.end(ended);
        state.playout.end(Instant::now(), ended == Ended::Returned);
        drop(state);
        self.changed.notify_waiters();
    }

    fn ended(&self) -> Option<Ended> {
        self.state().inbox.ended()
    }

    fn shut_down(&self) {
        self.state().inbox.end(Ended::Shutdown);
    }
}

impl fmt::Debug for MediaCall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MediaCall").finish_non_exhaustive()
    }
}
