//! `serve`: from an address on this machine to an application that Twilio reaches, and back.
//!
//! It goes stage by stage: listen, tunnel, plan, apply, serve. When it is time to stop, whichever stage it is at, what was applied is restored, and the
//! requests that are under way are answered.

mod left;
mod listen;
mod numbers;
mod probe;
mod server;
mod session;
mod stop;

use std::panic::{AssertUnwindSafe, resume_unwind};
use std::process::ExitCode;

use futures_util::FutureExt as _;
use twiml_runtime::BoxError;

use super::command::ServeArgs;
use super::public_url::find;
use super::terminal::line;
use super::tool::Tool;
use crate::tunnel::Probe;
use left::Left;
use listen::listen;
use numbers::Numbers;
use server::Server;
use session::Session;
use stop::Stop;

/// Serves until it is told to stop.
pub(super) async fn run<S>(tool: Tool<S>, args: &ServeArgs) -> Result<ExitCode, BoxError>
where
    S: Clone + Send + Sync + 'static,
{
    // What is missing is said before anything begins.
    let account = if args.number.is_empty() { None } else { Some(tool.account()?) };
    let Tool { application, verifier, during, .. } = tool;
    let left = Left::in_journal(account.as_ref().map(|account| account.journal.clone()));
    let stop = Stop::on_signals(left.clone())?;
    let listener = listen(args).await?;
    let address = listener.local_addr()?;
    line(format_args!("Listening on {address}."));

    let Some(tunnel) = stop.unless(find(args, address.port())).await else { return Ok(stopped(true)) };
    let tunnel = tunnel?;
    let public_url = tunnel.public_url().clone();
    line(format_args!("Public URL: {public_url} ({}).", tunnel.kind()));

    let verifier = verifier(&public_url)?;
    let numbers = account.map(|account| {
        let webhooks = application.webhooks(verifier.clone());
        Numbers { account, webhooks, args, left }
    });
    let probe = Probe::new();
    let mut application = application.into_servable(verifier.clone())?;
    application.router = probe::answered(application.router, &probe);
    let server = Server::start(application, listener);
    probe::warn_if_unheard(probe, public_url.clone());

    let mut session = Session { stop, tunnel, verifier, numbers, server };
    let outcome = AssertUnwindSafe(session.serve(during(public_url))).catch_unwind().await;
    let is_restored = session.restore().await;
    let ended = session.server.stop().await;
    outcome.unwrap_or_else(|panic| resume_unwind(panic))?;
    ended?;
    Ok(stopped(is_restored))
}

fn stopped(is_restored: bool) -> ExitCode {
    line("Stopped.");
    if is_restored { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
