//! A call that the application places: a person gets a menu, and a machine a message after the beep. Without configuration, it reaches a phone on this
//! machine, with a machine that answers:
//!
//! ```sh
//! cargo run --example outbound_call
//! ```
//!
//! With an account, and a tunnel or `TWILIO_PUBLIC_URL`, it calls: `-- +15551110000 --from +15552220000`. `examples/lib.rs` says more.

use std::collections::HashMap;
use std::process::ExitCode;
use std::sync::Arc;

use tokio::sync::watch;
use twiml_client::cli::Tool;
use twiml_client::prelude::*;
use twiml_examples::Account;
use twiml_runtime::prelude::*;

/// Places the call, and waits for what comes of it.
async fn call(account: Account, appointments: Appointments) -> Result<(), BoxError> {
    let call = PlaceCall::to(account.to.clone())
        .from(account.from.clone())
        .url::<reminder>(&account.public_url)
        // It waits for the end of a greeting, so that the beep has been heard.
        .machine_detection(DetectMachine::until_message_end())
        .status_callback::<call_status>(&account.public_url)
        .send(&account.client)
        .await?;
    println!("{} is {}.", call.sid, call.status);

    match account.until(appointments.settled(&call.sid)).await {
        Some(outcome) => println!("{}: {outcome:?}.", call.sid),
        None => println!("{} goes on.", call.sid),
    }
    Ok(())
}

/// What a person can say to the reminder.
#[derive(Menu)]
enum Answered {
    #[digit("1")]
    #[prompt("To confirm it, press 1.")]
    Confirm,
    #[digit("2")]
    #[prompt("To cancel it, press 2.")]
    Cancel,
}

const APPOINTMENT: &str = "This is your dentist. You have an appointment tomorrow at nine.";

/// Asked once the call is answered, and it is known by whom.
#[voice_webhook("/webhooks/twilio/reminder", fallback = apology)]
async fn reminder(call: IncomingCall, State(appointments): State<Appointments>) -> VoiceResponse {
    if call.answered_by.is_some_and(|by| by.is_machine()) {
        appointments.note(&call.call_sid, Outcome::MessageLeft);
        return twiml! { <Response><Say>{APPOINTMENT} " Please call us if you cannot come."</Say></Response> };
    }
    twiml! {
        <Response>
            <Gather menu=Answered action=answered>
                <Say>{APPOINTMENT} " " {Answered::PROMPT}</Say>
            </Gather>
            <Say>"We did not hear from you. Please call us if you cannot come."</Say>
        </Response>
    }
}

#[voice_webhook("/webhooks/twilio/answered")]
async fn answered(input: MenuInput<Answered>, State(appointments): State<Appointments>) -> VoiceResponse {
    let (outcome, thanks) = match input.choice() {
        Choice::Made(Answered::Confirm) => (Outcome::Confirmed, "See you tomorrow."),
        Choice::Made(Answered::Cancel) => (Outcome::Cancelled, "Your appointment is cancelled."),
        Choice::Unclear | Choice::Nothing => (Outcome::Unclear, "Please call us if you cannot come."),
    };
    appointments.note(&input.call_sid, outcome);
    twiml! { <Response><Say>{thanks} " Goodbye!"</Say><Hangup/></Response> }
}

#[voice_webhook("/webhooks/twilio/apology")]
async fn apology(_failed: Fallback<IncomingCall>) -> VoiceResponse {
    twiml! { <Response><Say>"Please call your dentist."</Say></Response> }
}

/// The end of the call.
#[status_callback("/webhooks/twilio/call-status")]
async fn call_status(update: CallStatusUpdate, State(appointments): State<Appointments>) {
    if update.call_status.is_final() {
        appointments.end(&update.call_sid, &update.call_status);
    }
}

/// What came of a reminder.
#[derive(Debug, Clone, PartialEq)]
enum Outcome {
    Confirmed,
    Cancelled,
    /// A person answered, and it is not known what they want.
    Unclear,
    MessageLeft,
    /// Nobody answered.
    NotReached(CallStatus),
}

#[derive(Clone, Default)]
struct Reminder {
    outcome: Option<Outcome>,
    is_over: bool,
}

/// What came of every reminder. In place of a database.
#[derive(Clone, Default)]
struct Appointments(Arc<watch::Sender<HashMap<CallSid, Reminder>>>);

impl Appointments {
    fn note(&self, sid: &CallSid, outcome: Outcome) {
        self.0.send_modify(|calls| calls.entry(sid.clone()).or_default().outcome = Some(outcome));
    }

    fn end(&self, sid: &CallSid, status: &CallStatus) {
        self.0.send_modify(|calls| {
            let reminder = calls.entry(sid.clone()).or_default();
            reminder.is_over = true;
            let otherwise = match status {
                CallStatus::Completed => Outcome::Unclear,
                status => Outcome::NotReached(status.clone()),
            };
            reminder.outcome.get_or_insert(otherwise);
        });
    }

    /// Waits until a call is over, and says what came of it.
    async fn settled(&self, sid: &CallSid) -> Outcome {
        let is_over = |calls: &HashMap<_, Reminder>| calls.get(sid).is_some_and(|reminder| reminder.is_over);
        // The sender is `self`, so it does not go away.
        let _ = self.0.subscribe().wait_for(is_over).await;
        self.0.borrow().get(sid).and_then(|reminder| reminder.outcome.clone()).unwrap_or(Outcome::Unclear)
    }
}

fn app(verifier: Verifier) -> Webhooks<Appointments> {
    webhooks![reminder, answered, apology, call_status].verified_by(verifier)
}

#[tokio::main]
async fn main() -> ExitCode {
    let appointments = Appointments::default();
    let tool = Tool::new(app, appointments.clone());
    twiml_examples::reach_out(tool, |account| call(account, appointments)).await
}

#[cfg(test)]
#[path = "tests/outbound_call.rs"]
mod tests;
