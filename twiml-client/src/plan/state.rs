//! A resource as it was read.

use std::fmt;

use serde_json::{Map, Value};

use crate::target::{Family, TargetKind, Values};

/// A resource as it was read.
#[derive(Clone, PartialEq, Eq)]
pub struct State {
    /// What it is.
    pub kind: TargetKind,
    /// Its SID.
    pub sid: String,
    /// The account that it belongs to.
    pub account: String,
    /// What people call it: the number, the name of the application, of the service or of the domain.
    pub name: Option<String>,
    /// What its fields hold.
    pub values: Values,
    /// Whether it can receive messages.
    pub(super) receives_messages: bool,
    /// Whether it can receive calls.
    pub(super) receives_calls: bool,
    /// Whether its incoming calls are faxes.
    pub(super) is_fax: bool,
}

/// Without the name, which may be a number.
impl fmt::Debug for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("State").field("sid", &self.sid).field("values", &self.values).finish_non_exhaustive()
    }
}

impl State {
    /// Reads the JSON of a resource; none if it has no SID or no account.
    pub fn read(kind: TargetKind, json: &Map<String, Value>) -> Option<Self> {
        let text = |name: &str| json.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
        // What is not said can be.
        let can =
            |what: &str| json.get("capabilities").and_then(|can| can.get(what)).and_then(Value::as_bool);
        let name = match kind {
            TargetKind::Number => text("phone_number"),
            TargetKind::SipDomain => text("domain_name"),
            TargetKind::Application | TargetKind::Service => None,
        };
        Some(Self {
            kind,
            sid: text("sid")?.to_owned(),
            account: text("account_sid")?.to_owned(),
            name: name.or_else(|| text("friendly_name")).map(str::to_owned),
            values: Values::read(kind, json),
            receives_messages: can("sms") != Some(false),
            receives_calls: can("voice") != Some(false),
            is_fax: text("voice_receive_mode") == Some("fax"),
        })
    }

    /// Whether it can receive what a family is for.
    pub(super) fn can_have(&self, family: Family) -> bool {
        match family {
            Family::Sms => self.receives_messages,
            Family::Voice | Family::Status => self.receives_calls,
            Family::MessageStatus => true,
        }
    }

    /// What it is in a sentence: `the messaging service MG… ("Reminders")`.
    pub(super) fn described(&self) -> String {
        match &self.name {
            Some(name) => format!("the {} {} ({name:?})", self.kind, self.sid),
            None => format!("the {} {}", self.kind, self.sid),
        }
    }

    /// The path of its resource.
    pub(super) fn path(&self) -> String {
        match self.kind {
            TargetKind::Service => format!("{}/{}", self.kind.list(), self.sid),
            kind => format!("/2010-04-01/Accounts/{}/{}/{}.json", self.account, kind.list(), self.sid),
        }
    }
}
