//! `serve`.

use std::net::IpAddr;

use clap::{Args, ValueEnum};

use super::change::PlanOptions;

/// The arguments of `serve`.
#[derive(Debug, Clone, Args)]
#[non_exhaustive]
pub struct ServeArgs {
    /// The address to listen on [default: 127.0.0.1 for a tunnel, otherwise all]
    #[arg(long, value_name = "IP")]
    pub address: Option<IpAddr>,

    /// The port to listen on; 0 takes a free one
    #[arg(long, env = "PORT", hide_env_values = true, default_value_t = PORT)]
    pub port: u16,

    /// Where Twilio reaches the application; without it, a tunnel is looked for
    #[arg(long, value_name = "URL", env = "TWILIO_PUBLIC_URL", hide_env_values = true)]
    pub public_url: Option<String>,

    /// The tunnel that leads here; it has to be running. It comes before the public URL of the environment
    #[arg(long, value_name = "PROGRAM")]
    pub tunnel: Option<TunnelProgram>,

    /// Make this number lead here, and restore it at the end. It can be given more than once, also with the SID of a messaging service
    /// (MG…), a TwiML application (AP…) or a SIP domain (SD…)
    #[arg(long, value_name = "TARGET")]
    pub number: Vec<String>,

    /// Do not restore the number at the end
    #[arg(long, requires = "number")]
    pub keep: bool,

    /// What is allowed where the number is made to lead here
    #[command(flatten, next_help_heading = "With --number")]
    pub options: PlanOptions,
}

const PORT: u16 = 3000;

/// As without any argument, and without the environment.
impl Default for ServeArgs {
    fn default() -> Self {
        Self {
            address: None,
            port: PORT,
            public_url: None,
            tunnel: None,
            number: Vec::new(),
            keep: false,
            options: PlanOptions::default(),
        }
    }
}

impl ServeArgs {
    /// The public URL that was given.
    pub(in crate::cli) fn given(&self) -> Option<&str> {
        let url = self.public_url.as_deref().filter(|url| !url.trim().is_empty());
        url.filter(|_| self.tunnel.is_none())
    }
}

/// Which tunnel is looked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
#[non_exhaustive]
pub enum TunnelProgram {
    /// Whichever is running
    #[default]
    Auto,
    /// An ngrok agent
    Ngrok,
    /// A quick tunnel of cloudflared
    Cloudflared,
}
