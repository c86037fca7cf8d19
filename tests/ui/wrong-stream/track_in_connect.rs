use twiml_runtime::prelude::*;

#[media_stream("/echo")]
async fn echo(_call: MediaStream) {}

#[voice_webhook("/voice")]
async fn voice(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Connect><Stream url=echo track="both_tracks"/></Connect></Response> }
}

fn main() {}
