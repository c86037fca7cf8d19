//! What the examples share: their command line, and how to call them without Twilio.
//!
//! An example is its own tool: `cargo run --example quickstart -- routes` prints what it mounts, `-- graph` which of its webhooks names which,
//! `-- plan +15551110000` what it would change at Twilio, and `-- serve` serves Twilio; `-- help` lists the rest.
//!
//! Without `TWILIO_AUTH_TOKEN`, an example serves this machine only, and prints commands that call it from another terminal, as Twilio would. The quickstart has a
//! phone in the same terminal, except with `-- serve`. `PORT` sets the port, 3000 by default.

mod command;
mod prompt;

use std::future::pending;
use std::net::{IpAddr, Ipv4Addr};
use std::process::ExitCode;

use clap::Parser;
use tracing_subscriber::fmt::format::FmtSpan;
use twiml_client::cli::{self, Serve, Tool};
use twiml_phone::Phone;
use twiml_runtime::prelude::*;

pub use command::Command;
pub use prompt::Number;

/// The token that signs requests without an account. It is no secret, so it is for loopback only.
const DEVELOPMENT_TOKEN: &str = "development-token";

/// A complete application.
///
/// Without a command, it is served: Twilio if `TWILIO_AUTH_TOKEN` is set, otherwise this machine.
#[derive(Debug, Parser)]
struct Args {
    #[command(subcommand)]
    command: Option<cli::Command>,
}

/// How an example is tried without Twilio.
#[derive(Debug)]
pub enum Trial {
    /// By commands in another terminal.
    Commands(Vec<Command<'static>>),
    /// By a phone in the same terminal.
    Phone(Number<'static>),
}

impl Trial {
    /// By these commands, in another terminal.
    pub fn by(commands: impl Into<Vec<Command<'static>>>) -> Self {
        Self::Commands(commands.into())
    }
}

/// Starts the log, reads the command line, and does what that says. Without a word, the application is served.
pub async fn run<S: Clone + Send + Sync + 'static>(tool: Tool<S>, trial: Trial) -> ExitCode {
    let Args { command } = Args::parse();
    let (trial, command) = match (trial, command) {
        (trial, None) => (trial, serve()),
        // Whoever asks for a server has a phone elsewhere.
        (Trial::Phone(number), Some(command)) => (Trial::by(number.commands()), command),
        (trial, Some(command)) => (trial, command),
    };
    let (tool, command, trial) = match command {
        cli::Command::Serve(args) if is_local(&args) => {
            (tool.verifier(development_verifier), local(args), Some(trial))
        }
        command => (tool, command, None),
    };
    let has_phone = matches!(trial, Some(Trial::Phone(_)));
    start_log(if has_phone { "warn" } else { "info" });
    let tool = match trial {
        Some(trial) => tool.during(async |public_url| trial.run(public_url).await),
        None => tool,
    };
    tool.run(command).await
}

/// Starts the log, with a line for each request, once it is answered.
fn start_log(level: &str) {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| level.into());
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_target(false)
        .with_writer(std::io::stderr)
        .with_span_events(FmtSpan::CLOSE)
        .init();
}

/// What is done without a command: `serve`, with what the environment says.
fn serve() -> cli::Command {
    let program = std::env::args().next().unwrap_or_default();
    let Args { command } = Args::parse_from([program.as_str(), "serve"]);
    command.unwrap_or_else(|| cli::Command::Serve(Serve::default()))
}

/// Whether nothing says that Twilio is to be served.
fn is_local(args: &Serve) -> bool {
    let asks_for_twilio = args.public_url.is_some() || args.tunnel.is_some();
    std::env::var_os("TWILIO_AUTH_TOKEN").is_none() && !asks_for_twilio
}

/// Starts the log, reads the command line, and says what to do: an application that is served is for this machine only.
pub fn local_command() -> cli::Command {
    start_log("info");
    match Args::parse().command.unwrap_or_else(serve) {
        cli::Command::Serve(args) => local(args),
        command => command,
    }
}

/// The same for this machine only.
fn local(mut args: Serve) -> cli::Command {
    args.address = Some(IpAddr::V4(Ipv4Addr::LOCALHOST));
    args.public_url = Some(format!("http://127.0.0.1:{}", args.port));
    cli::Command::Serve(args)
}

fn development_verifier(public_url: &PublicUrl) -> Result<Verifier, BoxError> {
    Ok(Verifier::new(DEVELOPMENT_TOKEN, public_url)?)
}

impl Trial {
    /// Says how to try the example, or has a phone that does, until that hangs up for good.
    async fn run(self, public_url: PublicUrl) {
        println!(
            "TWILIO_AUTH_TOKEN is not set, so it has a development token, and serves this machine only."
        );
        match self {
            Self::Commands(commands) => {
                println!("\nCall the webhooks from another terminal, as Twilio would:\n");
                for command in commands {
                    println!("  {}", command.shown(public_url.as_str(), DEVELOPMENT_TOKEN));
                }
                println!();
                pending().await
            }
            Self::Phone(number) => {
                println!("\nThis is a phone that calls the application:");
                match development_verifier(&public_url) {
                    Ok(verifier) => {
                        prompt::converse(&Phone::connect(public_url.as_str(), verifier), number).await
                    }
                    Err(error) => eprintln!("there is no phone: {error}"),
                }
            }
        }
    }
}
