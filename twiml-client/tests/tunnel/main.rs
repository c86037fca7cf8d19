//! How the URL of a tunnel is found and followed, against servers on this machine that answer as the agents do.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops on what it did not expect")]

mod agents;
mod cloudflared;
mod find;
mod ngrok;
mod probe;
mod watch;

use std::time::Duration;

use agents::NOBODY;
use twiml_client::tunnel::{FindTunnel, Tunnel, TunnelError};

const PORT: u16 = 3000;

/// A search that asks only where a test says.
fn search() -> FindTunnel {
    FindTunnel::to(PORT).ngrok_at(NOBODY).cloudflared_at(NOBODY).ready_within(Duration::from_millis(900))
}

/// The URL of a tunnel, or why there is none.
fn found(outcome: Result<Tunnel, TunnelError>) -> Result<String, String> {
    outcome.map(|tunnel| tunnel.public_url().to_string()).map_err(|error| error.to_string())
}

#[track_caller]
fn assert_says(error: &str, parts: &[&str]) {
    for part in parts {
        assert!(error.contains(part), "{part} is not in: {error}");
    }
}
