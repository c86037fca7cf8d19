use twiml_runtime::prelude::*;

fn main() {
    let _ = IncomingMessage::default();
}
