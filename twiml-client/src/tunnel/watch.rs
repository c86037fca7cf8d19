//! What becomes of a tunnel while the application runs.

use std::future::pending;
use std::time::Duration;

use futures_core::Stream;
use futures_util::stream;
use tokio::time::sleep;
use twiml_runtime::PublicUrl;

use super::error::TunnelError;
use super::found::Tunnel;
use super::source::Source;

/// What has become of a tunnel.
#[derive(Debug)]
#[non_exhaustive]
pub enum TunnelChange {
    /// It is at another URL. [`Verifier::set_public_url`](twiml_runtime::Verifier::set_public_url) moves the application, and then Twilio has to learn it.
    Moved(PublicUrl),
    /// It is gone. What is watched goes on, for it may come back.
    Gone(TunnelError),
    /// It is back, at the URL that it had.
    Returned,
}

/// A tunnel that is watched.
struct Watched {
    source: Source,
    every: Duration,
    public_url: PublicUrl,
    is_gone: bool,
}

impl Tunnel {
    /// What becomes of the tunnel from now on. It is asked at this interval, on this machine; a few seconds are enough.
    ///
    /// The stream does not end. That of a URL which was [given](Self::given) has nothing to say.
    ///
    /// ```no_run
    /// use std::pin::pin;
    /// use std::time::Duration;
    ///
    /// use futures_util::StreamExt;
    /// use twiml_client::tunnel::{Tunnel, TunnelChange};
    /// use twiml_runtime::Verifier;
    ///
    /// # async fn follow(tunnel: Tunnel, verifier: Verifier) -> Result<(), twiml_runtime::BoxError> {
    /// let mut changes = pin!(tunnel.watch(Duration::from_secs(3)));
    /// while let Some(change) = changes.next().await {
    ///     match change {
    ///         // And then Twilio is told.
    ///         TunnelChange::Moved(public_url) => verifier.set_public_url(&public_url)?,
    ///         TunnelChange::Gone(why) => eprintln!("{why}"),
    ///         _ => {}
    ///     }
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn watch(&self, every: Duration) -> impl Stream<Item = TunnelChange> + Send + use<> {
        let Self { source, public_url } = self.clone();
        let watched = Watched { source, every, public_url, is_gone: false };
        stream::unfold(watched, |mut watched| async move { Some((watched.next().await, watched)) })
    }
}

impl Watched {
    async fn next(&mut self) -> TunnelChange {
        if matches!(self.source, Source::Given) {
            return pending().await;
        }
        loop {
            sleep(self.every).await;
            match self.source.url_now(&self.public_url).await {
                Ok(url) if url != self.public_url => {
                    (self.public_url, self.is_gone) = (url.clone(), false);
                    return TunnelChange::Moved(url);
                }
                Ok(_) if self.is_gone => {
                    self.is_gone = false;
                    return TunnelChange::Returned;
                }
                Err(why) if !self.is_gone => {
                    self.is_gone = true;
                    return TunnelChange::Gone(why);
                }
                Ok(_) | Err(_) => {}
            }
        }
    }
}
