//! An application that is served.

use std::pin::{Pin, pin};
use std::time::Duration;

use futures_util::StreamExt as _;
use twiml_runtime::{BoxError, Verifier};

use super::numbers::Numbers;
use super::server::Server;
use super::stop::Stop;
use crate::cli::terminal::{self, line, warning};
use crate::tunnel::{Tunnel, TunnelChange};

/// How often the tunnel is asked where it is.
const WATCH: Duration = Duration::from_secs(3);

/// An application that is served, and what leads to it.
pub(super) struct Session<'a, S> {
    pub(super) stop: Stop,
    pub(super) tunnel: Tunnel,
    pub(super) verifier: Verifier,
    pub(super) numbers: Option<Numbers<'a, S>>,
    pub(super) server: Server,
}

impl<S> Session<'_, S> {
    /// Makes the numbers lead here, and serves until it is time to stop, or until what is done meanwhile is done.
    pub(super) async fn serve(
        &mut self,
        mut during: Pin<Box<dyn Future<Output = Result<(), BoxError>> + Send>>,
    ) -> Result<(), BoxError> {
        if let Some(numbers) = &self.numbers {
            numbers.follow(&self.stop).await?;
            if self.stop.is_asked() {
                return Ok(());
            }
        }
        line(format_args!("Serving {}. Ctrl-C stops.", self.server.webhooks()));
        let mut changes = pin!(self.tunnel.watch(WATCH));
        loop {
            tokio::select! {
                () = self.stop.asked() => return Ok(()),
                done = &mut during => return done,
                ended = self.server.ended() => return ended,
                Some(change) = changes.next() => self.follow(change).await,
            }
        }
    }

    /// Follows the tunnel.
    async fn follow(&self, change: TunnelChange) {
        match change {
            TunnelChange::Moved(public_url) => {
                // Before Twilio knows of it.
                if let Err(error) = self.verifier.set_public_url(&public_url) {
                    return terminal::error(error);
                }
                line(format_args!("Public URL: {public_url} ({}), from now on.", self.tunnel.kind()));
                if let Some(numbers) = &self.numbers
                    && let Err(error) = numbers.follow(&self.stop).await
                {
                    terminal::error(error);
                }
            }
            TunnelChange::Gone(why) => warning(why),
            _ => line("The tunnel is back."),
        }
    }

    /// Restores what the numbers were before. Whether all is well is the result.
    pub(super) async fn restore(&self) -> bool {
        match &self.numbers {
            Some(numbers) => numbers.restore().await,
            None => true,
        }
    }
}
