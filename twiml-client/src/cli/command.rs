//! What can be typed.

use std::net::IpAddr;
use std::process::ExitCode;

use clap::{Args, Subcommand, ValueEnum};
use twiml_runtime::{Verifier, Webhooks};

use super::tool::Tool;

/// What an application can be told to do: a clap `Subcommand` for its own command line. See [the module](crate::cli).
#[derive(Debug, Clone, Subcommand)]
pub enum Command {
    /// Serve the webhooks, through a tunnel if there is no public URL
    #[command(after_help = SERVE_HELP)]
    Serve(Serve),

    /// Print what is mounted; needs no account
    Routes(Routes),

    /// Print which webhook names which; needs no account
    Graph(Graph),
}

const SERVE_HELP: &str = "\
Examples:
  serve                                       with a tunnel that is running
  serve --public-url https://example.com      behind a proxy, or a deployment
  serve --number +15551110000                 and this number leads here, until Ctrl-C

Environment: TWILIO_AUTH_TOKEN verifies requests; TWILIO_PUBLIC_URL is the public URL.
Ctrl-C ends it in order, a second one at once.";

/// The arguments of `serve`.
#[derive(Debug, Clone, Args)]
#[non_exhaustive]
pub struct Serve {
    /// The address to listen on [default: 127.0.0.1 for a tunnel, otherwise all]
    #[arg(long, value_name = "IP")]
    pub address: Option<IpAddr>,

    /// The port to listen on; 0 takes a free one
    #[arg(long, env = "PORT", hide_env_values = true, default_value_t = PORT)]
    pub port: u16,

    /// Where Twilio reaches the application
    #[arg(long, value_name = "URL", env = "TWILIO_PUBLIC_URL", hide_env_values = true)]
    pub public_url: Option<String>,

    /// The tunnel that leads here; it has to be running
    #[arg(long, value_name = "PROGRAM", conflicts_with = "public_url")]
    pub tunnel: Option<TunnelProgram>,

    /// Make this number lead here, and restore it at the end; also a messaging service, a TwiML application or a SIP domain
    #[arg(long, value_name = "TARGET")]
    pub number: Vec<String>,

    /// Do not restore the number at the end
    #[arg(long, requires = "number")]
    pub keep: bool,
}

const PORT: u16 = 3000;

/// As without any argument, and without the environment.
impl Default for Serve {
    fn default() -> Self {
        Self { address: None, port: PORT, public_url: None, tunnel: None, number: Vec::new(), keep: false }
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

/// The arguments of `routes`.
#[derive(Debug, Clone, Default, Args)]
#[non_exhaustive]
pub struct Routes {
    /// As JSON, for programs
    #[arg(long)]
    pub json: bool,
}

/// The arguments of `graph`.
#[derive(Debug, Clone, Default, Args)]
#[non_exhaustive]
pub struct Graph {
    /// The language of the graph
    #[arg(long, value_enum, default_value_t)]
    pub format: GraphFormat,
}

/// The language of a graph.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
#[non_exhaustive]
pub enum GraphFormat {
    /// For GitHub and other pages that draw Mermaid
    #[default]
    Mermaid,
    /// For Graphviz
    Dot,
}

impl Command {
    /// Does it, for the application whose webhooks this function makes, and which has this state. [`Tool`] does it for others.
    ///
    /// What happens is said on standard output, and what goes wrong on standard error. The status is for `main` to return;
    /// [the module](crate::cli#how-it-ends) says what it means.
    pub async fn run<S>(
        self,
        app: impl Fn(Verifier) -> Webhooks<S> + Send + Sync + 'static,
        state: S,
    ) -> ExitCode
    where
        S: Clone + Send + Sync + 'static,
    {
        Tool::new(app, state).run(self).await
    }
}
