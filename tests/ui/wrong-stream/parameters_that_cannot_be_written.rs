use twiml_runtime::prelude::*;

#[derive(serde::Deserialize)]
struct Caller {
    account: u32,
}

#[media_stream("/echo")]
async fn echo(_call: MediaStream<Caller>) {}

#[voice_webhook("/voice")]
async fn voice(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Connect><Stream url={echo::with(&Caller { account: 1 })}/></Connect></Response> }
}

fn main() {}
