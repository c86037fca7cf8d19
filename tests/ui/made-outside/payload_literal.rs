use twiml_runtime::prelude::*;

fn message() -> IncomingMessage {
    IncomingMessage { from: "+15551230001".into(), body: "hello".into() }
}

fn failed(request: IncomingCall) -> Fallback<IncomingCall> {
    Fallback { error_code: ErrorCode::new(11200), error_url: "/voice".into(), request }
}

fn main() {}
