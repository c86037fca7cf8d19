//! An application that knows the runtime as `twilio`, and has no other way to it. Its handlers are public, so that
//! lints about what a crate shows to others see what is generated as well.

#![deny(missing_docs, missing_debug_implementations, missing_copy_implementations, unreachable_pub, unused)]

use twilio::prelude::*;

/// What a Studio flow asks for.
#[derive(Debug, Clone, Copy, serde::Deserialize)]
pub struct Order {
    /// The number of the order.
    pub number: u32,
}

/// Answers messages.
///
/// # Errors
///
/// None so far.
#[sms_webhook("/sms", fallback = sms_fallback)]
pub async fn sms(message: IncomingMessage) -> Result<MessagingResponse, BoxError> {
    Ok(
        twiml! { <Response><Message action=sms statusCallback=message_status>{&message.body}</Message></Response> },
    )
}

/// Answers messages for [`sms`](fn@sms).
#[sms_webhook("/sms-fallback")]
pub async fn sms_fallback(_failed: Fallback<IncomingMessage>) -> MessagingResponse {
    twiml! { <Response><Message>"Later"</Message></Response> }
}

/// Is told how messages fare.
#[status_callback("/message-status")]
pub async fn message_status(_update: MessageStatusUpdate) {}

/// Answers calls.
#[voice_webhook("/voice")]
pub async fn voice(State(greeting): State<&'static str>) -> VoiceResponse {
    twiml! { <Response><Gather action=menu><Say>{greeting}</Say></Gather></Response> }
}

/// Goes on with a call.
#[voice_webhook("/menu", method = "GET")]
pub async fn menu(_input: GatherInput) -> VoiceResponse {
    twiml! { <Response><Redirect>voice</Redirect></Response> }
}

/// Answers a Studio flow.
#[studio_webhook("/order")]
pub async fn order(Signed(order): Signed<Order>) -> Json<u32> {
    Json(order.number)
}

/// All of them.
pub fn app(verifier: Verifier) -> Webhooks<&'static str> {
    webhooks![sms, sms_fallback, message_status, voice, menu, order].verified_by(verifier)
}

#[cfg(test)]
mod tests {
    use twiml_tests::client::{CALL, MESSAGE, Twilio};
    use twiml_tests::signed::{PUBLIC_URL, verifier};

    async fn post(path: &str, params: &[(&str, &str)]) -> String {
        let app = super::app(verifier(PUBLIC_URL)).into_router().with_state("Hello");
        Twilio::calling(app, verifier(PUBLIC_URL)).post(path, params).await.body
    }

    #[tokio::test]
    async fn the_runtime_is_found_under_its_other_name() {
        assert_eq!(
            post("/voice", &CALL).await,
            r#"<Response><Gather action="/menu" method="GET"><Say>Hello</Say></Gather></Response>"#
        );
        assert_eq!(
            post("/sms", &MESSAGE).await,
            concat!(
                r#"<Response><Message action="/sms" method="POST" statusCallback="/message-status">"#,
                "Tom &amp; Ann</Message></Response>"
            )
        );
        assert_eq!(post("/order", &[("number", "4711")]).await, "4711");
    }
}
