//! What runs the tasks.

use std::collections::BTreeMap;
use std::fmt;
use std::future::Future;
use std::task::Context;
use std::time::Duration;

use super::clock::{Deadline, Pace};
use super::handle::{Arrival, Handle};
use super::http::{HttpRequest, Outcome, RequestId};
use super::socket::{SocketAct, SocketEvent, SocketId};
use super::tasks::{Ready, Task, TaskId};

/// Tasks, and the clock that they go by.
///
/// ```
/// use std::time::Duration;
/// use twiml_phone::machine::{Machine, Pace, Shared};
///
/// let mut machine = Machine::new();
/// let heard = Shared::new(Vec::new());
///
/// let (handle, log) = (machine.handle().clone(), heard.clone());
/// machine.spawn(async move {
///     log.change(|log| log.push("One."));
///     handle.sleep(Duration::from_secs(600), Pace::Pausing).await;
///     log.change(|log| log.push("Two."));
/// });
///
/// machine.settle();
/// assert_eq!(heard.get(), ["One."]);
///
/// machine.advance(Duration::from_secs(600));
/// assert_eq!(heard.get(), ["One.", "Two."]);
/// ```
pub struct Machine {
    handle: Handle,
    tasks: BTreeMap<TaskId, Task>,
    ready: Ready,
    started: TaskId,
}

impl Machine {
    /// A machine without tasks, at the beginning of its time.
    pub fn new() -> Self {
        Self { handle: Handle::new(), tasks: BTreeMap::new(), ready: Ready::default(), started: 0 }
    }

    /// What its tasks have of it.
    pub const fn handle(&self) -> &Handle {
        &self.handle
    }

    /// Starts a task.
    pub fn spawn(&self, task: impl Future<Output = ()> + Send + 'static) {
        self.handle.spawn(task);
    }

    /// The time, counted from its beginning.
    pub fn now(&self) -> Duration {
        self.handle.now()
    }

    /// Runs its tasks until all of them wait: for time to pass, for a response, or for somebody.
    pub fn settle(&mut self) {
        loop {
            self.take_in();
            let Some(id) = self.ready.pop() else { return };
            let Some(task) = self.tasks.get_mut(&id) else { continue };
            let waker = self.ready.waker(id);
            if task.as_mut().poll(&mut Context::from_waker(&waker)).is_ready() {
                self.tasks.remove(&id);
            }
        }
    }

    fn take_in(&mut self) {
        let spawned = std::mem::take(&mut self.handle.core().spawned);
        for task in spawned {
            self.started += 1;
            self.tasks.insert(self.started, task);
            self.ready.push(self.started);
        }
    }

    /// The requests to send, in their order. Each is given out once.
    pub fn requests(&mut self) -> Vec<(RequestId, HttpRequest)> {
        self.settle();
        self.handle.core().requests.drain(..).collect()
    }

    /// Whether there are requests that nobody has responded to.
    pub fn is_asking(&self) -> bool {
        let core = self.handle.core();
        core.unanswered.iter().any(|unanswered| !unanswered.is_answered)
    }

    /// Whether there is something to be done with a websocket.
    fn acts(&self) -> bool {
        !self.handle.core().sockets.acts.is_empty()
    }

    /// Gives back what came of a request, which took a time of its own: its task goes on as soon as the clock has come there.
    ///
    /// A response to a request that nobody waits for any longer is dropped.
    pub fn respond(&mut self, id: RequestId, outcome: Outcome, took: Duration) {
        let waiting = {
            let mut core = self.handle.core();
            let unanswered = core.unanswered.iter_mut().find(|unanswered| unanswered.id == id);
            unanswered.map(|unanswered| {
                unanswered.is_answered = true;
                (unanswered.arrival.clone(), unanswered.asked_at)
            })
        };
        if let Some((arrival, asked_at)) = waiting {
            let at = asked_at.saturating_add(took);
            arrival.change(|arrival| *arrival = Some(Arrival { outcome, at }));
        }
        self.settle();
    }

    /// What tasks do with websockets, in its order. Each is given out once.
    pub fn socket_acts(&mut self) -> Vec<(SocketId, SocketAct)> {
        self.settle();
        self.handle.core().sockets.acts.drain(..).collect()
    }

    /// Gives back what came of a websocket, now. What comes of one that its task has dropped is dropped as well.
    pub fn receive(&mut self, id: SocketId, event: SocketEvent) {
        let incoming = {
            let core = self.handle.core();
            core.sockets.open.iter().find(|(open, _)| *open == id).map(|(_, incoming)| incoming.clone())
        };
        if let Some(incoming) = incoming {
            incoming.change(|incoming| incoming.push_back(event));
        }
        self.settle();
    }

    /// When it goes on by itself, if it does.
    pub fn next_deadline(&self) -> Option<Deadline> {
        self.next_deadline_of(Pace::Waiting)
    }

    /// When it goes on by itself because of something of this pace, or a livelier one.
    pub fn next_deadline_of(&self, slowest: Pace) -> Option<Deadline> {
        self.handle.core().clock.next(slowest)
    }

