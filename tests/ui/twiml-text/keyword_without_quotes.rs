use twiml_runtime::prelude::*;

fn main() {
    let _: VoiceResponse = twiml! {
        <Response>
            <Say>while you wait</Say>
            <Say>if you wait</Say>
            <Say>for you, and only you!</Say>
        </Response>
    };
}
