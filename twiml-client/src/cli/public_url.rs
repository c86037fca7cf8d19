//! Where Twilio reaches the application.

use twiml_runtime::{BoxError, ConfigError, PublicUrl, Verifier};

use super::command::{ServeArgs, TunnelProgram};
use crate::tunnel::{FindTunnel, Tunnel, TunnelError};

/// The verifier of webhooks that are looked at, and not served.
pub(super) fn verifier_at(
    public_url: impl TryInto<PublicUrl, Error: Into<ConfigError>>,
) -> Result<Verifier, ConfigError> {
    Verifier::new("no request is verified by this", public_url)
}

/// A public URL for webhooks of which only the paths matter.
pub(super) const NOWHERE: &str = "http://localhost";

/// A verifier with the token in the environment.
pub(super) fn verifier_from_env(public_url: &PublicUrl) -> Result<Verifier, BoxError> {
    Ok(Verifier::from_env_at(public_url)?)
}

/// The public URL that has to be given.
pub(super) fn needed(given: Option<&str>) -> Result<PublicUrl, BoxError> {
    let given = given.filter(|url| !url.trim().is_empty()).ok_or(
        "there is no public URL: set TWILIO_PUBLIC_URL, or say --public-url, to the address that Twilio calls, such as https://example.com",
    )?;
    Ok(given.parse()?)
}

/// What leads to a port of this machine: what was given, or a tunnel.
pub(super) async fn find(args: &ServeArgs, port: u16) -> Result<Tunnel, TunnelError> {
    if let Some(url) = args.given() {
        return Tunnel::given(url);
    }
    match args.tunnel {
        None | Some(TunnelProgram::Auto) => FindTunnel::from_env(port)?.find().await,
        Some(TunnelProgram::Ngrok) => Tunnel::ngrok(port).await,
        Some(TunnelProgram::Cloudflared) => Tunnel::cloudflared(port).await,
    }
}
