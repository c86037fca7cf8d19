use twiml_runtime::prelude::*;

fn document() -> VoiceResponse {
    twiml! {
        <Response>
            <Connect>
                <ConversationRelay url="/relay"/>
            </Connect>
        </Response>
    }
}

fn main() {}
