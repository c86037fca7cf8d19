use twiml_runtime::prelude::*;

#[status_callback("/quote", deadline = (10s, done))]
async fn quote(_update: CallStatusUpdate) {}

fn done() {}

fn main() {}
