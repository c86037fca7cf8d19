//! `<Sms>` in a call.
//!
//! <https://www.twilio.com/docs/voice/twiml/sms>

use crate::answer::Element;
use crate::call::script::{Flow, Script};
use crate::request::Parameters;
use crate::transcript::{SentMessage, What};

/// Sends a message: to the caller, or to the one who was called if the application placed the call. Then the action is asked, or the next verb runs.
pub(crate) fn run(script: &Script, sms: &Element) -> Flow {
    script.raise_all(sms.faults());
    let facts = script.leg.facts();
    let (person, number) =
        if facts.direction == "inbound" { (&facts.from, &facts.to) } else { (&facts.to, &facts.from) };
    let to = sms.value("to").unwrap_or(person);
    let from = sms.value("from").unwrap_or(number);
    let (sid, body) = (script.board.account().new_sid("SM"), sms.text());
    let status = if body.is_empty() { "invalid" } else { "sending" };
    if !body.is_empty() {
        script.leg.log().add(What::Sent(SentMessage::new(&sid, to, from, body)));
    }
    let told =
        Parameters::new().with("SmsSid", &sid).with("MessageSid", &sid).with("To", to).with("From", from);
    if !sms.text().is_empty() {
        script.tell(
            sms,
            "statusCallback",
            &told.clone().with("SmsStatus", "sent").with("MessageStatus", "sent"),
        );
    }
    let facts = Parameters::new().with("SmsSid", sid).with("SmsStatus", status);
    script.action_or_next(sms, &facts)
}
