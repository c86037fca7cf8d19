//! The memory of one process.

use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::future::{self, poll_fn};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

use bytes::Bytes;
use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use http::Response;

use super::key::RequestKey;
use super::store::{Claim, ReplayStore};

/// Remembers requests in the memory of this process, up to a number of them and a number of bytes.
pub struct MemoryStore {
    max_requests: usize,
    max_bytes: usize,
    memory: Mutex<Memory>,
}

#[derive(Default)]
struct Memory {
    requests: HashMap<RequestKey, Remembered>,
    /// In the order in which they arrived first.
    order: VecDeque<(RequestKey, Instant)>,
    bytes: usize,
    /// Those who wait for what was forgotten or has ended.
    woken: Vec<Waker>,
}

struct Remembered {
    since: Instant,
    /// None for a time without an end.
    until: Option<Instant>,
    state: State,
}

enum State {
    /// It has arrived.
    Noted,
    /// Someone is about to respond, and these wait for that.
    Claimed(Vec<Waker>),
    Responded(Box<Response<Bytes>>),
}

/// What a request costs without its response, about: twice its key, and what it is kept in.
const BYTES_PER_REQUEST: usize = 256;

impl MemoryStore {
    /// A memory of at most so many requests, and of about so many bytes, responses included. The oldest are forgotten first.
    pub fn new(max_requests: usize, max_bytes: usize) -> Self {
        Self { max_requests, max_bytes, memory: Mutex::default() }
    }

    /// How many requests it remembers.
    pub fn len(&self) -> usize {
        self.lock().requests.len()
    }

    /// Whether it remembers none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn lock(&self) -> MutexGuard<'_, Memory> {
        // Nothing that is done under the lock leaves it half done.
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does something with what is left after a look at the time, and then keeps to the bounds. Who waits is woken without the
    /// lock.
    fn with<T>(&self, change: impl FnOnce(&mut Memory) -> T) -> T {
        let mut memory = self.lock();
        memory.forget_before(Instant::now());
        let result = change(&mut memory);
        memory.shrink_to(self.max_requests, self.max_bytes);
        let woken = std::mem::take(&mut memory.woken);
        drop(memory);
        woken.into_iter().for_each(Waker::wake);
        result
    }

    fn poll_claim(&self, key: RequestKey, window: Duration, cx: &Context<'_>) -> Poll<Claim> {
        self.with(|memory| {
            let Some(remembered) = memory.requests.get_mut(&key) else {
                memory.remember(key, window, State::Claimed(Vec::new()));
                return Poll::Ready(Claim::Respond { repeat: false });
            };
            match &mut remembered.state {
                State::Responded(response) => Poll::Ready(Claim::Responded(Response::clone(response))),
                State::Claimed(waiting) => {
                    if !waiting.iter().any(|waker| waker.will_wake(cx.waker())) {
                        waiting.push(cx.waker().clone());
                    }
                    Poll::Pending
                }
                state @ State::Noted => {
                    *state = State::Claimed(Vec::new());
                    Poll::Ready(Claim::Respond { repeat: true })
                }
            }
        })
    }

    fn end(&self, key: RequestKey, response: Option<Response<Bytes>>) {
        let response = response.filter(|response| size(response) <= self.max_bytes);
        self.with(|memory| {
            let Some(remembered) = memory.requests.get_mut(&key) else { return };
            let state = response.map_or(State::Noted, |response| State::Responded(Box::new(response)));
            memory.bytes += state.size();
            let before = std::mem::replace(&mut remembered.state, state);
            memory.bytes -= before.size();
            memory.woken.extend(before.waiting());
        });
    }
}

impl Default for MemoryStore {
    /// 10 000 requests and 8 MiB.
    fn default() -> Self {
        Self::new(10_000, 8 * 1024 * 1024)
    }
}

impl ReplayStore for MemoryStore {
    fn note(&self, key: RequestKey, window: Duration) -> BoxFuture<'_, bool> {
        let repeat = self.with(|memory| {
            let repeat = memory.requests.contains_key(&key);
            if !repeat {
                memory.remember(key, window, State::Noted);
            }
            repeat
        });
        future::ready(repeat).boxed()
    }

    fn claim(&self, key: RequestKey, window: Duration) -> BoxFuture<'_, Claim> {
        poll_fn(move |cx| self.poll_claim(key, window, cx)).boxed()
    }

    fn finish(&self, key: RequestKey, response: Option<Response<Bytes>>) -> BoxFuture<'_, ()> {
        self.end(key, response);
        future::ready(()).boxed()
    }

    fn abandon(&self, key: RequestKey) {
        self.end(key, None);
    }
}

impl Memory {
    fn remember(&mut self, key: RequestKey, window: Duration, state: State) {
        let since = Instant::now();
        let remembered = Remembered { since, until: since.checked_add(window), state };
        self.bytes += remembered.size();
        self.requests.insert(key, remembered);
        self.order.push_back((key, since));
    }

    /// Forgets what is over. All have one window, so the oldest is over first.
    fn forget_before(&mut self, now: Instant) {
        while let Some((key, since)) = self.order.front()
            && self.requests.get(key).is_none_or(|request| request.since != *since || request.is_over(now))
        {
            self.forget_oldest();
        }
    }

    fn shrink_to(&mut self, max_requests: usize, max_bytes: usize) {
        while (self.requests.len() > max_requests || self.bytes > max_bytes) && !self.order.is_empty() {
            self.forget_oldest();
        }
    }

    fn forget_oldest(&mut self) {
        if let Some((key, since)) = self.order.pop_front()
            && self.requests.get(&key).is_some_and(|request| request.since == since)
            && let Some(request) = self.requests.remove(&key)
        {
            self.bytes -= request.size();
            self.woken.extend(request.state.waiting());
        }
    }
}

impl Remembered {
    fn is_over(&self, now: Instant) -> bool {
        self.until.is_some_and(|until| until <= now)
    }

    fn size(&self) -> usize {
        self.state.size()
    }
}

impl State {
    fn size(&self) -> usize {
        match self {
            Self::Responded(response) => BYTES_PER_REQUEST + size(response),
            Self::Noted | Self::Claimed(_) => BYTES_PER_REQUEST,
        }
    }

    /// Those who wait for an end of this state. They ask again.
    fn waiting(self) -> Vec<Waker> {
        match self {
            Self::Claimed(waiting) => waiting,
            Self::Noted | Self::Responded(_) => Vec::new(),
        }
    }
}

fn size(response: &Response<Bytes>) -> usize {
    let headers = response.headers().iter();
    response.body().len() + headers.map(|(name, value)| name.as_str().len() + value.len()).sum::<usize>()
}

impl fmt::Debug for MemoryStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MemoryStore")
            .field("max_requests", &self.max_requests)
            .field("max_bytes", &self.max_bytes)
            .finish_non_exhaustive()
    }
}
