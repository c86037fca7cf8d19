//! An application as its own tool: `serve`, `routes`, `graph`, `plan`, `apply` and `restore`.
//!
//! An application takes [`Command`] into its command line, and gives it the function that makes its webhooks:
//!
//! ```no_run
//! use std::process::ExitCode;
//!
//! use clap::Parser;
//! use twiml_client::cli::Command;
//! use twiml_runtime::prelude::*;
//!
//! #[voice_webhook("/voice", entry)]
//! async fn voice(_call: IncomingCall) -> VoiceResponse {
//!     twiml! { <Response><Say>"Hello!"</Say></Response> }
//! }
//!
//! fn app(verifier: Verifier) -> Webhooks<()> {
//!     webhooks![voice].verified_by(verifier)
//! }
//!
//! #[derive(Parser)]
//! struct Args {
//!     #[command(subcommand)]
//!     command: Command,
//! }
//!
//! #[tokio::main]
//! async fn main() -> ExitCode {
//!     Args::parse().command.run(app, ()).await
//! }
//! ```
//!
//! ```sh
//! my-application routes                          # what is mounted; needs nothing
//! my-application graph                           # which webhook names which
//! my-application plan +15551110000 --check       # what would change at Twilio
//! my-application serve --number +15551110000     # from nothing to a number that answers, until Ctrl-C
//! ```
//!
//! [`Tool`] is for more: a state that has to be opened, routes beside the webhooks, a verifier or a client of one's own.
//!
//! # What is read from the environment
//!
//! | variable | for |
//! | --- | --- |
//! | `TWILIO_AUTH_TOKEN` | `serve`, to verify requests; and the client, if it has no API key |
//! | `TWILIO_PUBLIC_URL` | where Twilio reaches the application; without it, `serve` looks for a tunnel |
//! | `TWILIO_ACCOUNT_SID`, `TWILIO_API_KEY`, `TWILIO_API_SECRET`, `TWILIO_REGION`, `TWILIO_EDGE` | the client: see [`Client::from_env`](crate::Client::from_env) |
//! | `PORT` | the port that `serve` listens on |
//! | `NO_COLOR` | no colors |
//!
//! # How it ends
//!
//! | status | |
//! | --- | --- |
//! | 0 | all went well; `serve` was ended by Ctrl-C or a signal, and what it had to restore is restored |
//! | 1 | something failed, or a plan was refused; the last line says what to do |
//! | 2 | `plan --check` found differences. A command line that cannot be read ends with 2 as well: that is clap's |
//! | 130 | a second Ctrl-C has ended `serve` at once |

mod account;
mod application;
mod change;
mod command;
mod difference;
mod graph;
mod public_url;
mod routes;
mod run;
mod serve;
mod terminal;
mod told;
mod tool;

pub use command::{
    ApplyArgs, Command, GraphArgs, GraphFormat, PlanArgs, PlanFormat, PlanOptions, RestoreArgs, RoutesArgs,
    ServeArgs, TunnelProgram,
};
pub use tool::Tool;
