//! What was heard and not yet asked for.

use std::collections::VecDeque;
use std::task::{Context, Poll, Waker};

use super::ended::Ended;

/// How many droppable items wait at most. Of audio that is five seconds.
pub(crate) const DROPPABLE: usize = 250;
/// How many others wait at most. No caller presses that many keys.
const OTHERS: usize = 4096;

/// Something that waits in an inbox.
pub(crate) trait Waits {
    /// Whether it goes, oldest first, when a slow handler lets too much wait.
    fn is_droppable(&self) -> bool;
}

/// There is too much in an inbox of what cannot be dropped.
#[derive(Debug)]
pub struct Full;

/// A queue with an end. What waited when the end came is still handed out.
#[derive(Debug)]
pub(crate) struct Inbox<T> {
    queue: VecDeque<T>,
    droppable: usize,
    dropped: u64,
    ended: Option<Ended>,
    waker: Option<Waker>,
}

impl<T: Waits> Inbox<T> {
    pub(crate) fn new() -> Self {
        Self { queue: VecDeque::new(), droppable: 0, dropped: 0, ended: None, waker: None }
    }

    /// Adds an item, unless the end has come. Who waits for it is woken, unless that is the task that is `running` already.
    pub(crate) fn push(&mut self, item: T, running: Option<&Waker>) -> Result<(), Full> {
        if self.ended.is_some() {
            return Ok(());
        }
        if item.is_droppable() {
            if self.droppable == DROPPABLE {
                self.drop_oldest();
            }
            self.droppable += 1;
        } else if self.queue.len() - self.droppable == OTHERS {
            return Err(Full);
        }
        self.queue.push_back(item);
        if self.waker.as_ref().is_some_and(|waker| !running.is_some_and(|running| waker.will_wake(running))) {
            self.wake();
        }
        Ok(())
    }

    fn drop_oldest(&mut self) {
        if let Some(at) = self.queue.iter().position(T::is_droppable) {
            self.queue.remove(at);
            self.droppable -= 1;
            self.dropped += 1;
            if self.dropped == 1 {
                tracing::warn!("this handler is too slow for its stream: the oldest audio is dropped");
            }
        }
    }

    /// The next item, or `None` once there are no more.
    pub(crate) fn poll(&mut self, cx: &Context<'_>) -> Poll<Option<T>> {
        if let Some(item) = self.queue.pop_front() {
            self.droppable -= usize::from(item.is_droppable());
            return Poll::Ready(Some(item));
        }
        if self.ended.is_some() {
            return Poll::Ready(None);
        }
        if !self.waker.as_ref().is_some_and(|waker| waker.will_wake(cx.waker())) {
            self.waker = Some(cx.waker().clone());
        }
        Poll::Pending
    }

    /// Says that nothing more comes. What ended it first stays the reason.
    pub(crate) fn end(&mut self, ended: Ended) {
        self.ended.get_or_insert(ended);
        self.wake();
    }

    pub(crate) fn ended(&self) -> Option<Ended> {
        self.ended
    }

    pub(crate) fn dropped(&self) -> u64 {
        self.dropped
    }

    fn wake(&mut self) {
        if let Some(waker) = self.waker.take() {
            waker.wake();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq)]
    enum Item {
        Audio(usize),
        Key(usize),
    }

    impl Waits for Item {
        fn is_droppable(&self) -> bool {
            matches!(self, Self::Audio(_))
        }
    }

    fn drain(inbox: &mut Inbox<Item>) -> Vec<Item> {
        let cx = Context::from_waker(Waker::noop());
        std::iter::from_fn(|| match inbox.poll(&cx) {
            Poll::Ready(item) => item,
            Poll::Pending => None,
        })
        .collect()
    }

    #[test]
    fn the_oldest_audio_goes_and_keys_stay() {
        let mut inbox = Inbox::new();
        for number in 0..300 {
            inbox.push(Item::Audio(number), None).unwrap();
            if number % 100 == 0 {
                inbox.push(Item::Key(number), None).unwrap();
            }
        }
        inbox.end(Ended::Stopped);
        inbox.end(Ended::Lost);
        inbox.push(Item::Key(1), None).unwrap();
        assert_eq!((inbox.dropped(), inbox.ended()), (50, Some(Ended::Stopped)));
        let items = drain(&mut inbox);
        let keys: Vec<_> = items.iter().filter(|item| matches!(item, Item::Key(_))).collect();
        assert_eq!(keys, [&Item::Key(0), &Item::Key(100), &Item::Key(200)]);
        let audio: Vec<_> = items.into_iter().filter(Waits::is_droppable).collect();
        assert_eq!(audio, (50..300).map(Item::Audio).collect::<Vec<_>>());
    }

    #[test]
    fn what_is_never_dropped_has_a_limit_as_well() {
        let mut inbox = Inbox::new();
        for number in 0..OTHERS {
            inbox.push(Item::Key(number), None).unwrap();
        }
        assert!(inbox.push(Item::Key(0), None).is_err());
    }
}
