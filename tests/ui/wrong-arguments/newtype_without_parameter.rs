use twiml_runtime::prelude::*;

#[derive(serde::Deserialize)]
struct TicketId(u32);

#[voice_webhook("/ticket")]
async fn ticket(Path(_ticket): Path<TicketId>) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {}
