use twiml_runtime::prelude::*;

#[voice_webhook("/menu")]
#[media_stream("/menu")]
async fn menu(_call: MediaStream) {}

fn main() {}
