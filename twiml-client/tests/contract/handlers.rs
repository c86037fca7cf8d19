//! The handlers that requests name.

#![allow(dead_code, reason = "requests name them, and nobody calls them")]

use twiml_runtime::prelude::*;

#[status_callback("/message-status")]
pub(crate) async fn message_status(_update: MessageStatusUpdate) {}

#[status_callback("/orders/{id}/status")]
pub(crate) async fn order_status(_update: MessageStatusUpdate, Path(_id): Path<u32>) {}

#[sms_webhook("/inbox")]
pub(crate) async fn inbox(_message: IncomingMessage) -> MessagingResponse {
    twiml! { <Response><Message>"Thank you."</Message></Response> }
}

#[sms_webhook("/inbox-fallback", method = "GET")]
pub(crate) async fn inbox_fallback(_failed: Fallback<IncomingMessage>) -> MessagingResponse {
    twiml! { <Response><Message>"Later, please."</Message></Response> }
}

#[voice_webhook("/voice")]
pub(crate) async fn voice(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

#[voice_webhook("/greet/{name}", method = "GET")]
pub(crate) async fn greet(_call: IncomingCall, Path(_name): Path<String>) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

#[voice_webhook("/apology", method = "GET")]
pub(crate) async fn apology(_failed: Fallback<IncomingCall>) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

#[voice_webhook("/menu")]
pub(crate) async fn menu(_input: GatherInput) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

#[voice_webhook("/on-hold")]
pub(crate) async fn on_hold(_waiting: ConferenceWait) -> VoiceResponse {
    twiml! { <Response><Say>"One moment, please."</Say></Response> }
}

#[voice_webhook("/minutes/{left}", method = "GET")]
pub(crate) async fn minutes_left(_waiting: ConferenceWait, Path(_left): Path<u32>) -> VoiceResponse {
    twiml! { <Response><Say>"Soon."</Say></Response> }
}

#[status_callback("/call-status")]
pub(crate) async fn call_status(_update: CallStatusUpdate) {}

#[status_callback("/calls/{id}/status")]
pub(crate) async fn order_call_status(_update: CallStatusUpdate, Path(_id): Path<u32>) {}

#[status_callback("/recorded")]
pub(crate) async fn recorded(_update: RecordingStatusUpdate) {}

#[status_callback("/recorded/{id}")]
pub(crate) async fn order_recorded(_update: RecordingStatusUpdate, Path(_id): Path<u32>) {}

#[status_callback("/answered")]
pub(crate) async fn answered(_detection: MachineDetection) {}

#[status_callback("/answered/{id}")]
pub(crate) async fn order_answered(_detection: MachineDetection, Path(_id): Path<u32>) {}

/// Where the application is.
pub(crate) fn public_url() -> PublicUrl {
    "https://app.example".parse().unwrap()
}
