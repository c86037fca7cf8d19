//! `<Sms>` in a call.
//!
//! <https://www.twilio.com/docs/voice/twiml/sms>

use crate::answer::Element;
use crate::call::script::{Flow, Script};
use crate::fault::{Fault, Outcome};
use crate::message::check_sendable;
use crate::request::Parameters;
use crate::transcript::{SentMessage, What};

/// Sends a message: to the caller, or to the one who was called if the application placed the call. Then the action is asked, or the next verb runs.
///
/// What is wrong with it is what would be wrong with a `<Message>`, which is an assumption.
pub(crate) fn run(script: &Script, sms: &Element) -> Flow {
    let message = written(script, sms);
    let faults = sms.faults();
    let keeps_back = |fault: &Fault| fault.outcome() == Outcome::NotSent;
    let wrong = if faults.iter().any(keeps_back) { None } else { check_sendable(&message).err() };
    let is_sent = wrong.is_none() && !faults.iter().any(keeps_back);
    script.raise_all(faults.into_iter().chain(wrong));
    let SentMessage { sid, to, from, .. } = &message;
    let told =
        Parameters::new().with("SmsSid", sid).with("MessageSid", sid).with("To", to).with("From", from);
    let status = if is_sent { "sending" } else { "invalid" };
    let facts = Parameters::new().with("SmsSid", sid).with("SmsStatus", status);
    if is_sent {
        script.leg.log().add(What::Sent(message.clone()));
        script.tell(sms, "statusCallback", &told.with("SmsStatus", "sent").with("MessageStatus", "sent"));
    }
    script.action_or_next(sms, &facts)
}

/// The message as the verb says it.
fn written(script: &Script, sms: &Element) -> SentMessage {
    let facts = script.leg.facts();
    let (person, number) =
        if facts.direction == "inbound" { (&facts.from, &facts.to) } else { (&facts.to, &facts.from) };
    let address = |name, default: &str| sms.written(name).unwrap_or(default).trim().to_owned();
    let sid = script.board.account().new_sid("SM");
    SentMessage::new(sid, address("to", person), address("from", number), sms.text())
}
