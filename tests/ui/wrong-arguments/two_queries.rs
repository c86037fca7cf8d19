use std::collections::BTreeMap;

use twiml_runtime::prelude::*;

type Given = BTreeMap<String, u8>;

#[voice_webhook("/menu")]
async fn menu(Query(_attempt): Query<Given>, Query(_language): Query<Given>) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {}
