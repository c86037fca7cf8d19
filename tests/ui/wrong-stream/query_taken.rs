use twiml_runtime::prelude::*;

#[derive(serde::Serialize, serde::Deserialize)]
struct Room {
    room: u32,
}

#[media_stream("/echo")]
async fn echo(_call: MediaStream, Query(_room): Query<Room>) {}

fn main() {}
