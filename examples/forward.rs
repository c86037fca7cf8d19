//! Calls forwarded to a private telephone. Its owner hears who is calling, and presses a key to take the call. It runs without
//! configuration:
//!
//! ```sh
//! FORWARD_TO=+15551230003 cargo run --example forward
//! ```
//!
//! The key keeps the private telephone's own voicemail from taking the call. If nobody takes it, the caller leaves a message
//! here.

use std::process::ExitCode;
use std::sync::Arc;

use twiml_client::cli::Tool;
use twiml_examples::{Command, Trial};
use twiml_runtime::prelude::*;

/// What the owner of the telephone can do.
#[derive(Menu)]
enum Screening {
    #[digit("1")]
    #[prompt("To take the call, press 1.")]
    Accept,
    #[digit("2")]
    #[prompt("To send it to the mailbox, press 2.")]
    Decline,
}

#[voice_webhook("/forward", entry)]
async fn forward(_call: IncomingCall, State(number): State<Arc<str>>) -> VoiceResponse {
    twiml! {
        <Response>
            <Dial timeout=20 answerOnBridge=true action=dialed>
                <Number url=whisper statusCallback=progress statusCallbackEvent="initiated ringing answered completed">
                    {number}
                </Number>
            </Dial>
        </Response>
    }
}

/// The private telephone was answered. The caller does not hear what is said here.
#[voice_webhook("/forward/whisper")]
async fn whisper(_call: CallScreening) -> VoiceResponse {
    twiml! {
        <Response>
            <Gather input={Screening::INPUT} numDigits={Screening::NUM_DIGITS} timeout=8 action=screened>
                <Say>"There is a call for you. " {Screening::PROMPT}</Say>
            </Gather>
            // Voicemail presses no keys.
            <Hangup/>
        </Response>
    }
}

/// A document that ends connects the two. One that hangs up does not.
#[voice_webhook("/forward/screened")]
async fn screened(input: GatherInput) -> VoiceResponse {
    match input.choice() {
        Choice::Made(Screening::Accept) => twiml! { <Response><Say>"Connecting."</Say></Response> },
        Choice::Made(Screening::Decline) | Choice::Unclear | Choice::Nothing => {
            twiml! { <Response><Hangup/></Response> }
        }
    }
}

/// What the caller hears afterwards.
#[voice_webhook("/forward/dialed")]
async fn dialed(outcome: DialOutcome) -> VoiceResponse {
    // A call that was answered but not taken is `completed` as well.
    let sorry = match outcome.dial_call_status {
        DialCallStatus::Completed if outcome.dial_bridged != Some(false) => {
            return twiml! { <Response><Hangup/></Response> };
        }
        DialCallStatus::Busy => "The line is busy.",
        DialCallStatus::Failed => "The number cannot be reached.",
        _ => "Nobody can take your call right now.",
    };
    twiml! {
        <Response>
            <Say>{sorry} " Please leave a message after the beep."</Say>
            <Record maxLength=120 action=recorded recordingStatusCallback=recording/>
        </Response>
    }
}

#[voice_webhook("/forward/recorded")]
async fn recorded(message: RecordedMessage) -> VoiceResponse {
    tracing::info!(call = %message.call_sid, lasts = ?message.recording_duration, "a message was left");
    twiml! { <Response><Say>"Thank you. Goodbye."</Say><Hangup/></Response> }
}

#[status_callback("/forward/recording")]
async fn recording(recording: RecordingStatusUpdate) {
    tracing::info!(status = %recording.recording_status, url = %recording.recording_url, "a message");
}

#[status_callback("/forward/progress")]
async fn progress(update: CallStatusUpdate) {
    tracing::info!(call = %update.call_sid, status = %update.call_status, "the private telephone");
}

/// The webhooks, whose state is the number of the private telephone.
fn app(verifier: Verifier) -> Webhooks<Arc<str>> {
    webhooks![forward, whisper, screened, dialed, recorded, recording, progress].verified_by(verifier)
}

#[tokio::main]
async fn main() -> ExitCode {
    let number = std::env::var("FORWARD_TO").unwrap_or_else(|_| "+15551230003".to_owned());
    twiml_examples::run(Tool::new(app, number.into()), Trial::by([Command::call(forward::PATH)])).await
}

#[cfg(test)]
#[path = "tests/forward.rs"]
mod tests;
