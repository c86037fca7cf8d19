use twiml_client::prelude::*;
use twiml_runtime::prelude::*;

#[status_callback("/call-status")]
async fn call_status(_update: CallStatusUpdate) {}

fn call(application: &ApplicationSid, public_url: &PublicUrl) {
    let call = PlaceCall::to("+15551110000").application(application);
    let _ = call.status_callback::<call_status>(public_url);
}

fn main() {}
