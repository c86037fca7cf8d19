use twiml_runtime::prelude::*;

#[voice_webhook("/menu")]
async fn menu(_input: GatherInput) -> VoiceResponse {
    twiml! { <Response/> }
}

fn document(id: u32) -> VoiceResponse {
    twiml! { <Response><Gather action={menu::at(id)}/></Response> }
}

fn main() {}
