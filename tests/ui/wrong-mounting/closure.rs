use twiml_runtime::prelude::*;

fn main() {
    let _ = webhooks![async |_call: IncomingCall| -> VoiceResponse { twiml! { <Response><Hangup/></Response> } }];
    let _ = webhooks![|call| call];
}
