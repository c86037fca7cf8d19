//! How a `<Dial>` ends.

use twiml_values::CallStatus;

use crate::call::gone::Gone;
use crate::call::leg::Leg;
use crate::call::script::Flow;
use crate::request::Parameters;

/// How a `<Dial>` ends while the caller is there.
#[derive(Debug)]
pub(super) enum Dialed {
    /// It is over, and this is what the action is told.
    Over(Parameters),
    /// The other side has asked to be sent elsewhere, and the application has said where the caller goes.
    Referred(Flow),
}

/// How a `<Dial>` ends, and what the action is told even if the caller has left.
pub(super) type Ended = Result<Dialed, (Gone, Parameters)>;

/// What the action is told.
pub(super) fn facts(status: &str) -> Parameters {
    Parameters::new().with("DialCallStatus", status)
}

/// What the action is told of the leg that was called.
pub(super) fn facts_of(leg: &Leg, status: &CallStatus, bridged: bool) -> Parameters {
    let mut facts =
        facts(status.as_str()).with("DialCallSid", leg.sid()).with("DialBridged", bridged.to_string());
    if bridged {
        facts = facts.with_some("DialCallDuration", leg.seconds().map(|seconds| seconds.to_string()));
    }
    if leg.facts().is_sip {
        facts.set("DialSipCallId", format!("{}@sip.twilio.example", leg.sid().to_lowercase()));
        facts = facts.with_some("DialSipResponseCode", leg.sip_response());
    }
    facts
}
