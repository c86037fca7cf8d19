//! The verbs that end a document at once.
//!
//! <https://www.twilio.com/docs/voice/twiml/redirect>, <https://www.twilio.com/docs/voice/twiml/reject>, <https://www.twilio.com/docs/voice/twiml/leave>

use twiml_schema::Delivery;
use twiml_values::CallStatus;

use crate::answer::Element;
use crate::call::address::{Address, method};
use crate::call::script::{End, Flow, Kind, Script};
use crate::request::Parameters;

/// Goes on with another document. An empty one is the document itself.
pub(crate) fn redirect(script: &Script, redirect: &Element) -> Flow {
    script.raise_all(redirect.faults());
    let delivery = match script.kind {
        Kind::Call => Delivery::Redirect,
        Kind::Aside(delivery) => delivery,
    };
    let address = Address { url: redirect.text(), method: method(redirect, "method"), delivery };
    script.go_to(&address, &Parameters::new())
}

/// Does not answer. A call that was answered before ends as completed, which is an assumption.
pub(crate) fn reject(script: &Script, reject: &Element) -> Flow {
    script.raise_all(reject.faults());
    let status = match reject.value("reason") {
        _ if script.leg.is_answered() => CallStatus::Completed,
        Some("busy") => CallStatus::Busy,
        _ => CallStatus::NoAnswer,
    };
    Flow::End(End::Rejected(status))
}

/// Leaves the queue. Outside of one, nothing happens, which is an assumption.
pub(crate) fn leave(script: &Script) -> Flow {
    match script.kind {
        Kind::Aside(Delivery::EnqueueWait) => Flow::End(End::Left),
        Kind::Call | Kind::Aside(_) => Flow::Next,
    }
}
