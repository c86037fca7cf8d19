use twiml_runtime::prelude::*;

#[voice_webhook("/menu")]
async fn menu(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn document(late: bool) -> VoiceResponse {
    twiml! { <Response><Gather action=if late { menu } else { menu }/></Response> }
}

fn main() {}
