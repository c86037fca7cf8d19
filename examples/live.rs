//! From nothing to a ringing phone: a tunnel, a number that leads here, and as it was before once this ends.
//!
//! ```sh
//! ngrok http 3000                                           # or: cloudflared tunnel --url http://localhost:3000
//! cargo run --example live -- --number +15551110000         # with TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN
//! ```
//!
//! Call the number, or write to it. Ctrl-C restores it; after a power cut, `-- --restore` does. Without an account:
//!
//! ```sh
//! cargo run --example live -- --dry-run                     # all of it, against a phone on this machine
//! ```

use std::process::ExitCode;

use clap::Parser;
use twiml_client::cli::{Command, RestoreArgs, ServeArgs, Tool};
use twiml_client::{Client, ClientBuilder};
use twiml_examples::Rehearsal;
use twiml_runtime::prelude::*;

/// From nothing to a ringing phone.
#[derive(Debug, Parser)]
#[command(after_help = WHAT_TO_SET)]
struct Args {
    /// Do all of it against a phone on this machine, in Twilio's place
    #[arg(long)]
    dry_run: bool,

    /// Only put back what was there before
    #[arg(long, conflicts_with_all = ["dry_run", "number"])]
    restore: bool,

    #[command(flatten)]
    serve: ServeArgs,
}

#[sms_webhook("/live/sms", entry, fallback = sms_fallback)]
async fn sms(msg: IncomingMessage) -> MessagingResponse {
    twiml! { <Response><Message>"You wrote: " {&msg.body}</Message></Response> }
}

#[sms_webhook("/live/sms-fallback")]
async fn sms_fallback(_failed: Fallback<IncomingMessage>) -> MessagingResponse {
    twiml! { <Response><Message>"Please try again later."</Message></Response> }
}

#[voice_webhook("/live/voice", entry)]
async fn voice(_call: IncomingCall) -> VoiceResponse {
    twiml! {
        <Response>
            <Gather numDigits=1 action=pressed>
                <Say>"This is your own machine. Press any key."</Say>
            </Gather>
            <Say>"Goodbye!"</Say>
        </Response>
    }
}

#[voice_webhook("/live/pressed")]
async fn pressed(input: GatherInput) -> VoiceResponse {
    twiml! {
        <Response>
            if let Answer::Digits(digits) = input.answer() { <Say>"You pressed " {digits} "."</Say> }
            <Say>"Goodbye!"</Say>
        </Response>
    }
}

#[status_callback("/live/call-status", entry)]
async fn call_status(update: CallStatusUpdate) {
    tracing::info!(call = %update.call_sid, status = %update.call_status, "a call");
}

fn app(verifier: Verifier) -> Webhooks<()> {
    webhooks![sms, sms_fallback, voice, pressed, call_status].verified_by(verifier)
}

/// The client of the environment; with `TWILIO_BASE_URL`, of a server in Twilio's place.
fn client() -> Result<Client, BoxError> {
    let client = ClientBuilder::from_env()?;
    Ok(match std::env::var("TWILIO_BASE_URL") {
        Ok(url) => client.base_url(url).build()?,
        Err(_) => client.build()?,
    })
}

/// Somebody writes and calls, by the URLs that the number has now.
async fn try_out(rehearsal: &Rehearsal) -> Result<(), BoxError> {
    rehearsal.text("Hello there").await?;
    let call = rehearsal.call().await?;
    call.press("1").await?;
    call.finish().await;
    Ok(())
}

/// All of it, with a phone in Twilio's place.
async fn rehearse(tool: Tool<()>, args: ServeArgs) -> Result<ExitCode, BoxError> {
    let rehearsal = Rehearsal::start(&args).await?;
    rehearsal.print_number("before");
    let (tool, command) = rehearsal.of(tool, args);
    let trying = rehearsal.clone();
    let status = tool.during(async move |_| try_out(&trying).await).run(command).await;
    rehearsal.print_transcript();
    rehearsal.print_number("after");
    Ok(status)
}

const WHAT_TO_SET: &str = "\
To begin, set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN to those of your account (console, account info), start a tunnel
(`ngrok http 3000`), and say which number of the account is to lead here: `-- --number +15551110000`.
Without an account, `-- --dry-run` shows what happens.";

#[tokio::main]
async fn main() -> Result<ExitCode, BoxError> {
    let Args { dry_run, restore, serve } = Args::parse();
    twiml_examples::start_log(if dry_run { "warn" } else { "info" });
    let tool = Tool::new(app, ()).client(client);
    if restore {
        return Ok(tool.run(Command::Restore(RestoreArgs::default())).await);
    }
    if dry_run {
        return rehearse(tool, serve).await;
    }
    if serve.number.is_empty() {
        eprintln!("{WHAT_TO_SET}");
        return Ok(ExitCode::FAILURE);
    }
    Ok(tool.run(Command::Serve(serve)).await)
}

#[cfg(test)]
#[path = "tests/live.rs"]
mod tests;
