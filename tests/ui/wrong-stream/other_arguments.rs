use twiml_runtime::prelude::*;

#[media_stream("/echo", method = "GET")]
async fn echo(_call: MediaStream) {}

#[conversation_relay]
async fn agent(_talk: Conversation) {}

fn main() {}
