use twiml_runtime::prelude::*;

#[media_stream("/tap")]
async fn tap(_call: MediaTap) {}

#[voice_webhook("/voice")]
async fn voice(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Connect><Stream url=tap/></Connect></Response> }
}

fn main() {}
