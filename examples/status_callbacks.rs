//! The progress of messages, calls and recordings, and why they failed, without configuration:
//!
//! ```sh
//! cargo run --example status_callbacks
//! ```
//!
//! Twilio sends callbacks in any order, and may send one twice: the newest status wins.

use std::collections::HashMap;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};

use twiml_client::cli::Tool;
use twiml_examples::{Command, Trial};
use twiml_runtime::prelude::*;

/// Replies, and asks for status updates on the reply.
#[sms_webhook("/webhooks/twilio/sms")]
async fn sms(_msg: IncomingMessage) -> MessagingResponse {
    twiml! {
        <Response>
            <Message statusCallback=message_status>"Thanks, we got your message!"</Message>
        </Response>
    }
}

/// Connects the caller, and asks for status updates on the call.
#[voice_webhook("/webhooks/twilio/voice")]
async fn voice(_call: IncomingCall) -> VoiceResponse {
    twiml! {
        <Response>
            <Dial record="record-from-answer-dual" recordingStatusCallback=recording_status>
                <Number statusCallback=call_status statusCallbackEvent="initiated ringing answered completed">
                    "+15551230003"
                </Number>
            </Dial>
        </Response>
    }
}

#[status_callback("/webhooks/twilio/message-status")]
async fn message_status(update: MessageStatusUpdate, State(statuses): State<Statuses>) {
    let (sid, status) = (&update.message_sid, &update.message_status);
    if !statuses.messages.update(sid, status) {
        tracing::info!(%sid, %status, "an older update of a message");
    } else if status.is_failure() {
        let why = update.error_code.map(explained);
        tracing::error!(%sid, %status, why, "a message was not delivered");
    } else {
        tracing::info!(%sid, %status, is_final = status.is_final(), "a message made progress");
    }
}

#[status_callback("/webhooks/twilio/call-status")]
async fn call_status(update: CallStatusUpdate, State(statuses): State<Statuses>) {
    let (sid, status) = (&update.call_sid, &update.call_status);
    if !statuses.calls.update(sid, status) {
        tracing::info!(%sid, %status, "an older update of a call");
    } else if status.is_failure() {
        let why = update.error_code.map(explained);
        tracing::error!(%sid, %status, sip = update.sip_response_code, why, "a call reached nobody");
    } else {
        tracing::info!(%sid, %status, took = ?update.call_duration, "a call made progress");
    }
}

#[status_callback("/webhooks/twilio/recording-status")]
async fn recording_status(recording: RecordingStatusUpdate) {
    let (sid, url) = (&recording.recording_sid, &recording.recording_url);
    match &recording.recording_status {
        RecordingStatus::Completed => {
            tracing::info!(%sid, %url, lasts = ?recording.recording_duration, "a recording is ready");
        }
        // For a recording without an error Twilio sends the code 0, which becomes `None`.
        status => tracing::info!(%sid, %status, why = recording.error_code.map(explained), "a recording"),
    }
}

/// What a code means, and where Twilio says what to do about it.
fn explained(code: ErrorCode) -> String {
    let meaning = code.meaning().unwrap_or("not a code known here");
    format!("{code}: {meaning}; see {}", code.link())
}

/// The progress of everything. In place of a database.
#[derive(Clone, Default)]
struct Statuses {
    messages: Newest<MessageSid, MessageStatus>,
    calls: Newest<CallSid, CallStatus>,
}

/// The newest status of each message or call.
#[derive(Clone)]
struct Newest<Sid, Status>(Arc<Mutex<HashMap<Sid, Progress<Status>>>>);

impl<Sid, Status> Default for Newest<Sid, Status> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

impl<Sid: Clone + Eq + std::hash::Hash, Status: Clone + Ranked> Newest<Sid, Status> {
    /// Takes an update, and says whether it was new.
    fn update(&self, sid: &Sid, status: &Status) -> bool {
        let mut newest = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        newest.entry(sid.clone()).or_default().update(status.clone())
    }
}

fn app(verifier: Verifier) -> Webhooks<Statuses> {
    webhooks![sms, voice, message_status, call_status, recording_status].verified_by(verifier)
}

#[tokio::main]
async fn main() -> ExitCode {
    let trial = Trial::by([Command::text(sms::PATH, "Hello there"), Command::call(voice::PATH)]);
    twiml_examples::run(Tool::new(app, Statuses::default()), trial).await
}

#[cfg(test)]
#[path = "tests/status_callbacks.rs"]
mod tests;
