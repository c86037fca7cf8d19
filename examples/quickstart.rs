//! Messages, calls, a menu, status callbacks and a fallback, without configuration:
//!
//! ```sh
//! cargo run --example quickstart
//! ```
//!
//! It comes with a phone in the same terminal: `call`, `press 1`, `text Hello`. With `-- serve` it only serves, and with `-- graph` it prints
//! its call flow instead. `examples/lib.rs` says what else it can do, such as serving Twilio itself.

use std::fmt;
use std::process::ExitCode;
use std::sync::{Arc, Mutex};

use twiml_client::cli::Tool;
use twiml_examples::{Number, Trial};
use twiml_runtime::prelude::*;

#[sms_webhook("/webhooks/twilio/sms", entry, fallback = sms_fallback)]
async fn sms(msg: IncomingMessage, State(db): State<Db>) -> Result<MessagingResponse, DbError> {
    let count = db.save(&msg.message_sid, &msg.body)?;
    Ok(twiml! {
        <Response>
            <Message>"Thanks, " {&msg.from} ", we got your message! It is number " {count} "."</Message>
        </Response>
    })
}

#[sms_webhook("/webhooks/twilio/sms-fallback")]
async fn sms_fallback(failed: Fallback<IncomingMessage>) -> MessagingResponse {
    tracing::warn!(code = ?failed.error_code, url = ?failed.error_url, "answering for a webhook that failed");
    twiml! {
        <Response>
            <Message>"We cannot take your message right now. Please try again later."</Message>
        </Response>
    }
}

#[voice_webhook("/webhooks/twilio/voice", entry)]
async fn voice(_call: IncomingCall) -> VoiceResponse {
    twiml! {
        <Response>
            <Say voice="Polly.Joanna">"Hello! Thanks for calling."</Say>
            <Gather numDigits=1 action=menu>
                <Say>"Press 1 for sales, 2 for support."</Say>
            </Gather>
            <Say>"We did not hear from you. Goodbye!"</Say>
        </Response>
    }
}

#[voice_webhook("/webhooks/twilio/menu")]
async fn menu(input: GatherInput) -> VoiceResponse {
    let number = match input.answer() {
        Answer::Digits("1") => "+15551234567",
        _ => "+15559876543",
    };
    twiml! { <Response><Dial>{number}</Dial></Response> }
}

#[status_callback("/webhooks/twilio/status")]
async fn message_status(update: MessageStatusUpdate) {
    let (sid, status) = (&update.message_sid, &update.message_status);
    if status.is_failure() {
        tracing::error!(%sid, %status, code = ?update.error_code, "undelivered");
    } else {
        tracing::info!(%sid, %status, "delivery");
    }
}

/// In place of a database.
#[derive(Clone, Default)]
struct Db(Arc<Mutex<Vec<(String, String)>>>);

impl Db {
    /// Saves a message, and returns how many there are now.
    fn save(&self, sid: &str, body: &str) -> Result<usize, DbError> {
        let mut messages = self.0.lock().map_err(|_| DbError)?;
        messages.push((sid.to_owned(), body.to_owned()));
        Ok(messages.len())
    }
}

#[derive(Debug)]
struct DbError;

impl fmt::Display for DbError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the database is not available")
    }
}

impl std::error::Error for DbError {}

fn app(verifier: Verifier) -> Webhooks<Db> {
    webhooks![sms, sms_fallback, voice, menu, message_status].verified_by(verifier)
}

#[tokio::main]
async fn main() -> ExitCode {
    let phone = Trial::Phone(Number { voice: voice::PATH, sms: sms::PATH });
    twiml_examples::run(Tool::new(app, Db::default()), phone).await
}

#[cfg(test)]
#[path = "tests/quickstart.rs"]
mod tests;
