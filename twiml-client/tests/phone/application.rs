//! The application: it is told what becomes of its messages and calls.

use std::sync::{Arc, Mutex};

use twiml_client::Client;
use twiml_phone::{Phone, Rest};
use twiml_runtime::prelude::*;

pub(crate) const PERSON: &str = "+14155550100";
pub(crate) const NUMBER: &str = "+12065550199";
const PUBLIC_URL: &str = "https://app.test";
const TOKEN: &str = "a token of the tests' own";

/// What the application has been told.
#[derive(Clone, Default)]
pub(crate) struct Told {
    pub(crate) messages: Arc<Mutex<Vec<MessageStatus>>>,
    pub(crate) calls: Arc<Mutex<Vec<String>>>,
}

#[sms_webhook("/sms", entry)]
pub(crate) async fn sms(_msg: IncomingMessage) -> MessagingResponse {
    twiml! { <Response><Message>"Hello from here."</Message></Response> }
}

#[voice_webhook("/voice", entry)]
pub(crate) async fn voice(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Say>"Hello from here."</Say></Response> }
}

#[voice_webhook("/answered")]
pub(crate) async fn answered(call: IncomingCall, State(told): State<Told>) -> VoiceResponse {
    let by = call.answered_by.as_ref().map(ToString::to_string).unwrap_or_default();
    told.calls.lock().unwrap().push(format!("answered by {by}"));
    twiml! { <Response><Say>"Please call back."</Say></Response> }
}

#[status_callback("/message-status")]
pub(crate) async fn message_status(update: MessageStatusUpdate, State(told): State<Told>) {
    told.messages.lock().unwrap().push(update.message_status.clone());
}

#[status_callback("/call-status")]
pub(crate) async fn call_status(update: CallStatusUpdate, State(told): State<Told>) {
    told.calls.lock().unwrap().push(update.call_status.to_string());
}

/// The webhooks, as they are mounted.
pub(crate) fn webhooks() -> Webhooks<Told> {
    let verifier = Verifier::new(TOKEN, PUBLIC_URL).unwrap();
    webhooks![sms, voice, answered, message_status, call_status].verified_by(verifier)
}

/// The REST API of a phone that calls the application, a client of it, and what the application has been told.
pub(crate) async fn start() -> (Phone, Rest, Client, Told) {
    let (webhooks, told) = (webhooks(), Told::default());
    let verifier = webhooks.verifier().clone();
    let phone = Phone::new(webhooks.into_router().with_state(told.clone()), verifier).strict();
    let rest = phone.rest().await.unwrap();
    rest.add_number(NUMBER).unwrap();
    let client = Client::builder().account(rest.account_sid()).auth_token(TOKEN).base_url(rest.url());
    (phone, rest, client.build().unwrap(), told)
}

pub(crate) fn public_url() -> PublicUrl {
    PUBLIC_URL.parse().unwrap()
}
