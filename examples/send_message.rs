//! A message that the application sends by itself, followed until it is delivered. Without configuration, it goes to a phone on this machine:
//!
//! ```sh
//! cargo run --example send_message
//! ```
//!
//! With an account, and a tunnel or `TWILIO_PUBLIC_URL`, it goes out: `-- +15551110000 --from +15552220000`. `examples/lib.rs` says more.

use std::collections::HashMap;
use std::process::ExitCode;
use std::sync::Arc;

use tokio::sync::watch;
use twiml_client::cli::Tool;
use twiml_client::prelude::*;
use twiml_examples::Account;
use twiml_runtime::prelude::*;

/// Sends the message, and waits for what becomes of it.
async fn send(account: Account, outbox: Outbox) -> Result<(), BoxError> {
    let message = SendMessage::to(account.to.clone())
        .from(account.from.clone())
        .body("Your order has left. It will be with you tomorrow.")
        .status_callback::<message_status>(&account.public_url)
        .send(&account.client)
        .await?;
    println!("{} is {}.", message.sid, message.status);
    // A callback may have been faster than this answer.
    outbox.update(&message.sid, message.status);

    let status = account.until(outbox.finished(&message.sid)).await;
    println!("{} is {}.", message.sid, status.as_ref().map_or("on its way", MessageStatus::as_str));
    Ok(())
}

/// What becomes of it, as Twilio says: in any order, and perhaps twice.
#[status_callback("/webhooks/twilio/message-status")]
async fn message_status(update: MessageStatusUpdate, State(outbox): State<Outbox>) {
    if let Some(code) = update.error_code {
        tracing::error!(sid = %update.message_sid, %code, meaning = code.meaning(), "not delivered");
    }
    outbox.update(&update.message_sid, update.message_status.clone());
}

/// The progress of every message. In place of a database.
#[derive(Clone, Default)]
struct Outbox(Arc<watch::Sender<HashMap<MessageSid, MessageProgress>>>);

impl Outbox {
    /// Takes a status, from whichever side it comes. The newest wins.
    fn update(&self, sid: &MessageSid, status: MessageStatus) {
        self.0.send_modify(|outbox| {
            outbox.entry(sid.clone()).or_default().update(status);
        });
    }

    fn status(&self, sid: &MessageSid) -> Option<MessageStatus> {
        self.0.borrow().get(sid).and_then(|progress| progress.status().cloned())
    }

    /// Waits until nothing more will become of it.
    async fn finished(&self, sid: &MessageSid) -> MessageStatus {
        let is_final =
            |outbox: &HashMap<_, MessageProgress>| outbox.get(sid).is_some_and(MessageProgress::is_final);
        // The sender is `self`, so it does not go away.
        let _ = self.0.subscribe().wait_for(is_final).await;
        self.status(sid).unwrap_or(MessageStatus::Missing)
    }
}

fn app(verifier: Verifier) -> Webhooks<Outbox> {
    webhooks![message_status].verified_by(verifier)
}

#[tokio::main]
async fn main() -> ExitCode {
    let outbox = Outbox::default();
    let tool = Tool::new(app, outbox.clone());
    twiml_examples::reach_out(tool, |account| send(account, outbox)).await
}

#[cfg(test)]
#[path = "tests/send_message.rs"]
mod tests;
