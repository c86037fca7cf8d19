use twiml_runtime::prelude::*;

#[derive(serde::Deserialize)]
struct Ticket {
    id: u32,
}

type Tickets = Path<Ticket>;

#[voice_webhook("/ticket")]
async fn ticket(_ticket: Option<Tickets>) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {}
