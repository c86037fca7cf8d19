use twiml_runtime::prelude::*;

#[media_stream("/echo")]
async fn echo(_call: MediaStream) {}

#[voice_webhook("/voice")]
async fn voice(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Connect><ConversationRelay url=echo/></Connect></Response> }
}

fn main() {}
