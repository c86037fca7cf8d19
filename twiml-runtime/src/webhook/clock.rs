//! How long a request takes, and what the log says if that is too long.

use std::time::Duration;

use tokio::time::Instant;
use tracing::level_filters::LevelFilter;
use twiml_schema::limits::WEBHOOK_TIMEOUT;

use super::descriptor::Descriptor;

/// The time since a request arrived.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clock(Option<Instant>);

impl Clock {
    /// It does not run where nobody asks: nothing is logged, and `needed` is false.
    pub(super) fn start(needed: bool) -> Self {
        Self((needed || LevelFilter::current() != LevelFilter::OFF).then(Instant::now))
    }

    /// This long after the request arrived.
    pub(super) fn at(self, time: Duration) -> Option<Instant> {
        self.0?.checked_add(time)
    }

    fn elapsed(self) -> Option<Duration> {
        self.0.map(|start| start.elapsed())
    }

    pub(super) fn milliseconds(self) -> Option<u64> {
        self.elapsed().map(milliseconds)
    }
}

/// A duration for the log.
pub(super) fn milliseconds(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

/// Watches a handler, and says if it takes long or is not allowed to end.
#[derive(Debug)]
pub(super) struct Watch {
    webhook: Descriptor,
    clock: Clock,
    is_over: bool,
}

impl Watch {
    pub(super) fn start(webhook: Descriptor, clock: Clock) -> Self {
        Self { webhook, clock, is_over: false }
    }

    /// The handler has answered. `warn_after` is how long it could take unnoticed.
    pub(super) fn answered(mut self, warn_after: Duration) {
        self.is_over = true;
        if let Some(elapsed) =
            self.clock.elapsed().filter(|elapsed| *elapsed > warn_after.min(WEBHOOK_TIMEOUT))
        {
            self.slow(elapsed, warn_after);
        }
    }

    /// The work has ended, after the request was answered without it.
    pub(super) fn ended_late(mut self) {
        self.is_over = true;
        let Descriptor { name, path, .. } = self.webhook;
        tracing::info!(
            webhook = name,
            path,
            milliseconds = self.clock.milliseconds(),
            "this webhook ended after its deadline, so what it answered goes nowhere"
        );
    }

    #[cold]
    fn slow(&self, elapsed: Duration, warn_after: Duration) {
        let Descriptor { name, path, .. } = self.webhook;
        let elapsed_milliseconds = milliseconds(elapsed);
        if elapsed > WEBHOOK_TIMEOUT {
            tracing::error!(
                webhook = name,
                path,
                milliseconds = elapsed_milliseconds,
                limit = milliseconds(WEBHOOK_TIMEOUT),
                "this webhook answered too late: Twilio waits 15 seconds"
            );
        } else {
            tracing::warn!(
                webhook = name,
                path,
                milliseconds = elapsed_milliseconds,
                limit = milliseconds(warn_after),
                "this webhook is slow: Twilio waits 15 seconds, and then it gives up"
            );
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        if !self.is_over
            && let Some(milliseconds) = self.clock.milliseconds()
        {
            let Descriptor { name, path, .. } = self.webhook;
            tracing::error!(
                webhook = name,
                path,
                milliseconds,
                "this webhook was stopped before it had an answer: Twilio closed the connection, or the server stopped"
            );
        }
    }
}
