//! An application, and what it is told to do.

use std::fmt;
use std::future::pending;
use std::path::PathBuf;
use std::pin::Pin;

use axum::Router;
use twiml_runtime::{BoxError, PublicUrl, Verifier, Webhooks};

use super::account::Account;
use super::application::Application;
use super::public_url::{NOWHERE, needed, verifier_at, verifier_from_env};
use crate::Client;
use crate::plan::Journal;

/// An application that is its own tool.
///
/// ```no_run
/// ///
/// use clap::Parser;
/// use twiml_client::cli::{Command, Tool};
/// use twiml_runtime::prelude::*;
///
/// # #[voice_webhook("/voice", entry)]
/// # async fn voice(_call: IncomingCall) -> VoiceResponse { twiml! { <Response><Say>"Hello!"</Say></Response> } }
/// # #[derive(Clone)] struct Db;
/// # impl Db { fn open() -> Result<Self, BoxError> { Ok(Self) } }
/// fn app(verifier: Verifier) -> Webhooks<Db> {
///     webhooks![voice].verified_by(verifier)
/// }
///
/// #[derive(Parser)]
/// struct Args {
///     #[command(subcommand)]
///     command: Command,
/// }
///
/// #[tokio::main]
/// async fn main() -> ExitCode {
///     let tool = Tool::opening(app, |_verifier| Db::open());
///     let tool = tool.router(|router| router.route("/health", axum::routing::get(async || "well")));
///     tool.run(Args::parse().command).await
/// }
/// ```
#[must_use = "a tool does nothing until `.run(command)`"]
pub struct Tool<S> {
    pub(super) application: Application<S>,
    pub(super) verifier: MakeVerifier,
    client: Box<dyn Fn() -> Result<Client, BoxError> + Send + Sync>,
    journal: Option<PathBuf>,
    pub(super) during: During,
}

/// Makes the verifier for a public URL.
type MakeVerifier = Box<dyn Fn(&PublicUrl) -> Result<Verifier, BoxError> + Send + Sync>;

/// What is done while the application is served.
type During = Box<dyn FnOnce(PublicUrl) -> Pin<Box<dyn Future<Output = Result<(), BoxError>> + Send>> + Send>;

impl<S: Clone + Send + Sync + 'static> Tool<S> {
    /// The application whose webhooks this function makes, and which has this state.
    ///
    /// The function is called more than once: to look at the webhooks, which needs neither an account nor a public URL, and to serve them.
    pub fn new(app: impl Fn(Verifier) -> Webhooks<S> + Send + Sync + 'static, state: S) -> Self {
        Self::opening(app, |_| Ok(state))
    }

    /// As [`new`](Self::new), with a state that is opened only when it is needed, such as a database.
    pub fn opening(
        app: impl Fn(Verifier) -> Webhooks<S> + Send + Sync + 'static,
        open: impl FnOnce(&Verifier) -> Result<S, BoxError> + Send + 'static,
    ) -> Self {
        Self {
            application: Application::new(app, open),
            verifier: Box::new(verifier_from_env),
            client: Box::new(|| Ok(Client::from_env()?)),
            journal: None,
            during: Box::new(|_| Box::pin(pending())),
        }
    }

    /// Makes the verifier for the public URL that was found. Without this, it is one with the token in `TWILIO_AUTH_TOKEN`.
    pub fn verifier(
        mut self,
        verifier: impl Fn(&PublicUrl) -> Result<Verifier, BoxError> + Send + Sync + 'static,
    ) -> Self {
        self.verifier = Box::new(verifier);
        self
    }

    /// Makes the whole application of the router of its webhooks: with other routes, and layers.
    pub fn router(mut self, router: impl FnOnce(Router) -> Router + Send + 'static) -> Self {
        self.application.router = Box::new(router);
        self
    }

    /// Makes the client. Without this, it is [`Client::from_env`].
    pub fn client(mut self, client: impl Fn() -> Result<Client, BoxError> + Send + Sync + 'static) -> Self {
        self.client = Box::new(client);
        self
    }

    /// Keeps the journal of what was configured before in this folder, in place of [that of the user](Journal::of_user).
    pub fn journal(mut self, folder: impl Into<PathBuf>) -> Self {
        self.journal = Some(folder.into());
        self
    }

    /// Does this once the application is served at its public URL, and ends it when this is done or has failed. Without this, it is served until Ctrl-C.
    pub fn during<F>(mut self, during: impl FnOnce(PublicUrl) -> F + Send + 'static) -> Self
    where
        F: Future<Output = Result<(), BoxError>> + Send + 'static,
    {
        self.during = Box::new(|public_url| Box::pin(during(public_url)));
        self
    }
}

impl<S: Clone + Send + Sync + 'static> Tool<S> {
    /// What is configured, and what was.
    pub(super) fn account(&self) -> Result<Account, BoxError> {
        let journal = self.journal.clone().map_or_else(Journal::of_user, |folder| Ok(Journal::at(folder)))?;
        Ok(Account { client: (self.client)()?, journal })
    }

    /// The webhooks, to be looked at.
    pub(super) fn unserved(&self) -> Result<Webhooks<S>, BoxError> {
        Ok(self.application.webhooks(verifier_at(NOWHERE)?))
    }

    /// The webhooks at a public URL, to be compared with what is configured.
    pub(super) fn unserved_at(&self, public_url: Option<&str>) -> Result<Webhooks<S>, BoxError> {
        Ok(self.application.webhooks(verifier_at(&needed(public_url)?)?))
    }
}

impl<S> fmt::Debug for Tool<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tool").finish_non_exhaustive()
    }
}
