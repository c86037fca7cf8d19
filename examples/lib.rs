//! What the examples share: their command line, and how to try them without Twilio.
//!
//! An example is its own tool: `cargo run --example quickstart -- routes` prints what it mounts, `-- graph` which of its webhooks names which,
//! `-- plan +15551110000` what it would change at Twilio, and `-- serve` serves Twilio; `-- help` lists the rest.
//!
//! Without `TWILIO_AUTH_TOKEN`, an example serves this machine only, and prints commands that call it from another terminal, as Twilio would. The quickstart has a
//! phone in the same terminal, except with `-- serve`. `PORT` sets the port, 3000 by default.

mod command;
mod local;
mod outbound;
mod prompt;
mod rehearsal;
mod show;
mod trial;

use std::process::ExitCode;

use clap::Parser;
use tracing_subscriber::fmt::format::FmtSpan;
use twiml_client::cli::{self, ServeArgs, Tool};

pub use command::Command;
pub use outbound::{Account, reach_out};
pub use prompt::Number;
pub use rehearsal::Rehearsal;
pub use trial::Trial;

use local::{development_verifier, is_local, local};

/// A complete application.
///
/// Without a command, it is served: Twilio if `TWILIO_AUTH_TOKEN` is set, otherwise this machine.
#[derive(Debug, Parser)]
struct Args {
    #[command(subcommand)]
    command: Option<cli::Command>,
}

/// Starts the log, reads the command line, and does what that says. Without a word, the application is served.
pub async fn run<S: Clone + Send + Sync + 'static>(tool: Tool<S>, trial: Trial) -> ExitCode {
    let (command, trial) = match Args::parse().command {
        None => (serve(), trial),
        // Whoever asks for a server has a phone elsewhere.
        Some(command) => (command, trial.elsewhere()),
    };
    start_log(if matches!(trial, Trial::Phone(_)) { "warn" } else { "info" });
    match command {
        cli::Command::Serve(args) if is_local(&args) => {
            let tool = tool.verifier(development_verifier).during(|public_url| trial.run(public_url));
            tool.run(cli::Command::Serve(local(args))).await
        }
        command => tool.run(command).await,
    }
}

/// Starts the log, reads the command line, and says what to do: an application that is served is for this machine only.
pub fn local_command() -> cli::Command {
    start_log("info");
    match Args::parse().command.unwrap_or_else(serve) {
        cli::Command::Serve(args) => cli::Command::Serve(local(args)),
        command => command,
    }
}

/// What is done without a command: `serve`, with what the environment says.
fn serve() -> cli::Command {
    let program = std::env::args().next().unwrap_or_default();
    let Args { command } = Args::parse_from([program.as_str(), "serve"]);
    command.unwrap_or_else(|| cli::Command::Serve(ServeArgs::default()))
}

/// Starts the log, with a line for each request, once it is answered.
pub fn start_log(level: &str) {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| level.into());
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_target(false)
        .with_writer(std::io::stderr)
        .with_span_events(FmtSpan::CLOSE)
        .init();
}
