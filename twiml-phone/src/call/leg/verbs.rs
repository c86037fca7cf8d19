//! What verbs do with a leg.

use std::future::Future;
use std::time::Duration;

use futures_util::future::Either;

use super::decision::{Decision, Ringing};
use super::line::Leg;
use crate::call::gone::Gone;
use crate::call::input::{Ear, Input};
use crate::machine::{Pace, race};
use crate::transcript::{Sound, What};

impl Leg {
    /// Does something, unless the leg stops before it is done.
    pub(crate) async fn unless_gone<T>(&self, work: impl Future<Output = T>) -> Result<T, Gone> {
        let gone = self.0.state.until(|state| state.gone.clone());
        match race(gone, work).await {
            Either::Left(gone) => Err(gone),
            Either::Right(done) => Ok(done),
        }
    }

    /// Whether the leg has stopped.
    pub(crate) fn check(&self) -> Result<(), Gone> {
        self.0.state.read(|state| state.gone.clone()).map_or(Ok(()), Err)
    }

    /// Waits until it is hung up, or given something else to do.
    pub(crate) async fn gone(&self) -> Gone {
        self.0.state.until(|state| state.gone.clone()).await
    }

    pub(crate) async fn pass(&self, time: Duration, pace: Pace) -> Result<(), Gone> {
        self.unless_gone(self.clock().sleep(time, pace)).await
    }

    /// Plays a sound.
    pub(crate) async fn hear(&self, sound: Sound, time: Duration, pace: Pace) -> Result<(), Gone> {
        self.check()?;
        let heard_by = self.0.state.read(|state| state.speaks_to.clone());
        heard_by.as_ref().unwrap_or(self).log().add(What::Heard { sound });
        self.pass(time, pace).await
    }

    /// Listens, until the guard is dropped. Whatever came in before is gone.
    pub(crate) fn listen(&self, ears: &[Ear]) -> Listening {
        let before = self.0.state.change(|state| {
            state.inputs.clear();
            std::mem::replace(&mut state.ears, ears.to_vec())
        });
        Listening { leg: self.clone(), before }
    }

    /// The next input.
    pub(crate) async fn next_input(&self) -> Input {
        self.0.state.until(|state| state.inputs.pop_front()).await
    }

    /// The next input, if there is one before a time.
    pub(crate) async fn input_until(&self, at: Option<Duration>) -> Result<Option<Input>, Gone> {
        let input = async { Some(self.next_input().await) };
        let over = async {
            match at {
                Some(at) => self.clock().sleep_until(at, Pace::Waiting).await,
                None => std::future::pending().await,
            }
            None
        };
        self.unless_gone(async { race(input, over).await.into_inner() }).await
    }

    /// Waits for this key. Others do nothing.
    pub(crate) async fn pressed(&self, key: char) {
        while self.next_input().await != Input::Key(key) {}
    }

    /// Waits until it is its turn to be placed.
    pub(crate) async fn until_due(&self) {
        self.0.state.until(|state| state.is_due.then_some(())).await;
    }

    /// Rings until it is decided, for this long at most.
    pub(crate) async fn ring(&self, time: Duration) -> Decision {
        let decided = self.0.state.until(|state| match (&state.gone, &state.decided) {
            (Some(_), _) => Some(Decision::new(Ringing::Canceled)),
            (None, Some(decision)) if decision.outcome != Ringing::NoAnswer => Some(decision.clone()),
            _ => None,
        });
        match race(decided, self.clock().sleep(time, Pace::Waiting)).await {
            Either::Left(decision) => decision,
            Either::Right(()) => Decision::new(Ringing::NoAnswer),
        }
    }
}

/// A leg that is listened to.
#[derive(Debug)]
pub(crate) struct Listening {
    leg: Leg,
    before: Vec<Ear>,
}

impl Drop for Listening {
    fn drop(&mut self) {
        self.leg.0.state.change(|state| {
            state.ears = std::mem::take(&mut self.before);
            state.inputs.clear();
        });
    }
}
