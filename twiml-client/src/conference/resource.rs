//! A participant as Twilio shows it.

use serde_json::{Map, Value};
use twiml_values::{AccountSid, CallSid, ConferenceSid, Text, Timestamp};

use crate::wire::{Fields, Missing, Resource};

/// A participant of a conference as Twilio shows it.
///
/// <https://www.twilio.com/docs/voice/api/conference-participant-resource>
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Participant {
    /// Their call.
    pub call_sid: CallSid,
    /// The conference.
    pub conference_sid: Option<ConferenceSid>,
    /// The account, or the subaccount.
    pub account_sid: Option<AccountSid>,
    /// The name that they were given when they were added.
    pub label: Option<Text>,
    /// `queued`, `connecting`, `ringing`, `connected`, `complete` or `failed`.
    pub status: Option<Text>,
    /// Whether the others do not hear them.
    pub muted: Option<bool>,
    /// Whether they are on hold.
    pub hold: Option<bool>,
    /// Whether they coach another participant.
    pub coaching: Option<bool>,
    /// The participant whom they coach.
    pub call_sid_to_coach: Option<CallSid>,
    /// Whether the conference begins when they join.
    pub start_conference_on_enter: Option<bool>,
    /// Whether the conference ends when they leave.
    pub end_conference_on_exit: Option<bool>,
    /// When they joined.
    pub date_created: Option<Timestamp>,
    /// When something about them changed last.
    pub date_updated: Option<Timestamp>,
    fields: Fields,
}

impl Participant {
    /// The JSON as Twilio sent it, with the fields that are not in this struct.
    pub fn as_json(&self) -> &Map<String, Value> {
        self.fields.as_json()
    }
}

impl Resource for Participant {
    fn read(fields: Fields) -> Result<Self, Missing> {
        Ok(Self {
            call_sid: fields.required("call_sid")?,
            conference_sid: fields.value("conference_sid"),
            account_sid: fields.value("account_sid"),
            label: fields.value("label"),
            status: fields.value("status"),
            muted: fields.flag("muted"),
            hold: fields.flag("hold"),
            coaching: fields.flag("coaching"),
            call_sid_to_coach: fields.value("call_sid_to_coach"),
            start_conference_on_enter: fields.flag("start_conference_on_enter"),
            end_conference_on_exit: fields.flag("end_conference_on_exit"),
            date_created: fields.value("date_created"),
            date_updated: fields.value("date_updated"),
            fields,
        })
    }
}
