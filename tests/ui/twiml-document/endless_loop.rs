use twiml_runtime::prelude::*;

fn main() {
    let _: VoiceResponse = twiml! { <Response>loop { <Play>"/music.mp3"</Play> }</Response> };
}
