use twiml_runtime::prelude::*;

mod ivr {
    use twiml_runtime::prelude::*;

    webhooks! { pub type Ivr = [ask]; }

    #[voice_webhook("/ask")]
    pub async fn ask() -> VoiceResponse {
        twiml! { <Response><Gather action=super::menu/></Response> }
    }
}

#[voice_webhook("/menu")]
async fn menu(_input: GatherInput) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {
    let verifier = Verifier::new("a token", "https://example.com").unwrap();
    // `menu` is named in the list that is taken in.
    let _: axum::Router = webhooks![..ivr::Ivr].verified_by(verifier).into_router();
}
