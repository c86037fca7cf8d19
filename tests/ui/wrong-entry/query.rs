use twiml_runtime::prelude::*;

#[derive(serde::Serialize, serde::Deserialize)]
struct Line {
    line: u32,
}

type FromQuery = Query<Line>;

#[sms_webhook("/sms", entry)]
async fn sms(_msg: IncomingMessage, Query(_line): FromQuery) -> MessagingResponse {
    twiml! { <Response/> }
}

fn main() {}
