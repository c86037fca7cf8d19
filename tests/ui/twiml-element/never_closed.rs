use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Gather numDigits=1>
                <Say>"Press 1."</Say>
        </Response>
    }
}

fn main() {}
