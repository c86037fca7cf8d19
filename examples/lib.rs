//! What the examples share: where they listen, and how to call them without Twilio.
//!
//! With `TWILIO_AUTH_TOKEN` and `TWILIO_PUBLIC_URL` set, an example serves Twilio. With neither, it listens on this machine
//! only, and prints commands that call it from another terminal, as Twilio would; the quickstart has a phone in the same terminal, except with
//! `--serve`. `PORT` sets the port, 3000 by default. With `--graph`, an example prints which of its webhooks names which, and does not listen at all.

mod command;
mod prompt;

use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tracing_subscriber::fmt::format::FmtSpan;
use twiml_phone::Phone;
use twiml_runtime::prelude::*;

pub use command::Command;
pub use prompt::Number;

/// The token that signs requests without an account. It is no secret, so it is for loopback only.
const DEVELOPMENT_TOKEN: &str = "development-token";

/// Whether `--graph` was given. If so, the graph of the webhooks has been printed, and there is nothing more to do.
///
/// ```sh
/// cargo run --example quickstart -- --graph
/// ```
///
/// The graph is a Mermaid flowchart, which GitHub can draw. Warnings about it go to standard error.
pub fn graph_was_wanted<S>(webhooks: &Webhooks<S>) -> bool {
    let wanted = std::env::args().skip(1).any(|argument| argument == "--graph");
    if wanted {
        let flow = webhooks.flow();
        print!("{}", flow.to_mermaid());
        for warning in flow.warnings() {
            eprintln!("warning: {warning}");
        }
    }
    wanted
}

/// Where an example listens, and whose signatures it accepts.
#[derive(Debug)]
pub struct Setup {
    address: SocketAddr,
    verifier: Verifier,
    development: bool,
    /// Whether a phone is in the same terminal.
    has_prompt: bool,
}

impl Setup {
    /// Reads the environment, and starts the log.
    ///
    /// # Errors
    ///
    /// If `PORT` is not a port, or if only one of `TWILIO_AUTH_TOKEN` and `TWILIO_PUBLIC_URL` is set or valid.
    pub fn from_env() -> Result<Self, BoxError> {
        Self::read(false)
    }

    /// As [`from_env`](Self::from_env), for an application with a phone in the same terminal, unless `--serve` was given, or a token. The log has
    /// warnings only.
    ///
    /// # Errors
    ///
    /// As [`from_env`](Self::from_env).
    pub fn with_phone() -> Result<Self, BoxError> {
        Self::read(!std::env::args().skip(1).any(|argument| argument == "--serve"))
    }

    fn read(may_have_prompt: bool) -> Result<Self, BoxError> {
        let development = std::env::var_os("TWILIO_AUTH_TOKEN").is_none();
        let has_prompt = may_have_prompt && development;
        let level = if has_prompt { "warn" } else { "info" };
        let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| level.into());
        // With a line for each request, once it is answered.
        tracing_subscriber::fmt()
            .with_env_filter(filter)
            .with_target(false)
            .with_span_events(FmtSpan::CLOSE)
            .init();

        let port = match std::env::var("PORT") {
            Ok(port) => port
                .parse()
                .map_err(|_| format!("PORT is `{port}`, which is not a port: set it to a number"))?,
            Err(_) => 3000,
        };
        let (address, verifier) = if development {
            let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
            (address, Verifier::new(DEVELOPMENT_TOKEN, format!("http://{address}"))?)
        } else {
            (SocketAddr::from((Ipv4Addr::UNSPECIFIED, port)), Verifier::from_env()?)
        };
        Ok(Self { address, verifier, development, has_prompt })
    }

    /// The verifier for the webhooks.
    pub fn verifier(&self) -> Verifier {
        self.verifier.clone()
    }

    /// Serves until Ctrl-C, then lets the current requests finish, for five seconds at most. `commands` try it out without Twilio.
    ///
    /// # Errors
    ///
    /// If it cannot listen on the address, for example because another program does.
    pub async fn serve(self, app: Router, commands: &[Command<'_>]) -> Result<(), BoxError> {
        let listener = self.listen().await?;
        self.announce(commands);
        let server = twiml_runtime::serve(listener, app).shutdown_timeout(Duration::from_secs(5));
        server.with_graceful_shutdown(stopped()).await?;
        Ok(())
    }

    /// Serves, with a phone in the same terminal that calls this number, until `quit` or Ctrl-C. Without the phone, it is [`serve`](Self::serve).
    ///
    /// # Errors
    ///
    /// As [`serve`](Self::serve).
    pub async fn serve_with_phone(self, app: Router, number: Number<'_>) -> Result<(), BoxError> {
        if !self.has_prompt {
            let commands = [Command::call(number.voice), Command::text(number.sms, "Hello there")];
            return self.serve(app, &commands).await;
        }
        let listener = self.listen().await?;
        let address = self.verifier.public_url().as_str();
        println!("The application listens on {address}, and this is a phone that calls it:");
        let phone = Phone::connect(address, self.verifier.clone());
        tokio::select! {
            served = twiml_runtime::serve(listener, app) => served?,
            () = prompt::converse(&phone, number) => {}
            () = stopped() => {}
        }
        Ok(())
    }

    async fn listen(&self) -> Result<TcpListener, BoxError> {
        let listener = TcpListener::bind(self.address).await.map_err(|error| {
            format!("cannot listen on {}: {error}; set PORT to another port", self.address)
        })?;
        Ok(listener)
    }

    fn announce(&self, commands: &[Command<'_>]) {
        let (address, public_url) = (self.address, self.verifier.public_url());
        if !self.development {
            println!("Listening on {address} for {public_url}.");
            return;
        }
        println!("TWILIO_AUTH_TOKEN is not set: using a development token, and listening on {address} only.");
        println!("\nCall the webhooks from another terminal, as Twilio would:\n");
        for command in commands {
            println!("  {}", command.shown(public_url.as_str(), DEVELOPMENT_TOKEN));
        }
        println!("\nCtrl-C stops the server.");
    }
}

async fn stopped() {
    if let Err(error) = tokio::signal::ctrl_c().await {
        tracing::error!(%error, "cannot wait for Ctrl-C");
        std::future::pending::<()>().await;
    }
}
