use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Connect>
                <Stream url="wss://example.com/media" track="both_tracks"/>
            </Connect>
        </Response>
    }
}

fn main() {}
