use twiml_runtime::prelude::*;

#[voice_webhook("/whisper")]
async fn whisper(_call: CallScreening) -> VoiceResponse {
    if rand() {
        return twiml! { <Response/> };
    }
    twiml! {
        <Response>
            <Say>"You are being connected."</Say>
            if rand() {
                <Dial>"+15551230002"</Dial>
            }
        </Response>
    }
}

fn rand() -> bool {
    true
}

fn main() {}
