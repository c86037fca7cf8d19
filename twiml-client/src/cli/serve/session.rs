//! An application that is served.

use std::pin::{Pin, pin};
use std::time::Duration;

use futures_util::StreamExt as _;
use tokio::time::sleep;
use twiml_runtime::{BoxError, Verifier};

use super::numbers::Numbers;
use super::server::Server;
use super::stop::Stop;
use crate::cli::terminal::{self, line, warning};
use crate::tunnel::{Tunnel, TunnelChange};

/// How often the tunnel is asked where it is.
const WATCH: Duration = Duration::from_secs(3);

/// How long after a failure the numbers are made to follow the tunnel again.
const AGAIN: Duration = Duration::from_secs(20);

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
        let mut is_behind = false;
        loop {
            tokio::select! {
                () = self.stop.asked() => return Ok(()),
                done = &mut during => return done,
                ended = self.server.ended() => return ended,
                Some(change) = changes.next() => is_behind = self.follow(change, is_behind).await,
                () = sleep(AGAIN), if is_behind => is_behind = !self.move_numbers().await,
            }
        }
    }

    /// Follows the tunnel. Whether the numbers are behind it is the result.
    async fn follow(&self, change: TunnelChange, is_behind: bool) -> bool {
        match change {
            TunnelChange::Moved(public_url) => {
                // Before Twilio knows of it.
                if let Err(error) = self.verifier.set_public_url(&public_url) {
                    terminal::error(error);
                    return is_behind;
                }
                line(format_args!("Public URL: {public_url} ({}), from now on.", self.tunnel.kind()));
                return !self.move_numbers().await;
            }
            TunnelChange::Gone(why) => warning(why),
            _ => line("The tunnel is back."),
        }
        is_behind
    }

    /// Makes the numbers lead to where the tunnel is. Whether they do is the result.
    async fn move_numbers(&self) -> bool {
        let Some(numbers) = &self.numbers else { return true };
        let followed = numbers.follow(&self.stop).await;
        followed.inspect_err(|error| terminal::error(format_args!("{error}; it is tried again"))).is_ok()
    }

    /// Restores what the numbers were before. Whether all is well is the result.
    pub(super) async fn restore(&self) -> bool {
        match &self.numbers {
            Some(numbers) => numbers.restore().await,
            None => true,
        }
    }
}
