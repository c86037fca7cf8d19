use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Gather numDigits=1>
                <Dial>"+15551234567"</Dial>
            </Gather>
        </Response>
    }
}

fn main() {}
