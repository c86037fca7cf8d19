use twiml_runtime::prelude::*;

webhooks! { type Phone = [voice]; }

#[voice_webhook("/voice")]
async fn voice(_call: IncomingCall) -> VoiceResponse {
    Shop.main_menu()
}

#[voice_webhook("/menu")]
async fn menu(_input: GatherInput) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

struct Shop;

impl Shop {
    #[mounted_in(Phone)]
    fn main_menu(&self) -> VoiceResponse {
        use menu as main;
        twiml! { <Response><Gather action=main/><Redirect>voice</Redirect></Response> }
    }
}

fn main() {
    let verifier = Verifier::new("a token", "https://example.com").unwrap();
    let _: axum::Router = webhooks![..Phone].verified_by(verifier).into_router();
}
