//! What a number can do.

use serde_json::{Map, Value};

/// What a number can do; none where Twilio does not say.
///
/// <https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource>
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Capabilities {
    /// Calls.
    pub voice: Option<bool>,
    /// Messages.
    pub sms: Option<bool>,
    /// Messages with media.
    pub mms: Option<bool>,
    /// Faxes, which Twilio does not offer any more.
    pub fax: Option<bool>,
}

impl Capabilities {
    pub(super) fn read(json: &Map<String, Value>) -> Self {
        let can = |what| json.get("capabilities").and_then(|can| can.get(what)).and_then(Value::as_bool);
        Self { voice: can("voice"), sms: can("sms"), mms: can("mms"), fax: can("fax") }
    }
}
