use twiml_runtime::prelude::*;

#[voice_webhook("/menu")]
async fn menu(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

struct Shop {
    next: Link<menu>,
}

fn document(shop: Shop) -> VoiceResponse {
    twiml! { <Response><Gather action=shop.next/><Redirect>menu::link()</Redirect></Response> }
}

fn main() {}
