//! Where a tunnel is asked for its URL.

use std::time::Duration;

use twiml_runtime::PublicUrl;

#[cfg(feature = "ngrok")]
use super::embedded::Embedded;
use super::error::TunnelError;
use super::kind::TunnelKind;
use super::local::Local;
use super::{cloudflared, ngrok};

/// What knows the URL of a tunnel.
#[derive(Debug, Clone)]
pub(super) enum Source {
    /// Nobody: it does not change.
    Given,
    Agent(Agent),
    #[cfg(feature = "ngrok")]
    Embedded(Embedded),
}

/// A program beside the application.
#[derive(Debug, Clone)]
pub(super) struct Agent {
    pub(super) program: Program,
    pub(super) local: Local,
    /// Where it may answer.
    pub(super) addresses: Vec<String>,
    /// The port of the application.
    pub(super) port: u16,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Program {
    Ngrok,
    Cloudflared,
}

impl Source {
    pub(super) fn kind(&self) -> TunnelKind {
        match self {
            Self::Given => TunnelKind::Given,
            Self::Agent(Agent { program: Program::Ngrok, .. }) => TunnelKind::Ngrok,
            Self::Agent(Agent { program: Program::Cloudflared, .. }) => TunnelKind::Cloudflared,
            #[cfg(feature = "ngrok")]
            Self::Embedded(_) => TunnelKind::Embedded,
        }
    }

    /// The URL at this moment, of a tunnel that had one before.
    pub(super) async fn url_now(&self, before: &PublicUrl) -> Result<PublicUrl, TunnelError> {
        match self {
            Self::Given => Ok(before.clone()),
            Self::Agent(agent) => agent.url(Some(before), Duration::ZERO).await,
            #[cfg(feature = "ngrok")]
            Self::Embedded(embedded) => embedded.url().await,
        }
    }
}

impl Agent {
    /// The URL of the tunnel to the application, once it can be called.
    pub(super) async fn url(
        &self,
        in_use: Option<&PublicUrl>,
        ready_within: Duration,
    ) -> Result<PublicUrl, TunnelError> {
        let Self { program, local, addresses, port } = self;
        match program {
            Program::Ngrok => ngrok::url(local, addresses, *port, in_use).await,
            Program::Cloudflared => cloudflared::url(local, addresses, *port, in_use, ready_within).await,
        }
    }
}
