//! The application that the tests start.

use std::process::{ExitCode, exit};

use clap::Parser;
use twiml_client::ClientBuilder;
use twiml_client::cli::{Command, Tool};
use twiml_runtime::prelude::*;

#[sms_webhook("/sms", entry, fallback = sms_fallback)]
async fn sms(_msg: IncomingMessage) -> MessagingResponse {
    twiml! { <Response><Message>"Hello!"</Message></Response> }
}

#[sms_webhook("/sms-fallback")]
async fn sms_fallback(_failed: Fallback<IncomingMessage>) -> MessagingResponse {
    twiml! { <Response/> }
}

#[voice_webhook("/voice", entry)]
async fn voice(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Say>"Hello!"</Say></Response> }
}

fn app(verifier: Verifier) -> Webhooks<()> {
    webhooks![sms, sms_fallback, voice].verified_by(verifier)
}

#[derive(Parser)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

/// The variable that the command line is in: its words, with newlines between them.
pub(crate) const ARGUMENTS: &str = "TWIML_TEST_ARGUMENTS";
/// The variable with which the application panics once it is served.
pub(crate) const PANICS: &str = "TWIML_TEST_PANICS";

/// A process that is started by the tests, of this very binary.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "the other tests start it"]
async fn application() {
    let Ok(arguments) = std::env::var(ARGUMENTS) else { return };
    let args = Args::parse_from(["application"].into_iter().chain(arguments.lines()));
    let tool = Tool::new(app, ()).client(|| {
        let client = ClientBuilder::from_env()?;
        Ok(client.base_url(std::env::var("TWILIO_BASE_URL")?).build()?)
    });
    let panics = std::env::var_os(PANICS).is_some();
    let tool = tool.during(async move |_| {
        assert!(!panics, "as it was told to");
        std::future::pending().await
    });
    let status = tool.run(args.command).await;
    let statuses = [0, 1, 2];
    exit(statuses.into_iter().find(|code| ExitCode::from(*code) == status).map_or(99, i32::from))
}
