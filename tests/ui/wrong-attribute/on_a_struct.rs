use twiml_runtime::prelude::*;

#[sms_webhook("/sms")]
struct Sms;

fn main() {}
