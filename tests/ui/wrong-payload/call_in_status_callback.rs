use twiml_runtime::prelude::*;

#[status_callback("/status")]
async fn status(_call: IncomingCall) {}

fn main() {}
