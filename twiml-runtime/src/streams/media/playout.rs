//! What is written when, and what was heard of it. No clock and no IO: the time is an argument.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use bytes::{Buf as _, Bytes, BytesMut};
use tokio::time::Instant;

use super::said::{Cleared, Played, Said};
use crate::streams::audio::{FRAME, bytes_of, duration_of};

/// The most audio in one message: 100 ms, which cost a quarter of what five messages of 20 ms do.
const CHUNK: usize = 5 * FRAME;

/// What is written next.
#[derive(Debug)]
pub(super) enum Step<T> {
    Clear,
    Audio(T),
    Mark(u64),
    /// Nothing before this time: enough lies unplayed at Twilio.
    At(Instant),
    Nothing,
}

/// The audio on its way to the caller.
#[derive(Debug)]
pub(super) struct Playout {
    /// How much may lie unplayed at Twilio.
    lead: Duration,
    queue: VecDeque<Queued>,
    /// The bytes in the queue.
    waiting: u64,
    /// All bytes that were sent.
    sent: u64,
    /// When all that was sent will have been played.
    plays_until: Option<Instant>,
    /// What waits for its mark to come back.
    marked: VecDeque<Arc<Said>>,
    clear: bool,
    marks: u64,
    over: bool,
}

/// An utterance of which not all was sent.
#[derive(Debug)]
struct Queued {
    /// What was there as a whole.
    whole: Bytes,
    /// What was added by and by.
    tail: BytesMut,
    /// Whether no more is added.
    complete: bool,
    said: Arc<Said>,
}

impl Queued {
    fn len(&self) -> usize {
        self.whole.len() + self.tail.len()
    }

    /// How much of it makes the next message: whole frames, until the end. Small pieces that are sent as they come stutter.
    fn chunk(&self) -> usize {
        let part = if self.whole.is_empty() { self.tail.len() } else { self.whole.len() };
        let is_last = self.complete && part == self.len();
        match part.min(CHUNK) {
            chunk if is_last || !self.whole.is_empty() => chunk,
            chunk => chunk - chunk % FRAME,
        }
    }
}

impl Playout {
    pub(super) fn new(lead: Duration) -> Self {
        Self {
            lead,
            queue: VecDeque::new(),
            waiting: 0,
            sent: 0,
            plays_until: None,
            marked: VecDeque::new(),
            clear: false,
            marks: 0,
            over: false,
        }
    }

    pub(super) fn set_lead(&mut self, lead: Duration) {
        // Less would never let a message through.
        self.lead = lead.max(2 * duration_of(CHUNK));
    }

    /// Queues an utterance.
    pub(super) fn begin(&mut self, whole: Bytes, complete: bool) -> Arc<Said> {
        self.marks += 1;
        let said = Arc::new(Said::new(self.marks));
        self.waiting += whole.len() as u64;
        self.queue.push_back(Queued { whole, tail: BytesMut::new(), complete, said: Arc::clone(&said) });
        said
    }

    /// Adds to an utterance. What was cleared stays so.
    pub(super) fn add(&mut self, said: &Arc<Said>, ulaw: &[u8]) {
        if let Some(queued) = self.queue.iter_mut().rev().find(|queued| Arc::ptr_eq(&queued.said, said)) {
            queued.tail.extend_from_slice(ulaw);
            self.waiting += ulaw.len() as u64;
        }
    }

    /// Says that an utterance is complete.
    pub(super) fn complete(&mut self, said: &Arc<Said>) {
        if let Some(queued) = self.queue.iter_mut().rev().find(|queued| Arc::ptr_eq(&queued.said, said)) {
            queued.complete = true;
        }
    }

    /// The audio that Twilio has not played.
    fn at_twilio(&self, now: Instant) -> Duration {
        self.plays_until.map_or(Duration::ZERO, |end| end.saturating_duration_since(now))
    }

