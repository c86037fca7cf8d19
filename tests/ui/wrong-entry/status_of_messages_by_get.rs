use twiml_runtime::prelude::*;

#[status_callback("/message-status", entry, method = "GET")]
async fn message_status(_update: MessageStatusUpdate) {}

fn main() {}
