use twiml_runtime::prelude::*;

#[derive(serde::Serialize, serde::Deserialize)]
struct Caller {
    account: u32,
}

#[derive(serde::Serialize, serde::Deserialize)]
struct Other {
    account: u32,
}

#[media_stream("/echo")]
async fn echo(_call: MediaStream<Caller>) {}

#[voice_webhook("/voice")]
async fn voice(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Connect><Stream url={echo::with(&Other { account: 1 })}/></Connect></Response> }
}

fn main() {}
