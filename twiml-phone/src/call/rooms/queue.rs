//! Queues.

use std::time::Duration;

use crate::call::leg::Leg;
use crate::call::settings::{MOST_CALLERS, QueueSettings};
use crate::fetch::{Account, Question};
use crate::machine::Shared;
use crate::request::Parameters;

/// All queues of an account, by name.
#[derive(Debug)]
pub(crate) struct Queues {
    account: Account,
    queues: Vec<Queue>,
}

#[derive(Debug)]
struct Queue {
    name: String,
    sid: String,
    max: usize,
    waiting: Vec<Waiting>,
}

#[derive(Clone, Debug)]
struct Waiting {
    place: Place,
    since: Duration,
}

/// A place in a queue. Clones are the same one.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    /// The SID of the queue.
    pub(crate) queue: String,
    /// The call that waits; none if the test only says that somebody does.
    pub(crate) leg: Option<Leg>,
    pub(crate) taken: Shared<Option<Taken>>,
}

/// A place whose turn it is: who takes the call, and how far that has come.
#[derive(Clone, Debug)]
pub(crate) struct Taken {
    pub(crate) by: Leg,
    /// What the one who has waited hears first.
    pub(crate) first: Option<Question>,
    /// Whether that is over, so that both can talk.
    pub(crate) is_ready: Shared<bool>,
    /// Whether one of them has left.
    pub(crate) is_over: Shared<bool>,
}

impl Taken {
    pub(crate) fn new(by: &Leg, first: Option<Question>) -> Self {
        Self { by: by.clone(), first, is_ready: Shared::default(), is_over: Shared::default() }
    }
}

impl Queues {
    pub(crate) fn new(settings: &[QueueSettings], account: &Account) -> Self {
        let mut queues = Self { account: account.clone(), queues: Vec::new() };
        for QueueSettings { name, max, waiting } in settings {
            let queue = queues.open(name);
            queue.max = *max;
            let sid = queue.sid.clone();
            let place = || Place { queue: sid.clone(), leg: None, taken: Shared::default() };
            let waiting =
                std::iter::repeat_with(|| Waiting { place: place(), since: Duration::ZERO }).take(*waiting);
            queue.waiting.extend(waiting);
        }
        queues
    }

    /// Whether there is a queue of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.queues.iter().any(|queue| queue.name == name)
    }

    /// The queue of a name, made if there is none.
    fn open(&mut self, name: &str) -> &mut Queue {
        let at = self.queues.iter().position(|queue| queue.name == name).unwrap_or_else(|| {
            let sid = self.account.new_sid("QU");
            self.queues.push(Queue { name: name.to_owned(), sid, max: MOST_CALLERS, waiting: Vec::new() });
            self.queues.len() - 1
        });
        &mut self.queues[at]
    }

    /// Puts a call at the end of a queue, unless the queue is full.
    pub(crate) fn join(&mut self, name: &str, leg: &Leg, max: Option<usize>) -> Option<Place> {
        let since = self.account.clock.now();
        let queue = self.open(name);
        if let Some(max) = max {
            queue.max = max;
        }
        if queue.waiting.len() >= queue.max {
            return None;
        }
        let place = Place { queue: queue.sid.clone(), leg: Some(leg.clone()), taken: Shared::default() };
        queue.waiting.push(Waiting { place: place.clone(), since });
        Some(place)
    }

    /// Takes a place out of its queue. The answer is how long it was in.
    pub(crate) fn leave(&mut self, place: &Place) -> Option<Duration> {
        let now = self.account.clock.now();
        self.queues.iter_mut().find_map(|queue| {
            let at = queue.waiting.iter().position(|waiting| waiting.place.taken.is(&place.taken))?;
            Some(now.saturating_sub(queue.waiting.remove(at).since))
        })
    }

    /// The place at the front of a queue, which is out of it now, and how long it was in.
    pub(crate) fn next(&mut self, name: &str) -> Option<(Place, Duration)> {
        let now = self.account.clock.now();
        let queue = self.queues.iter_mut().find(|queue| queue.name == name)?;
        let first = (!queue.waiting.is_empty()).then(|| queue.waiting.remove(0))?;
        Some((first.place, now.saturating_sub(first.since)))
    }

    /// What requests tell of a place.
    pub(crate) fn facts(&self, place: &Place) -> Parameters {
        let now = self.account.clock.now();
        let found = self.queues.iter().find_map(|queue| {
            let at = queue.waiting.iter().position(|waiting| waiting.place.taken.is(&place.taken))?;
            Some((queue, at))
        });
        let Some((queue, at)) = found else { return Parameters::new() };
        let times: Vec<_> =
            queue.waiting.iter().map(|waiting| now.saturating_sub(waiting.since).as_secs()).collect();
        let average = times.iter().sum::<u64>() / u64::try_from(times.len()).unwrap_or(1).max(1);
        Parameters::new()
            .with("QueuePosition", (at + 1).to_string())
            .with("QueueSid", &queue.sid)
            .with("QueueTime", times.get(at).copied().unwrap_or_default().to_string())
            .with("AvgQueueTime", average.to_string())
            .with("CurrentQueueSize", queue.waiting.len().to_string())
            .with("MaxQueueSize", queue.max.to_string())
    }
}
