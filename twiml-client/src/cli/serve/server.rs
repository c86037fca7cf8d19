//! The application, served.

use std::io;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::timeout;
use twiml_runtime::{BoxError, LateWork};

use crate::cli::application::Servable;
use crate::cli::terminal::warning;

/// How long what is under way may take at the end.
const REQUESTS: Duration = Duration::from_secs(5);
const LATE_WORK: Duration = Duration::from_secs(10);

/// A server that answers until it is told to stop.
pub(super) struct Server {
    stop: Option<oneshot::Sender<()>>,
    /// None once it has ended.
    task: Option<JoinHandle<io::Result<()>>>,
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
        Self { stop: Some(stop), task: Some(tokio::spawn(server.into_future())), late_work, webhooks: count }
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
        let Some(task) = &mut self.task else { return Ok(()) };
        let ended = task.await;
        self.task = None;
        Ok(ended??)
    }

    /// Answers the requests that are under way, and lets the work finish that goes on after its deadline.
    pub(super) async fn stop(mut self) -> Result<(), BoxError> {
        if let Some(stop) = self.stop.take() {
            // It may have ended by itself.
            let _ = stop.send(());
        }
        self.ended().await?;
        if timeout(LATE_WORK, self.late_work.finished()).await.is_err() {
            warning(format_args!("{} webhooks were still working, and are given up", self.late_work.count()));
        }
        Ok(())
    }
}
