//! The application of the states, as handlers.

use twiml_runtime::prelude::*;
use twiml_runtime::{CallStatusUpdate, IncomingCall, IncomingMessage};

pub(crate) const PUBLIC_URL: &str = "https://app.example.com";

#[sms_webhook("/webhooks/twilio/sms", entry, fallback = sms_fallback)]
async fn sms(_message: IncomingMessage) -> MessagingResponse {
    twiml! { <Response><Message>"Hello!"</Message></Response> }
}

#[sms_webhook("/webhooks/twilio/sms-fallback")]
async fn sms_fallback(_failed: Fallback<IncomingMessage>) -> MessagingResponse {
    twiml! { <Response><Message>"Later, please."</Message></Response> }
}

#[voice_webhook("/webhooks/twilio/voice", entry, fallback = voice_fallback)]
async fn voice(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Say>"Hello!"</Say></Response> }
}

#[voice_webhook("/webhooks/twilio/voice-fallback")]
async fn voice_fallback(_failed: Fallback<IncomingCall>) -> VoiceResponse {
    twiml! { <Response><Say>"Later, please."</Say></Response> }
}

#[status_callback("/webhooks/twilio/call-status", entry)]
async fn call_status(_update: CallStatusUpdate) {}

#[status_callback("/webhooks/twilio/message-status", entry)]
async fn message_status(_update: MessageStatusUpdate) {}

/// The application at an address.
pub(crate) fn webhooks_at(public_url: &str) -> Webhooks<()> {
    webhooks![sms, sms_fallback, voice, voice_fallback, call_status, message_status]
        .verified_by(Verifier::new("a token", public_url).unwrap())
}

pub(crate) fn webhooks() -> Webhooks<()> {
    webhooks_at(PUBLIC_URL)
}
