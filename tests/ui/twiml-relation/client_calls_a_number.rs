use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Dial callerId="client:ann">
                <Number>"+15551234567"</Number>
            </Dial>
        </Response>
    }
}

fn main() {}
