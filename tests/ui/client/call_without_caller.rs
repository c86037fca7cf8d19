use twiml_client::prelude::*;
use twiml_runtime::prelude::*;

#[voice_webhook("/voice")]
async fn voice(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

async fn call(client: &Client, public_url: &PublicUrl) -> Result<(), Error> {
    PlaceCall::to("+15551110000").url::<voice>(public_url).send(client).await?;
    Ok(())
}

fn main() {}
