use twiml_runtime::prelude::*;

#[derive(serde::Serialize, serde::Deserialize)]
struct Ticket {
    number: u32,
}

#[conversation_relay("/agent")]
async fn agent(_talk: Conversation) -> Result<Handoff<Ticket>, BoxError> {
    Ok(Handoff::none())
}

#[voice_webhook("/after")]
async fn after(_ended: HandedOff<String>) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

#[voice_webhook("/voice")]
async fn voice(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Connect action=after><ConversationRelay url=agent/></Connect></Response> }
}

fn main() {}
