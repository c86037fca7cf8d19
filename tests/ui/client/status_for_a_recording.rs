use twiml_client::prelude::*;
use twiml_runtime::prelude::*;

#[status_callback("/call-status")]
async fn call_status(_update: CallStatusUpdate) {}

fn record(public_url: &PublicUrl) {
    let _ = RecordCall::dual().recording_status_callback::<call_status>(public_url);
}

fn detect(public_url: &PublicUrl) {
    let _ = DetectMachine::at_once().async_amd::<call_status>(public_url);
}

fn main() {}
