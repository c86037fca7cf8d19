//! The telephone of a bicycle shop: a menu, extensions, opening hours, voicemail, recordings and a queue, without
//! configuration:
//!
//! ```sh
//! cargo run --example ivr
//! ```
//!
//! With `-- graph` it prints which webhook names which, as a Mermaid flowchart.
//!
//! How often a caller was asked is in the URLs, which Twilio signs, so the shop stores nothing about a call.

use std::collections::HashMap;
use std::process::ExitCode;
use std::sync::Arc;

use axum::extract::rejection::QueryRejection;
use jiff::civil::{DateTime, Weekday};
use serde::{Deserialize, Serialize};
use twiml_client::cli::Tool;
use twiml_examples::{Command, Trial};
use twiml_runtime::prelude::*;

/// What a caller can do. The menu that is spoken, what Gather listens for, and the `match` in [`chosen`] follow from it.
#[derive(Menu)]
enum Wish {
    #[digit("1")]
    #[speech("sales", "buy a bicycle", "new bicycle")]
    #[prompt("To buy a bicycle, press 1 or say sales.")]
    Sales,
    #[digit("2")]
    #[speech("workshop", "repair", "flat tire")]
    #[prompt("For the workshop, press 2 or say workshop.")]
    Workshop,
    #[digit("3")]
    #[speech("extension")]
    #[prompt("If you know the extension of your party, press 3.")]
    Extension,
    #[digit("4")]
    #[speech("opening hours", "when are you open")]
    #[prompt("For our opening hours, press 4.")]
    OpeningHours,
    #[digit("5")]
    #[speech("message", "voicemail")]
    #[prompt("To leave a message, press 5.")]
    Message,
    #[digit("*")]
    #[speech("repeat", "say that again")]
    Repeat,
}

/// What a caller can do in the queue.
#[derive(Menu)]
enum WhileWaiting {
    #[digit("1")]
    #[prompt("To leave a message instead, press 1.")]
    LeaveMessage,
}

/// How often the caller has been asked.
#[derive(Clone, Copy, Deserialize, Serialize)]
struct Attempt {
    attempt: u8,
}

impl Attempt {
    const FIRST: Self = Self { attempt: 1 };

    fn next(self) -> Self {
        Self { attempt: self.attempt.saturating_add(1) }
    }

    fn is_last(self) -> bool {
        self.attempt >= 3
    }
}

/// The time, if it should not be that of the clock. Only someone with the auth token can sign a URL that sets it.
#[derive(Deserialize, Serialize)]
struct Clock {
    at: Option<DateTime>,
}

impl Clock {
    /// From nine to five, but not on weekends.
    fn shop_is_open(&self) -> bool {
        let now = self.at.unwrap_or_else(|| jiff::ZonedDateTime::now().datetime());
        !matches!(now.weekday(), Weekday::Saturday | Weekday::Sunday) && (9..17).contains(&now.hour())
    }
}

const OPENING_HOURS: &str = "We are open from nine to five, Monday to Friday.";

/// The number that customers call.
#[voice_webhook("/ivr", entry, fallback = out_of_order)]
async fn welcome(
    _call: IncomingCall,
    clock: Result<Query<Clock>, QueryRejection>,
) -> Result<VoiceResponse, QueryRejection> {
    let Query(clock) = clock?;
    if !clock.shop_is_open() {
        return Ok(twiml! {
            <Response>
                <Say>"Thank you for calling. The shop is closed now. " {OPENING_HOURS}</Say>
                <Redirect>voicemail</Redirect>
            </Response>
        });
    }
    Ok(twiml! {
        <Response>
            <Start><Recording recordingStatusCallback=recording_status/></Start>
            <Say>"Welcome to the bicycle shop. This call is recorded."</Say>
            <Redirect>{menu::with(&Attempt::FIRST)}</Redirect>
        </Response>
    })
}

/// Answers in place of [`welcome`] if that fails.
#[voice_webhook("/ivr/out-of-order")]
async fn out_of_order(failed: Fallback<IncomingCall>) -> VoiceResponse {
    tracing::error!(code = ?failed.error_code, url = ?failed.error_url, "answering for a webhook that failed");
    twiml! { <Response><Say>"We are sorry: something is out of order here. Please call again later."</Say></Response> }
}

