use twiml_runtime::prelude::*;

#[status_callback("/status")]
async fn status(_update: CallStatusUpdate) {}

impl twiml_runtime::__private::AnswersVoice<twiml_runtime::__private::StatusCallback> for status {
    type Received<P> = GatherInput;
}

fn main() {}
