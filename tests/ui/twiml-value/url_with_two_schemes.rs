use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Redirect>"https://https://example.com/menu"</Redirect>
        </Response>
    }
}

fn main() {}
