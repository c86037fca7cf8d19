//! `serve`: from an address on this machine to an application that Twilio reaches, and back.
//!
//! It goes stage by stage: listen, tunnel, serve. Ctrl-C is heard at each of them.

mod listen;
mod server;
mod stop;

use std::process::ExitCode;

use twiml_runtime::BoxError;

use super::command::Serve;
use super::public_url::find;
use super::terminal::line;
use super::tool::Tool;
use listen::listen;
use server::Server;
use stop::Stop;

/// Serves until it is told to stop.
pub(super) async fn run<S>(tool: Tool<S>, args: &Serve) -> Result<ExitCode, BoxError>
where
    S: Clone + Send + Sync + 'static,
{
    let stop = Stop::on_signals()?;
    let listener = listen(args).await?;
    let address = listener.local_addr()?;
    line(format_args!("Listening on {address}."));

    let Some(tunnel) = stop.unless(find(args, address.port())).await else { return Ok(stopped()) };
    let tunnel = tunnel?;
    let public_url = tunnel.public_url();
    line(format_args!("Public URL: {public_url} ({}).", tunnel.kind()));

    let Tool { application, verifier, during, .. } = tool;
    let verifier = verifier(public_url)?;
    let mut server = Server::start(application.into_servable(verifier)?, listener);
    line(format_args!("Serving {}. Ctrl-C stops.", server.webhooks()));
    let mut outcome = Ok(());
    tokio::select! {
        () = stop.asked() => {}
        done = during(public_url.clone()) => outcome = done,
        ended = server.ended() => return ended.map(|()| stopped()),
    }
    server.stop().await?;
    outcome?;
    Ok(stopped())
}

fn stopped() -> ExitCode {
    line("Stopped.");
    ExitCode::SUCCESS
}