#[voice_webhook("/ivr/menu")]
async fn menu(_call: IncomingCall, Query(attempt): Query<Attempt>) -> VoiceResponse {
    twiml! {
        <Response>
            <Gather menu=Wish action={chosen::with(&attempt)} actionOnEmptyResult=true/>
        </Response>
    }
}

/// The menu again, from the first attempt.
fn start_over() -> Fragment<tags::Response> {
    twiml! { <Say>"Here is what we can do for you."</Say> <Redirect>{menu::with(&Attempt::FIRST)}</Redirect> }
}

#[voice_webhook("/ivr/chosen")]
async fn chosen(input: MenuInput<Wish>, Query(attempt): Query<Attempt>) -> VoiceResponse {
    let sorry = match input.choice() {
        Choice::Made(Wish::Sales) => {
            return twiml! { <Response><Enqueue waitUrl=hold action=left_queue>"sales"</Enqueue></Response> };
        }
        Choice::Made(Wish::Workshop) => {
            return twiml! {
                <Response>
                    <Dial timeout=20 action=dialed>
                        <Number statusCallback=call_status statusCallbackEvent="ringing answered completed">
                            "+15551230100"
                        </Number>
                    </Dial>
                </Response>
            };
        }
        Choice::Made(Wish::Extension) => {
            return twiml! {
                <Response>
                    <Gather numDigits=3 action=extension actionOnEmptyResult=true>
                        <Say>"Please enter the three digits of the extension."</Say>
                    </Gather>
                </Response>
            };
        }
        Choice::Made(Wish::OpeningHours) => {
            return twiml! {
                <Response>
                    <Say>{OPENING_HOURS}</Say>
                    {start_over()}
                </Response>
            };
        }
        Choice::Made(Wish::Message) => return twiml! { <Response><Redirect>voicemail</Redirect></Response> },
        Choice::Made(Wish::Repeat) => {
            return twiml! { <Response>{start_over()}</Response> };
        }
        Choice::Unclear => "Sorry, I did not get that.",
        Choice::Nothing => "Sorry, I did not hear anything.",
    };
    let next = if attempt.is_last() {
        Either::Left(voicemail::link())
    } else {
        Either::Right(menu::with(&attempt.next()))
    };
    twiml! { <Response><Say>{sorry}</Say><Redirect>{next}</Redirect></Response> }
}

#[voice_webhook("/ivr/extension")]
async fn extension(input: GatherInput, State(directory): State<Directory>) -> VoiceResponse {
    let party = match input.answer() {
        Answer::Digits(extension) => directory.number_of(extension),
        Answer::Speech { .. } | Answer::Nothing => None,
    };
    twiml! {
        <Response>
            if let Some(number) = party {
                <Dial timeout=20 action=dialed>{number}</Dial>
            } else {
                <Say>"There is no such extension."</Say>
                {start_over()}
            }
        </Response>
    }
}

/// An extension was dialed, and the call with it is over or never began.
#[voice_webhook("/ivr/dialed")]
async fn dialed(outcome: DialOutcome) -> VoiceResponse {
    if !outcome.dial_call_status.is_failure() {
        return twiml! { <Response><Hangup/></Response> };
    }
    twiml! {
        <Response>
            <Say>"Nobody can take your call right now."</Say>
            <Redirect>voicemail</Redirect>
        </Response>
    }
}

#[voice_webhook("/ivr/voicemail")]
async fn voicemail(_call: IncomingCall) -> VoiceResponse {
    twiml! {
        <Response>
            <Say>"Please leave a message after the beep, and press the pound key when you are done."</Say>
            <Record
                maxLength=120 finishOnKey="#" action=recorded recordingStatusCallback=recording_status
                transcribe=true transcribeCallback=transcribed
            />
            <Say>"We did not hear a message. Goodbye."</Say>
        </Response>
    }
}

#[voice_webhook("/ivr/recorded")]
async fn recorded(message: RecordedMessage) -> VoiceResponse {
    tracing::info!(call = %message.call_sid, lasts = ?message.recording_duration, "a message was left");
    twiml! { <Response><Say>"Thank you. We will call you back. Goodbye."</Say><Hangup/></Response> }
}

