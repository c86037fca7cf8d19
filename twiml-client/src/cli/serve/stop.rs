//! When to stop.

use std::future::pending;
use std::io;
use std::process::exit;
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::{Instant, sleep};

use super::left::Left;
use crate::cli::terminal::{line, warning};

/// Whether it is time to stop: after Ctrl-C, or whatever else ends a program that listens to it. A second Ctrl-C ends the process at once.
#[derive(Debug, Clone)]
pub(super) struct Stop(watch::Receiver<bool>);

/// The status of a process that was interrupted.
const INTERRUPTED: i32 = 130;

/// What comes within this time after the first signal was not typed again: a terminal that is closed sends two, and so does a runner that hands on what the
/// terminal has sent already.
const ONE_END: Duration = Duration::from_millis(500);

impl Stop {
    /// Listens from now on. Where there may be something to restore, the end of the terminal counts as well; otherwise it is as for any other
    /// program, which `nohup` lets go on.
    pub(super) fn on_signals(left: Left, restores: bool) -> io::Result<Self> {
        let mut signals = Signals::new(restores)?;
        let (ask, asked) = watch::channel(false);
        tokio::spawn(async move {
            signals.next().await;
            line("Stopping. Ctrl-C again ends it at once.");
            ask.send_replace(true);
            let first = Instant::now();
            while first.elapsed() < ONE_END {
                signals.interrupted().await;
            }
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
    hangup: Option<tokio::signal::unix::Signal>,
}

#[cfg(unix)]
impl Signals {
    fn new(hears_hangup: bool) -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self {
            interrupt: signal(SignalKind::interrupt())?,
            terminate: signal(SignalKind::terminate())?,
            hangup: hears_hangup.then(|| signal(SignalKind::hangup())).transpose()?,
        })
    }

    async fn interrupted(&mut self) {
        self.interrupt.recv().await;
    }

    async fn next(&mut self) {
        let hangup = async {
            match &mut self.hangup {
                Some(hangup) => hangup.recv().await,
                None => pending().await,
            }
        };
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
            _ = hangup => {}
        }
    }
}

#[cfg(not(unix))]
struct Signals;

#[cfg(not(unix))]
impl Signals {
    fn new(_hears_hangup: bool) -> io::Result<Self> {
        Ok(Self)
    }

    async fn interrupted(&mut self) {
        if tokio::signal::ctrl_c().await.is_err() {
            pending().await
        }
    }

    async fn next(&mut self) {
        self.interrupted().await;
    }
}
