use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Connect>
                <ConversationRelay/>
            </Connect>
        </Response>
    }
}

fn main() {}
