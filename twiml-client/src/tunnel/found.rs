//! A tunnel that was found.

use std::fmt;

use twiml_runtime::{ConfigError, PublicUrl};

use super::error::TunnelError;
use super::kind::TunnelKind;
use super::source::Source;

/// What leads from a public URL to the application; see [the module](super).
#[derive(Clone)]
pub struct Tunnel {
    pub(super) public_url: PublicUrl,
    pub(super) source: Source,
}

impl Tunnel {
    /// What leads from this URL to the application, whatever it is.
    ///
    /// # Errors
    ///
    /// [`TunnelError::Url`] for a URL that Twilio could not call.
    pub fn given(url: impl TryInto<PublicUrl, Error: Into<ConfigError>>) -> Result<Self, TunnelError> {
        let public_url = url.try_into().map_err(Into::into)?;
        Ok(Self { public_url, source: Source::Given })
    }

    /// The URL at which Twilio reaches the application, as it was when the tunnel was found; [`watch`](Self::watch) says when it changes.
    pub fn public_url(&self) -> &PublicUrl {
        &self.public_url
    }

    /// Ends ngrok in this process, so that its name is free at once: after a process that ended without this, ngrok takes it for online for some seconds.
    /// Other tunnels are not this crate's to end, and go on.
    ///
    /// # Errors
    ///
    /// [`TunnelError::Ngrok`], if ngrok does not answer.
    #[cfg_attr(
        not(feature = "ngrok"),
        expect(clippy::unused_async, reason = "it is the same with and without the feature")
    )]
    pub async fn close(&self) -> Result<(), TunnelError> {
        match &self.source {
            Source::Given | Source::Agent(_) => Ok(()),
            #[cfg(feature = "ngrok")]
            Source::Embedded(embedded) => embedded.close().await,
        }
    }

    /// What it is.
    pub fn kind(&self) -> TunnelKind {
        self.source.kind()
    }
}

impl fmt::Debug for Tunnel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tunnel")
            .field("kind", &self.kind())
            .field("public_url", &self.public_url)
            .finish_non_exhaustive()
    }
}
