use twiml_runtime::prelude::*;

#[media_stream("/echo")]
async fn echo(_call: MediaStream) -> Handoff<u32> {
    Handoff::to(1)
}

fn main() {}
