use twiml_runtime::prelude::*;

#[voice_webhook("/menu")]
async fn menu(_input: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

#[voice_webhook("/hold/{caller}")]
async fn hold(_call: IncomingCall, Path(_caller): Path<u32>) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn ask(busy: bool) -> VoiceResponse {
    twiml! {
        <Response>
            <Gather action={if busy { menu::link() } else { hold::at(7) }}/>
            <Redirect>{match busy { true => hold::at(7), false => menu::link() }}</Redirect>
        </Response>
    }
}

fn main() {}
