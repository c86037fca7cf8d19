use twiml_runtime::prelude::*;

#[media_stream("/echo?room=1")]
async fn echo(_call: MediaStream) {}

#[media_stream("/echo/{room}")]
async fn of_room(_call: MediaStream) {}

fn main() {}
