use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Enqueue workflowSid="WW00000000000000000000000000000000">
                <Task>"account=4711"</Task>
            </Enqueue>
        </Response>
    }
}

fn main() {}
