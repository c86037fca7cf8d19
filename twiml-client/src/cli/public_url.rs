//! Where Twilio reaches the application.

use twiml_runtime::{BoxError, ConfigError, PublicUrl, Verifier};

use super::command::{Serve, TunnelProgram};
use crate::tunnel::{FindTunnel, Tunnel, TunnelError};

/// The verifier of webhooks that are looked at and not served.
pub(super) fn nowhere() -> Result<Verifier, ConfigError> {
    Verifier::new("no request is verified by this", "http://localhost")
}

/// A verifier with the token in the environment.
pub(super) fn verifier_from_env(public_url: &PublicUrl) -> Result<Verifier, BoxError> {
    Ok(Verifier::from_env_at(public_url)?)
}

/// What leads to a port of this machine: what was given, or a tunnel.
pub(super) async fn find(args: &Serve, port: u16) -> Result<Tunnel, TunnelError> {
    if let Some(url) = args.given() {
        return Tunnel::given(url);
    }
    match args.tunnel.unwrap_or_default() {
        // The environment was read with the arguments.
        TunnelProgram::Auto => FindTunnel::from_env(port)?.find().await,
        TunnelProgram::Ngrok => Tunnel::ngrok(port).await,
        TunnelProgram::Cloudflared => Tunnel::cloudflared(port).await,
    }
}

impl Serve {
    /// The public URL that was given, which may be empty in the environment.
    pub(super) fn given(&self) -> Option<&str> {
        self.public_url.as_deref().filter(|url| !url.trim().is_empty())
    }
}
