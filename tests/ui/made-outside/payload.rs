use twiml_runtime::prelude::*;

fn forged(from: IncomingMessage) -> IncomingMessage {
    IncomingMessage { ..from }
}

fn main() {}
