use twiml_runtime::prelude::*;

impl twiml_runtime::SmsPayload for CallStatusUpdate {}

fn main() {}
