//! The application that the REST API calls.

use std::sync::{Arc, Mutex};

use twiml_phone::{Phone, Rest};
use twiml_runtime::prelude::*;

use crate::client::{Client, TOKEN};

/// What the application has been told, a line each.
#[derive(Clone, Default)]
pub(crate) struct Told {
    lines: Arc<Mutex<Vec<String>>>,
    /// What the webhook `/order` asks.
    client: Arc<Mutex<Option<Client>>>,
}

impl Told {
    pub(crate) fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.lines.lock().unwrap())
    }

    fn tell(&self, line: String) {
        self.lines.lock().unwrap().push(line);
    }
}

#[voice_webhook("/voice")]
async fn voice(call: IncomingCall, State(told): State<Told>) -> VoiceResponse {
    told.tell(format!("voice {}", call.call_status));
    twiml! {
        <Response>
            <Gather numDigits=1 action=voice timeout=30><Say>"Your order has left. Press a key."</Say></Gather>
        </Response>
    }
}

#[voice_webhook("/bye")]
async fn bye(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Say>"Goodbye."</Say></Response> }
}

/// Says who has answered.
#[voice_webhook("/greeting")]
async fn greeting(call: IncomingCall, State(told): State<Told>) -> VoiceResponse {
    let who = call.answered_by.map(|who| who.to_string()).unwrap_or_default();
    told.tell(format!("greeting {who}"));
    twiml! { <Response><Say>"Hello."</Say><Pause length=3600/></Response> }
}

#[voice_webhook("/broken")]
async fn broken(_call: IncomingCall) -> Result<VoiceResponse, std::fmt::Error> {
    Err(std::fmt::Error)
}

#[status_callback("/call-status")]
async fn call_status(update: CallStatusUpdate, State(told): State<Told>) {
    let recorded = update.recording_duration.map(|time| format!(" {} s", time.as_secs())).unwrap_or_default();
    told.tell(format!("call {}{recorded}", update.call_status));
}

#[status_callback("/recording-status")]
async fn recording_status(update: RecordingStatusUpdate, State(told): State<Told>) {
    let channels = update.recording_channels.unwrap_or_default();
    let track = update.recording_track.map(|track| track.to_string()).unwrap_or_default();
    told.tell(format!("recording {} {channels} {track}", update.recording_status));
}

#[status_callback("/detected")]
async fn detected(detection: MachineDetection, State(told): State<Told>) {
    told.tell(format!("detected {}", detection.answered_by));
}

/// Tells where the first file is.
#[sms_webhook("/photo")]
async fn photo(msg: IncomingMessage, State(told): State<Told>) -> MessagingResponse {
    told.tell(msg.media[0].url.to_string());
    twiml! { <Response/> }
}

#[status_callback("/message-status")]
async fn message_status(update: MessageStatusUpdate, State(told): State<Told>) {
    let code = update.error_code.map(|code| format!(" {code}")).unwrap_or_default();
    told.tell(format!("message {}{code}", update.message_status));
}

/// Sends another message through the REST API, before it answers.
#[sms_webhook("/order")]
async fn order(msg: IncomingMessage, State(told): State<Told>) -> MessagingResponse {
    let client = told.client.lock().unwrap().clone().unwrap();
    let (number, courier) = (msg.to.to_string(), "+14155550177");
    let form = [
        ("To", courier),
        ("From", number.as_str()),
        ("Body", "An order!"),
        ("StatusCallback", "https://app.example/message-status"),
    ];
    let sent = client.post("Messages.json", &form).await;
    let status = sent.json["status"].as_str().unwrap().to_owned();
    twiml! { <Response><Message>"The courier's message is " {status.as_str()} "."</Message></Response> }
}

/// A phone, its REST API, and what the application has been told.
pub(crate) async fn start() -> (Phone, Rest, Client, Told) {
    let told = Told::default();
    let verifier = Verifier::new(TOKEN, "https://app.example").unwrap();
    let webhooks = webhooks![
        voice,
        bye,
        greeting,
        broken,
        call_status,
        recording_status,
        detected,
        message_status,
        order,
        photo
    ];
    let app = webhooks.verified_by(verifier.clone()).into_router().with_state(told.clone());
    let phone = Phone::new(app, verifier);
    let rest = phone.rest().await.unwrap();
    let client = Client::of(&rest);
    *told.client.lock().unwrap() = Some(client.clone());
    (phone, rest, client, told)
}
