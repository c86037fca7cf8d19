//! What a phone knows of a call or a message, under the names that Twilio has for it.

use super::parameters::Parameters;
use crate::geography;

/// The version of Twilio's API that requests name.
pub(crate) const API_VERSION: &str = "2010-04-01";

/// What is known of a leg of a call.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CallFacts<'a> {
    pub(crate) account: &'a str,
    pub(crate) sid: &'a str,
    /// The leg that dialed it.
    pub(crate) parent: Option<&'a str>,
    pub(crate) from: &'a str,
    pub(crate) to: &'a str,
    pub(crate) status: &'a str,
    /// `inbound`, `outbound-api` or `outbound-dial`.
    pub(crate) direction: &'a str,
}

impl CallFacts<'_> {
    /// The parameters that every request for a call's instructions has.
    ///
    /// <https://www.twilio.com/docs/voice/twiml#request-parameters>
    pub(crate) fn parameters(&self) -> Parameters {
        let Self { account, sid, parent, from, to, status, direction } = *self;
        let mut parameters: Parameters = [
            ("CallSid", sid),
            ("AccountSid", account),
            ("From", from),
            ("To", to),
            ("Caller", from),
            ("Called", to),
            ("CallStatus", status),
            ("ApiVersion", API_VERSION),
            ("Direction", direction),
        ]
        .into_iter()
        .collect();
        if let Some(parent) = parent {
            parameters.set("ParentCallSid", parent);
        }
        for (name, address) in [("From", from), ("To", to), ("Caller", from), ("Called", to)] {
            add_place(&mut parameters, name, address);
        }
        parameters
    }
}

/// The parameters of a place: `FromCity` and so on, if the address has a place.
pub(crate) fn add_place(parameters: &mut Parameters, name: &str, address: &str) {
    for (ending, value) in geography::of(address).iter().flat_map(geography::Place::parameters) {
        parameters.set(format!("{name}{ending}"), value);
    }
}