    /// Moves the clock to a time, by way of every deadline before it. It stops early where a task sends a request or does something with a websocket, so
    /// that the time of what comes of it counts.
    ///
    /// The clock never goes back.
    pub fn advance(&mut self, to: Duration) {
        self.settle();
        while !self.is_asking() && !self.acts() {
            let next = self.next_deadline().map(|deadline| deadline.at).filter(|at| *at <= to);
            let due = self.handle.core().clock.advance(next.unwrap_or(to));
            due.into_iter().for_each(std::task::Waker::wake);
            self.settle();
            if next.is_none() {
                return;
            }
        }
    }
}

impl Default for Machine {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Machine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Machine")
            .field("now", &self.now())
            .field("tasks", &self.tasks.len())
            .field("next_deadline", &self.next_deadline())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;
    use crate::machine::Shared;

    fn seconds(number: u64) -> Duration {
        Duration::from_secs(number)
    }

    fn request(url: &str) -> HttpRequest {
        http::Request::builder().uri(url).body(bytes::Bytes::new()).unwrap()
    }

    #[test]
    fn a_response_arrives_when_its_time_has_passed() {
        let mut machine = Machine::new();
        let handle = machine.handle().clone();
        let arrived = Shared::new(None);
        let at = arrived.clone();
        machine.spawn(async move {
            let outcome = handle.exchange(request("https://app.example/")).await;
            at.change(|at| *at = Some((outcome.is_ok(), handle.now())));
        });
        let [(id, _)] = machine.requests().try_into().unwrap();
        machine.advance(seconds(60));
        assert_eq!(machine.now(), seconds(0), "a clock does not pass a request that is open");
        machine.respond(id, Ok(http::Response::new(bytes::Bytes::new())), seconds(4));
        assert_eq!(arrived.get(), None);
        assert_eq!(machine.next_deadline(), Some(Deadline { at: seconds(4), pace: Pace::Running }));
        machine.advance(seconds(60));
        assert_eq!((arrived.get(), machine.now()), (Some((true, seconds(4))), seconds(60)));
    }

    #[test]
    fn whoever_stops_waiting_takes_the_request_and_the_timer_back() {
        let mut machine = Machine::new();
        let handle = machine.handle().clone();
        let is_gone = Shared::new(false);
        let watched = is_gone.clone();
        machine.spawn(async move {
            let left = watched.until(|gone| gone.then_some(()));
            let asks = async {
                let response = handle.exchange(request("https://app.example/")).await;
                drop(response);
            };
            let sleeps = handle.sleep(seconds(5), Pace::Waiting);
            let both = futures_util::future::join(asks, sleeps);
            futures_util::future::select(std::pin::pin!(left), std::pin::pin!(both)).await;
        });
        let asked = machine.requests();
        assert_eq!((asked.len(), machine.next_deadline().is_some()), (1, true));
        is_gone.change(|gone| *gone = true);
        machine.settle();
        assert_eq!((machine.is_asking(), machine.next_deadline()), (false, None));
        machine.respond(asked[0].0, Err(crate::machine::Broken::Refused), seconds(0));
    }

    #[test]
    fn a_websocket_stops_the_clock_until_what_comes_of_it_is_known() {
        let mut machine = Machine::new();
        let handle = machine.handle().clone();
        let heard = Shared::new(Vec::new());
        let log = heard.clone();
        machine.spawn(async move {
            let socket = handle.open(request("https://app.example/stream"));
            loop {
                let event = socket.next().await;
                log.change(|log| log.push((handle.now(), event.clone())));
                match event {
                    SocketEvent::Text(_) => break,
                    _ => handle.sleep(seconds(1), Pace::Waiting).await,
                }
                socket.send("hello".to_owned());
            }
        });
        machine.advance(seconds(9));
        assert_eq!(machine.now(), seconds(0), "a clock does not pass a handshake");
        let [(id, SocketAct::Open(_))] = machine.socket_acts()[..] else { panic!("it opens nothing") };
        machine.receive(id, SocketEvent::Opened);
        machine.advance(seconds(9));
        assert_eq!(machine.now(), seconds(1), "nor a message that is to be sent");
        assert!(matches!(&machine.socket_acts()[..], [(_, SocketAct::Text(text))] if text == "hello"));
        machine.receive(id, SocketEvent::Text("hi".to_owned()));
        assert!(matches!(&machine.socket_acts()[..], [(_, SocketAct::Break)]), "it was dropped");
        machine.receive(id, SocketEvent::Lost);
        let expected = [(seconds(0), SocketEvent::Opened), (seconds(1), SocketEvent::Text("hi".to_owned()))];
        assert_eq!(heard.get(), expected);
    }

    #[test]
    fn what_is_due_at_one_time_goes_on_in_the_order_it_was_set() {
        let mut machine = Machine::new();
        let order = Arc::new(Mutex::new(Vec::new()));
        for (name, sleep) in [("b", 2), ("c", 2), ("a", 1)] {
            let (handle, order) = (machine.handle().clone(), Arc::clone(&order));
            machine.spawn(async move {
                handle.sleep(seconds(sleep), Pace::Running).await;
                order.lock().unwrap().push((name, handle.now()));
            });
        }
        machine.advance(seconds(9));
        assert_eq!(*order.lock().unwrap(), [("a", seconds(1)), ("b", seconds(2)), ("c", seconds(2))]);
    }
}
