use twiml_runtime::prelude::*;

#[status_callback("/recorded", entry)]
async fn recorded(_update: RecordingStatusUpdate) {}

fn main() {}
