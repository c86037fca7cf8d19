use twiml_runtime::prelude::*;

#[status_callback("/status", fallback = other)]
async fn status(_update: CallStatusUpdate) {}

fn main() {}
