//! The application, served.

use std::io;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::{JoinError, JoinHandle};
use tokio::time::timeout;
use twiml_runtime::{BoxError, LateWork};

use crate::cli::application::Servable;
use crate::cli::terminal::warning;

/// How long what is under way may take at the end.
const REQUESTS: Duration = Duration::from_secs(5);
const LATE_WORK: Duration = Duration::from_secs(10);

/// A server that answers until it is told to stop.
pub(super) struct Server {
    stop: oneshot::Sender<()>,
    task: JoinHandle<io::Result<()>>,
    late_work: LateWork,
    webhooks: usize,
}

impl Server {
    /// Serves the application from now on.
    pub(super) fn start(application: Servable, listener: TcpListener) -> Self {
        let Servable { router, late_work, count } = application;
        let (stop, stopped) = oneshot::channel();
        let server =
            twiml_runtime::serve(listener, router).shutdown_timeout(REQUESTS).with_graceful_shutdown(async {
                // It is dropped only where the server is, too.
                let _ = stopped.await;
            });
        Self { stop, task: tokio::spawn(server.into_future()), late_work, webhooks: count }
    }

    /// How many webhooks it serves.
    pub(super) fn webhooks(&self) -> String {
        match self.webhooks {
            1 => "1 webhook".to_owned(),
            count => format!("{count} webhooks"),
        }
    }

    /// Waits until it has ended, which it does not do by itself.
    pub(super) async fn ended(&mut self) -> Result<(), BoxError> {
        outcome((&mut self.task).await)
    }

    /// Answers the requests that are under way, and lets the work finish that goes on after its deadline.
    pub(super) async fn stop(self) -> Result<(), BoxError> {
        // It may have ended.
        let _ = self.stop.send(());
        outcome(self.task.await)?;
        if timeout(LATE_WORK, self.late_work.finished()).await.is_err() {
            warning(format_args!("{} webhooks were still working, and are given up", self.late_work.count()));
        }
        Ok(())
    }
}

fn outcome(ended: Result<io::Result<()>, JoinError>) -> Result<(), BoxError> {
    Ok(ended??)
}
