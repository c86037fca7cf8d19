use twiml_client::prelude::*;
use twiml_runtime::prelude::*;

#[voice_webhook("/menu")]
async fn menu(_input: GatherInput) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn call(sid: &CallSid, public_url: &PublicUrl) {
    let _ = UpdateCall::of(sid).url::<menu>(public_url);
}

fn main() {}
