use twiml_runtime::prelude::*;

#[voice_webhook("/voice")]
async fn voice(
    #[cfg(all())] _call: IncomingCall,
    #[cfg(all())] State(_a): State<u8>,
    #[cfg(any())] State(_b): State<u16>,
    #[cfg(unix)] State(_c): State<u32>,
) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn main() {}
