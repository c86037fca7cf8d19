use twiml_runtime::prelude::*;

#[voice_webhook("/wait")]
async fn wait(_call: ConferenceWait) -> VoiceResponse {
    twiml! {
        <Response>
            <Gather action=wait><Say>"Press a key."</Say></Gather>
            <Redirect>wait</Redirect>
        </Response>
    }
}

fn main() {}
