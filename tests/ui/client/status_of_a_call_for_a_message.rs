use twiml_client::prelude::*;
use twiml_runtime::prelude::*;

#[status_callback("/call-status")]
async fn call_status(_update: CallStatusUpdate) {}

fn message(public_url: &PublicUrl) {
    let _ = SendMessage::to("+15551110000").status_callback::<call_status>(public_url);
}

fn main() {}
