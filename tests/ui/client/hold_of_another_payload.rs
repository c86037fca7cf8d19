use twiml_client::prelude::*;
use twiml_runtime::prelude::*;

#[voice_webhook("/menu")]
async fn menu(_input: GatherInput) -> VoiceResponse {
    twiml! { <Response><Pause/></Response> }
}

fn hold(conference: &ConferenceSid, call: &CallSid, public_url: &PublicUrl) {
    let _ = UpdateParticipant::of(conference, call).hold_url::<menu>(public_url);
}

fn main() {}
