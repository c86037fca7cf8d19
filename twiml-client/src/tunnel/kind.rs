//! What leads to the application.

use std::fmt;

/// What leads from a public URL to the application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TunnelKind {
    /// Whatever is at a URL that was given: a deployment, or a tunnel that this crate knows nothing of.
    Given,
    /// An agent of [ngrok](https://ngrok.com/docs/agent), which runs beside the application.
    Ngrok,
    /// A quick tunnel of [cloudflared](https://developers.cloudflare.com/cloudflare-one/networks/connectors/cloudflare-tunnel/do-more-with-tunnels/trycloudflare/),
    /// which runs beside the application.
    Cloudflared,
    /// ngrok in this process.
    Embedded,
}

impl fmt::Display for TunnelKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Given => "the URL that was given",
            Self::Ngrok => "the ngrok agent",
            Self::Cloudflared => "cloudflared",
            Self::Embedded => "ngrok in this process",
        })
    }
}
