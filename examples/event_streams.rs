//! What happens in the account, as Event Streams and the debugger report it, without configuration:
//!
//! ```sh
//! cargo run --example event_streams
//! ```

use std::collections::HashSet;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};

use serde::Deserialize;
use twiml_client::cli::Tool;
use twiml_examples::{Command, Trial};
use twiml_runtime::prelude::*;

/// What the events of a message say about it, as far as it matters here.
///
/// <https://www.twilio.com/docs/events/event-types/messaging/outbound-message>
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Message {
    message_sid: MessageSid,
    error_code: Option<ErrorCode>,
}

/// Events arrive as a JSON array, each at least once, and in any order.
///
/// <https://www.twilio.com/docs/events/webhook-quickstart>
#[status_callback("/webhooks/twilio/events")]
async fn events(Signed(events): Signed<Vec<CloudEvent>>, State(seen): State<Seen>) {
    for event in events.into_iter().filter(|event| seen.is_new(event)) {
        let CloudEvent { id, r#type, .. } = &event;
        match (r#type.as_str(), event.data_as()) {
            (
                "com.twilio.messaging.message.failed" | "com.twilio.messaging.message.undelivered",
                Ok(Message { message_sid, error_code: Some(code) }),
            ) => {
                let meaning = code.meaning().unwrap_or("an unknown code");
                tracing::error!(id, %message_sid, "not delivered, {code}: {meaning}; see {}", code.link());
            }
            ("com.twilio.messaging.message.delivered", Ok(Message { message_sid, .. })) => {
                tracing::info!(id, %message_sid, "delivered");
            }
            _ => tracing::info!(id, r#type, data = %event.data, "another event"),
        }
    }
}

/// What a debugger event says in addition to its level.
#[derive(Deserialize)]
struct Trouble {
    error_code: String,
    resource_sid: Option<String>,
}

/// Errors and warnings of the account, as a form whose `Payload` is JSON.
///
/// <https://www.twilio.com/docs/usage/troubleshooting/debugging-event-webhooks>
#[status_callback("/webhooks/twilio/debugger")]
async fn debugger(event: DebuggerEvent) -> Result<(), BoxError> {
    let Trouble { error_code, resource_sid } = event.payload.parse()?;
    let code = ErrorCode::new(error_code.parse()?);
    tracing::warn!(level = %event.level, %code, meaning = code.meaning(), resource_sid, "see {}", code.link());
    Ok(())
}

/// The events that were handled already. In place of a database.
#[derive(Clone, Default)]
struct Seen(Arc<Mutex<HashSet<String>>>);

impl Seen {
    /// Whether the event is seen for the first time.
    fn is_new(&self, event: &CloudEvent) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(event.id.clone())
    }
}

fn app(verifier: Verifier) -> Webhooks<Seen> {
    webhooks![events, debugger].verified_by(verifier)
}

#[tokio::main]
async fn main() -> ExitCode {
    let trial = Trial::by([Command::send("debugger-event", debugger::PATH)]);
    twiml_examples::run(Tool::new(app, Seen::default()), trial).await
}

#[cfg(test)]
#[path = "tests/event_streams.rs"]
mod tests;
