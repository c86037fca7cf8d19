//! The webhooks that all servers here have: a text message that is answered with its own text, and a call that is answered with a menu.

use twiml_runtime::prelude::*;

/// `POST /sms`.
#[sms_webhook("/sms")]
pub async fn sms(msg: IncomingMessage) -> MessagingResponse {
    twiml! { <Response><Message>{&msg.from} " said: " {&msg.body}</Message></Response> }
}

/// `POST /voice`.
#[voice_webhook("/voice")]
pub async fn voice(call: IncomingCall) -> VoiceResponse {
    twiml! {
        <Response>
            <Gather numDigits=1 action="/voice/menu">
                <Say>"Hello " {&call.from_geography.city} " caller " {&call.from} ". Press 1 for sales, 2 for support."</Say>
            </Gather>
            <Redirect>"/voice"</Redirect>
        </Response>
    }
}
