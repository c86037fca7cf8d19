//! `<Dial>`: calls somebody else, and connects the two.
//!
//! <https://www.twilio.com/docs/voice/twiml/dial>

mod application;
mod bridge;
mod conference;
mod outcome;
mod party;
mod queue;
mod ring;
mod star;
mod whisper;

use twiml_values::CallStatus;

use self::outcome::Dialed;
use crate::answer::Element;
use crate::call::gone::Gone;
use crate::call::script::{Flow, Script};
use crate::fault::Fault;

/// Calls, connects, and waits until that is over. Then the action is asked, or the next verb runs.
///
/// A text beside nouns is not called, which is an assumption.
pub(crate) async fn run(script: &Script, dial: &Element) -> Result<Flow, Gone> {
    script.raise_all(
        dial.faults().into_iter().filter(|fault| fault.code() != CALLER_ID || !calls_sip_only(dial)),
    );
    if let Some(noun) = dial.elements().next().filter(|_| !dial.text().is_empty()) {
        let about = format!("text beside <{}> in <Dial> at {}", noun.name(), dial.position);
        script.raise(Fault::new(WRONG_CHILD, about));
    }
    let dialed = match dial.elements().next().map(Element::name) {
        Some("Conference") => conference::run(script, dial, first_alone(script, dial)).await,
        Some("Queue") => queue::run(script, dial, first_alone(script, dial)).await,
        Some("Application") => application::run(script, dial, first_alone(script, dial)).await,
        _ => ring::run(script, dial).await,
    };
    match dialed {
        Ok(Dialed::Over(facts)) => Ok(script.action_or_next(dial, &facts)),
        Ok(Dialed::Referred(flow)) => Ok(flow),
        Err((Gone::HungUp, facts)) => {
            // Twilio does not document whether this is asked. That it is, is an assumption.
            let facts = facts.with("CallStatus", CallStatus::Completed.as_str());
            script.ask_in_vain(script.action_or_next(dial, &facts)).await;
            Err(Gone::HungUp)
        }
        Err((gone, _)) => Err(gone),
    }
}

/// The code of a caller ID that is not a number.
const CALLER_ID: u32 = 13214;

/// The code of what cannot be in a `<Dial>`.
const WRONG_CHILD: u32 = 13215;

/// Whether it calls by SIP only, where any text can be the caller ID.
fn calls_sip_only(dial: &Element) -> bool {
    let mut nouns = dial.elements().peekable();
    nouns.peek().is_some() && nouns.all(|noun| noun.name() == "Sip")
}

/// The first noun, which is of a kind that cannot have others beside it. Those do not count, which is an assumption.
fn first_alone<'d>(script: &Script, dial: &'d Element) -> &'d Element {
    let mut nouns = dial.elements();
    let first = nouns.next().unwrap_or(dial);
    if let Some(other) = nouns.find(|other| other.name() != first.name()) {
        let about = format!("<{}> beside <{}> at {}", other.name(), first.name(), other.position);
        script.raise(Fault::new(13000, about));
    }
    script.begin(first);
    first
}
