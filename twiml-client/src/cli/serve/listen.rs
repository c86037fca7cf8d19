//! The address on this machine.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use tokio::net::TcpListener;
use twiml_runtime::BoxError;

use crate::cli::command::ServeArgs;

/// Listens there.
pub(super) async fn listen(args: &ServeArgs) -> Result<TcpListener, BoxError> {
    let address = address(args);
    let listener = TcpListener::bind(address).await;
    Ok(listener.map_err(|error| {
        format!("cannot listen on {address}: {error}; set another port with --port or PORT")
    })?)
}

/// A tunnel comes from this machine, whatever else leads to a public URL from anywhere.
fn address(args: &ServeArgs) -> SocketAddr {
    let usual = if args.given().is_some() { Ipv4Addr::UNSPECIFIED } else { Ipv4Addr::LOCALHOST };
    SocketAddr::new(args.address.unwrap_or(IpAddr::V4(usual)), args.port)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_has_a_public_url_listens_to_all() {
        let with = |url: Option<&str>| {
            address(&ServeArgs { public_url: url.map(str::to_owned), ..ServeArgs::default() })
        };
        assert_eq!(with(None).to_string(), "127.0.0.1:3000");
        assert_eq!(with(Some(" ")).to_string(), "127.0.0.1:3000");
        assert_eq!(with(Some("https://example.com")).to_string(), "0.0.0.0:3000");
        let args =
            ServeArgs { address: Some(IpAddr::V4(Ipv4Addr::LOCALHOST)), port: 8080, ..ServeArgs::default() };
        assert_eq!(address(&args).to_string(), "127.0.0.1:8080");
    }
}