    /// How long until there is room for more; nothing if there is.
    pub(super) fn full_for(&self, now: Instant) -> Option<Duration> {
        let waiting = duration_of(usize::try_from(self.waiting).unwrap_or(usize::MAX));
        let over = (self.at_twilio(now) + waiting).checked_sub(self.lead)?;
        // Not zero, which would not wait.
        Some(over.max(Duration::from_millis(1)))
    }

    /// What is written now. `write` makes a message of audio.
    pub(super) fn next<T>(&mut self, now: Instant, write: impl FnOnce(&[u8]) -> T) -> Step<T> {
        if std::mem::take(&mut self.clear) {
            return Step::Clear;
        }
        let at_twilio = self.at_twilio(now);
        let Some(front) = self.queue.front_mut() else { return Step::Nothing };
        if front.complete && front.len() == 0 {
            let said = Arc::clone(&front.said);
            // One without audio ends where the one before it does.
            said.sends(self.sent, 0);
            self.queue.pop_front();
            let mark = said.mark;
            self.marked.push_back(said);
            return Step::Mark(mark);
        }
        let chunk = front.chunk();
        if chunk == 0 {
            return Step::Nothing;
        }
        let length = duration_of(chunk);
        if let Some(early) = (at_twilio + length).checked_sub(self.lead).filter(|early| !early.is_zero()) {
            return Step::At(now + early);
        }
        let message = if front.whole.is_empty() {
            let message = write(front.tail.get(..chunk).unwrap_or_default());
            front.tail.advance(chunk);
            message
        } else {
            write(&front.whole.split_to(chunk))
        };
        front.said.sends(self.sent, chunk as u64);
        self.sent += chunk as u64;
        self.waiting -= chunk as u64;
        self.plays_until = Some(now + at_twilio + length);
        Step::Audio(message)
    }

    /// A mark has come back: all before it was played. Says whether it was one that is waited for.
    pub(super) fn echo(&mut self, name: &str, now: Instant) -> bool {
        let mark = name.parse().ok();
        let Some(at) = self.marked.iter().position(|said| Some(said.mark) == mark) else { return false };
        let Some(said) = self.marked.remove(at) else { return false };
        let after = self.sent.saturating_sub(said.end());
        let unplayed = duration_of(usize::try_from(after).unwrap_or(usize::MAX));
        self.plays_until = Some(now + unplayed);
        said.finish(Played::Heard, said.length());
        true
    }

    /// Drops whatever was not played. The marks come back as well, and then mean nothing.
    pub(super) fn clear(&mut self, now: Instant) -> Cleared {
        let cleared = Cleared {
            queued: duration_of(usize::try_from(self.waiting).unwrap_or(usize::MAX)),
            sent: self.at_twilio(now),
        };
        let played = self.played(now);
        let queued = self.queue.drain(..).map(|queued| queued.said);
        for said in self.marked.drain(..).chain(queued) {
            let heard = said.heard(played);
            said.finish(Played::Cleared(duration_of(usize::try_from(heard).unwrap_or(usize::MAX))), heard);
        }
        self.waiting = 0;
        self.plays_until = None;
        self.clear = true;
        cleared
    }

    /// How many bytes were played, by the clock.
    fn played(&self, now: Instant) -> u64 {
        self.sent.saturating_sub(bytes_of(self.at_twilio(now)))
    }

    /// How many bytes of an utterance were played.
    pub(super) fn heard(&self, said: &Said, now: Instant) -> u64 {
        said.heard(self.played(now))
    }

    /// Whether nothing is left to be heard.
    pub(super) fn is_silent(&self) -> bool {
        self.queue.is_empty() && self.marked.is_empty()
    }

    /// Nothing more is played. A clear that was not sent is, unless nobody listens any more.
    pub(super) fn end(&mut self, now: Instant, listens: bool) {
        self.over = true;
        self.clear &= listens;
        let played = self.played(now);
        let queued = self.queue.drain(..).map(|queued| queued.said);
        for said in self.marked.drain(..).chain(queued) {
            let heard = said.heard(played);
            said.finish(Played::Gone, heard);
        }
        self.waiting = 0;
    }

    pub(super) fn is_over(&self) -> bool {
        self.over
    }
}
