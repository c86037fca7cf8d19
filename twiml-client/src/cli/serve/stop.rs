//! When to stop.

use std::io;
use std::process::exit;
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::sleep;

use super::left::Left;
use crate::cli::terminal::{line, warning};

/// Whether it is time to stop: after Ctrl-C, or whatever else ends a program that listens to it. A second one ends the process at once.
#[derive(Debug, Clone)]
pub(super) struct Stop(watch::Receiver<bool>);

/// The status of a process that was interrupted.
const INTERRUPTED: i32 = 130;

impl Stop {
    /// Listens from now on.
    pub(super) fn on_signals(left: Left) -> io::Result<Self> {
        let mut signals = Signals::new()?;
        let (ask, asked) = watch::channel(false);
        tokio::spawn(async move {
            signals.next().await;
            line("Stopping. Ctrl-C again ends it at once.");
            ask.send_replace(true);
            signals.next().await;
            left.tell(warning);
            exit(INTERRUPTED);
        });
        Ok(Self(asked))
    }

    /// Waits for it.
    pub(super) async fn asked(&self) {
        let mut asked = self.0.clone();
        // Without a sender, nobody can ask any more.
        let _ = asked.wait_for(|asked| *asked).await;
    }

    /// Waits until it has been time for so long.
    pub(super) async fn asked_for(&self, time: Duration) {
        self.asked().await;
        sleep(time).await;
    }

    pub(super) fn is_asked(&self) -> bool {
        *self.0.borrow()
    }

    /// Does this, unless it is time to stop before it is done.
    pub(super) async fn unless<T>(&self, work: impl Future<Output = T>) -> Option<T> {
        tokio::select! {
            biased;
            () = self.asked() => None,
            done = work => Some(done),
        }
    }
}

/// What ends a program.
#[cfg(unix)]
struct Signals {
    interrupt: tokio::signal::unix::Signal,
    terminate: tokio::signal::unix::Signal,
    /// The terminal was closed.
    hangup: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl Signals {
    fn new() -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self {
            interrupt: signal(SignalKind::interrupt())?,
            terminate: signal(SignalKind::terminate())?,
            hangup: signal(SignalKind::hangup())?,
        })
    }

    async fn next(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
            _ = self.hangup.recv() => {}
        }
    }
}

#[cfg(not(unix))]
struct Signals;

#[cfg(not(unix))]
impl Signals {
    fn new() -> io::Result<Self> {
        Ok(Self)
    }

    async fn next(&mut self) {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending().await
        }
    }
}
