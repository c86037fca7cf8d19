use twiml_runtime::TaskSid;
use twiml_runtime::prelude::*;

#[voice_webhook("/task")]
async fn task(Path(_task): Path<TaskSid>) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {}
