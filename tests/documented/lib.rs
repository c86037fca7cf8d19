//! Five handlers. The documentation of this crate has five pages.

use twiml_runtime::prelude::*;

/// Answers messages.
///
/// The sender gets their text back.
#[sms_webhook("/sms", fallback = sms_fallback)]
pub async fn sms(message: IncomingMessage) -> MessagingResponse {
    twiml! { <Response><Message statusCallback=message_status>{&message.body}</Message></Response> }
}

/// Answers messages for [`sms`].
#[sms_webhook("/sms-fallback")]
pub async fn sms_fallback(_failed: Fallback<IncomingMessage>) -> MessagingResponse {
    twiml! { <Response><Message>"Later"</Message></Response> }
}

/// Is told how messages fare.
#[status_callback("/message-status")]
pub async fn message_status(_update: MessageStatusUpdate) {}

/// Answers calls.
#[voice_webhook("/voice", method = "GET")]
pub async fn voice(State(greeting): State<&'static str>) -> VoiceResponse {
    let again = [("again".to_owned(), 1)].into();
    twiml! { <Response><Gather action={menu::at("main").with(&again)}><Say>{greeting}</Say></Gather></Response> }
}

/// Goes on with a call.
#[voice_webhook("/menus/{name}")]
pub async fn menu(
    _input: GatherInput,
    Path(_name): Path<String>,
    Query(_again): Query<std::collections::BTreeMap<String, u8>>,
) -> VoiceResponse {
    twiml! { <Response><Redirect>voice</Redirect></Response> }
}
