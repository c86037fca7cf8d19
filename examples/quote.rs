//! A line that makes a quote for a caller, which takes longer than Twilio waits. The caller hears that it takes a moment,
//! while the handler goes on, and then the quote. It runs without configuration:
//!
//! ```sh
//! cargo run --example quote
//! ```

use std::collections::HashMap;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use twiml_client::cli::Tool;
use twiml_examples::{Command, Trial};
use twiml_runtime::prelude::*;

/// Makes the quote. After four seconds, `one_moment` is replied instead.
#[voice_webhook("/webhooks/twilio/quote", deadline = (4s, one_moment))]
async fn quote(call: IncomingCall, State(quotes): State<Quotes>) -> VoiceResponse {
    let price = quotes.make(&call.call_sid).await;
    tell(price)
}

/// What the caller hears in the meantime.
fn one_moment() -> VoiceResponse {
    twiml! {
        <Response>
            <Say>"One moment, please."</Say>
            <Pause length=5/>
            <Redirect>quoted</Redirect>
        </Response>
    }
}

/// Receives the same call again, by when the quote may have been made.
#[voice_webhook("/webhooks/twilio/quote/made")]
async fn quoted(call: IncomingCall, State(quotes): State<Quotes>) -> VoiceResponse {
    match quotes.take(&call.call_sid) {
        Some(price) => tell(price),
        None => one_moment(),
    }
}

fn tell(price: u32) -> VoiceResponse {
    twiml! {
        <Response>
            <Say>"That will be " {price} " dollars. Goodbye!"</Say>
            <Hangup/>
        </Response>
    }
}

/// The quotes that are made, each for the caller who waits for it.
#[derive(Clone, Default)]
struct Quotes(Arc<Mutex<HashMap<CallSid, u32>>>);

impl Quotes {
    /// Asks around, and keeps what it finds: nobody may be there to hear it.
    async fn make(&self, call: &CallSid) -> u32 {
        tokio::time::sleep(Duration::from_secs(8)).await;
        let price = 42;
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(call.clone(), price);
        tracing::info!(price, "the quote is made");
        price
    }

    fn take(&self, call: &CallSid) -> Option<u32> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(call)
    }
}

fn app(verifier: Verifier) -> Webhooks<Quotes> {
    webhooks![quote, quoted].verified_by(verifier).warn_after(Duration::from_secs(3))
}

#[tokio::main]
async fn main() -> ExitCode {
    let tool = Tool::new(app, Quotes::default());
    twiml_examples::run(tool, Trial::by([Command::call(quote::PATH)])).await
}

#[cfg(test)]
#[path = "tests/quote.rs"]
mod tests;
