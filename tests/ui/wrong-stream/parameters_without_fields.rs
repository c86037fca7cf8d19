use twiml_runtime::prelude::*;

#[media_stream("/echo")]
async fn echo(_call: MediaStream<Vec<u32>>) {}

fn main() {}