webhooks! {
    /// The queue for sales: what customers hear in it, and how the staff take the next one.
    type Queue = [hold, interrupted, left_queue, next_customer, your_turn];
}

/// Played in the queue, and again each time it ends.
#[voice_webhook("/ivr/hold")]
async fn hold(waiting: QueueWait) -> VoiceResponse {
    twiml! {
        <Response>
            <Gather menu=WhileWaiting action=interrupted>
                <Say>"You are number " {waiting.queue_position} " in line. " {WhileWaiting::PROMPT}</Say>
                <Play>"https://com.twilio.sounds.music.s3.amazonaws.com/MARKOVICHAMP-Borghestral.mp3"</Play>
            </Gather>
        </Response>
    }
}

/// A key was pressed in the queue.
#[voice_webhook("/ivr/interrupted")]
async fn interrupted(input: MenuInput<WhileWaiting>) -> VoiceResponse {
    match input.choice() {
        Choice::Made(WhileWaiting::LeaveMessage) => twiml! { <Response><Leave/></Response> },
        Choice::Unclear | Choice::Nothing => twiml! { <Response><Redirect>hold</Redirect></Response> },
    }
}

#[voice_webhook("/ivr/left-queue")]
async fn left_queue(outcome: EnqueueOutcome) -> VoiceResponse {
    match outcome.queue_result {
        QueueResult::Leave => twiml! { <Response><Redirect>voicemail</Redirect></Response> },
        QueueResult::QueueFull | QueueResult::Error | QueueResult::SystemError => twiml! {
            <Response>
                <Say>"All lines are busy."</Say>
                <Redirect>voicemail</Redirect>
            </Response>
        },
        _ => twiml! { <Response><Hangup/></Response> },
    }
}

/// The number that the staff call to take the next customer from the queue.
#[voice_webhook("/ivr/next-customer")]
async fn next_customer(_call: IncomingCall) -> VoiceResponse {
    twiml! {
        <Response>
            <Dial><Queue url=your_turn>"sales"</Queue></Dial>
            <Say>"Nobody is waiting any more."</Say>
        </Response>
    }
}

/// What the customer hears before being connected.
#[voice_webhook("/ivr/your-turn")]
async fn your_turn(customer: QueueConnect) -> VoiceResponse {
    tracing::info!(waited = ?customer.queue_time, "a customer is connected");
    twiml! { <Response><Say>"It is your turn."</Say></Response> }
}

#[status_callback("/ivr/transcribed")]
async fn transcribed(message: Transcription) {
    // The text is for the shop's mailbox, not for its log.
    let characters = message.transcription_text.as_ref().map(|text| text.chars().count());
    tracing::info!(call = %message.call_sid, status = %message.transcription_status, characters, "the text of a message");
}

#[status_callback("/ivr/recording-status")]
async fn recording_status(recording: RecordingStatusUpdate) {
    tracing::info!(recording = %recording.recording_sid, status = %recording.recording_status, "a recording");
}

#[status_callback("/ivr/call-status")]
async fn call_status(update: CallStatusUpdate) {
    tracing::info!(call = %update.call_sid, status = %update.call_status, "a party is dialed");
}

/// Who is at which extension. In place of a database.
#[derive(Clone)]
struct Directory(Arc<HashMap<&'static str, &'static str>>);

impl Directory {
    fn open() -> Self {
        Self(Arc::new(HashMap::from([("101", "+15551230101"), ("102", "+15551230102")])))
    }

    fn number_of(&self, extension: &str) -> Option<&'static str> {
        self.0.get(extension).copied()
    }
}

/// The webhooks of the shop.
fn app(verifier: Verifier) -> Webhooks<Directory> {
    webhooks![
        welcome,
        out_of_order,
        menu,
        chosen,
        extension,
        dialed,
        voicemail,
        recorded,
        ..Queue,
        transcribed,
        recording_status,
        call_status,
    ]
    .verified_by(verifier)
}

#[tokio::main]
async fn main() -> ExitCode {
    let calls = [Command::call(welcome::PATH), Command::call(next_customer::PATH)];
    twiml_examples::run(Tool::new(app, Directory::open()), Trial::by(calls)).await
}

#[cfg(test)]
#[path = "tests/ivr.rs"]
mod tests;
