use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Start>
                <Transcription statusCallbackUrl="/live"/>
            </Start>
        </Response>
    }
}

fn main() {}
