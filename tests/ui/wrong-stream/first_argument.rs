use twiml_runtime::prelude::*;

#[media_stream("/echo")]
async fn echo(_call: IncomingCall) {}

#[media_stream("/agent")]
async fn agent(_talk: Conversation) {}

#[conversation_relay("/talk")]
async fn talk(_call: MediaStream) {}

#[media_stream("/nothing")]
async fn nothing() {}

fn main() {}
