//! An application that only this machine reaches.

use std::net::{IpAddr, Ipv4Addr};

use twiml_client::cli::ServeArgs;
use twiml_runtime::prelude::*;

/// The token that signs requests without an account. It is no secret, so it is for loopback only.
pub(crate) const DEVELOPMENT_TOKEN: &str = "development-token";

pub(crate) fn development_verifier(public_url: &PublicUrl) -> Result<Verifier, BoxError> {
    Ok(Verifier::new(DEVELOPMENT_TOKEN, public_url)?)
}

/// Whether nothing says that Twilio is to be served.
pub(crate) fn is_local(args: &ServeArgs) -> bool {
    let asks_for_twilio = args.public_url.is_some() || args.tunnel.is_some() || !args.number.is_empty();
    std::env::var_os("TWILIO_AUTH_TOKEN").is_none() && !asks_for_twilio
}

/// The same for this machine only.
pub(crate) fn local(mut args: ServeArgs) -> ServeArgs {
    args.address = Some(IpAddr::V4(Ipv4Addr::LOCALHOST));
    args.public_url = Some(format!("http://127.0.0.1:{}", args.port));
    args
}
