//! A Studio flow that calls this application, and the two other products of Twilio that expect JSON in the response. It runs
//! without configuration:
//!
//! ```sh
//! cargo run --example studio
//! ```

use std::process::ExitCode;

use serde::{Deserialize, Serialize};
use twiml_client::cli::Tool;
use twiml_examples::{Command, Trial};
use twiml_runtime::prelude::*;

/// What the flow's *Make HTTP Request* widget sends: the parameters that you give it, as a form or as JSON.
#[derive(Deserialize)]
struct Question {
    order: u32,
    express: Option<bool>,
}

/// What the flow reads as `{{widgets.NAME.parsed.shipped}}`.
#[derive(Serialize)]
struct OrderStatus {
    shipped: bool,
    days: u32,
}

/// <https://www.twilio.com/docs/studio/widget-library/http-request>
#[studio_webhook("/webhooks/twilio/studio/order")]
async fn order(Signed(question): Signed<Question>) -> Json<OrderStatus> {
    let shipped = question.order < 1000;
    let days = if question.express == Some(true) { 1 } else { 4 };
    Json(OrderStatus { shipped, days })
}

/// Where the *TwiML Redirect* widget leads. From here on, the call is ours.
///
/// <https://www.twilio.com/docs/studio/widget-library/twiml-redirect>
#[voice_webhook("/webhooks/twilio/studio/survey")]
async fn survey(_call: IncomingCall) -> VoiceResponse {
    twiml! {
        <Response>
            <Gather numDigits=1 action=rating actionOnEmptyResult=true>
                <Say>"How did we do, from 1 to 5?"</Say>
            </Gather>
        </Response>
    }
}

/// The way back into the flow, where the answer is `{{widgets.NAME.rating}}`.
#[voice_webhook("/webhooks/twilio/studio/rating")]
async fn rating(input: GatherInput, State(flow): State<Flow>) -> VoiceResponse {
    let rating = match input.answer() {
        Answer::Digits(digits) => digits.parse().ok().filter(|rating| (1..=5).contains(rating)),
        _ => None,
    };
    twiml! {
        <Response>
            if rating.is_some() {
                <Say>"Thank you!"</Say>
            }
            <Redirect>{flow.way_back(&input.account_sid, rating)}</Redirect>
        </Response>
    }
}

/// The flow that calls lead back to.
#[derive(Clone)]
struct Flow {
    sid: String,
}

impl Flow {
    /// The flow's webhook URL, as its *Trigger* widget shows it, with what the flow should know.
    fn way_back(&self, account: &AccountSid, rating: Option<u8>) -> String {
        let url =
            format!("https://webhooks.twilio.com/v1/Accounts/{account}/Flows/{}?FlowEvent=return", self.sid);
        match rating {
            Some(rating) => format!("{url}&rating={rating}"),
            None => url,
        }
    }
}

/// What Conversations should publish instead. `None` publishes the message as it is.
#[derive(Serialize)]
struct Change {
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<String>,
}

/// Called before a message is published. An error stops the message.
///
/// <https://www.twilio.com/docs/conversations/conversations-webhooks>
#[studio_webhook("/webhooks/twilio/conversations/before")]
async fn before(event: ConversationEvent) -> Result<Json<Change>, BoxError> {
    let text = event.body.as_deref().unwrap_or_default();
    if event.event_type == ConversationEventType::MessageAdd && text.contains("http://") {
        return Err("links have to be https".into());
    }
    let body = text.contains("darn").then(|| text.replace("darn", "****"));
    Ok(Json(Change { body }))
}

/// What should happen to a reservation.
#[derive(Serialize)]
#[serde(tag = "instruction", rename_all = "lowercase")]
enum Instruction {
    Accept,
    Reject,
}

/// What this application stores with a task.
#[derive(Deserialize)]
struct Attributes {
    language: String,
}

/// Called when a task is reserved for a worker.
///
/// <https://www.twilio.com/docs/taskrouter/handle-assignment-callbacks>
#[studio_webhook("/webhooks/twilio/taskrouter/assignment")]
async fn assignment(task: TaskAssignment) -> Json<Instruction> {
    let attributes: Option<Attributes> = task.task_attributes.as_ref().and_then(|json| json.parse().ok());
    let ours = attributes.is_some_and(|attributes| attributes.language == "en");
    Json(if ours { Instruction::Accept } else { Instruction::Reject })
}

fn app(verifier: Verifier) -> Webhooks<Flow> {
    webhooks![order, survey, rating, before, assignment].verified_by(verifier)
}

#[tokio::main]
async fn main() -> ExitCode {
    let sid =
        std::env::var("TWILIO_FLOW_SID").unwrap_or_else(|_| "FW00000000000000000000000000000001".into());
    let trial = Trial::by([
        Command::call(survey::PATH),
        Command::send("conversations-pre-event", before::PATH),
        Command::send("taskrouter-assignment-callback", assignment::PATH),
    ]);
    twiml_examples::run(Tool::new(app, Flow { sid }), trial).await
}

#[cfg(test)]
#[path = "tests/studio.rs"]
mod tests;
