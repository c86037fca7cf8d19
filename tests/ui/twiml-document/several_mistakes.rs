use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Syay>"Hello"</Syay>
            <Gather numDigit=1 timeout="soon">
                <Number>"+15551234567"</Number>
            </Gather>
        </Response>
    }
}

fn main() {}
