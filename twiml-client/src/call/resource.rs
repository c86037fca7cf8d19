//! A call as Twilio shows it.

use std::time::Duration;

use serde_json::{Map, Value};
use twiml_values::{
    AccountSid, Address, AnsweredBy, CallSid, CallStatus, Direction, PhoneNumberSid, Text, Timestamp,
};

use crate::wire::{Fields, Missing, Resource};

/// A call as Twilio shows it.
///
/// <https://www.twilio.com/docs/voice/api/call-resource>
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Call {
    /// Its SID, `CA…`.
    pub sid: CallSid,
    /// How far it is. A [`CallProgress`](twiml_values::CallProgress) takes it as it takes those of callbacks.
    pub status: CallStatus,
    /// The account, or the subaccount.
    pub account_sid: Option<AccountSid>,
    /// Who is called.
    pub to: Option<Address>,
    /// The same as it is written for people.
    pub to_formatted: Option<Text>,
    /// Who calls.
    pub from: Option<Address>,
    /// The same as it is written for people.
    pub from_formatted: Option<Text>,
    /// Whether it came in, was placed by a request, or by `<Dial>`.
    pub direction: Option<Direction>,
    /// Who answered, if that was [detected](crate::DetectMachine).
    pub answered_by: Option<AnsweredBy>,
    /// When it was answered.
    pub start_time: Option<Timestamp>,
    /// When it ended.
    pub end_time: Option<Timestamp>,
    /// How long it lasted; none until it ends.
    pub duration: Option<Duration>,
    /// How long it waited before it was dialed, because the account had placed others.
    pub queue_time: Option<Duration>,
    /// What it cost, as a negative number; none until that is known.
    pub price: Option<Text>,
    /// The currency of the price, in either case of letters: `USD`, `usd`.
    pub price_unit: Option<Text>,
    /// The call that placed it by `<Dial>`.
    pub parent_call_sid: Option<CallSid>,
    /// The number of the account that called or was called.
    pub phone_number_sid: Option<PhoneNumberSid>,
    /// The group of the call.
    pub group_sid: Option<Text>,
    /// The trunk that it came by, `TK…`.
    pub trunk_sid: Option<Text>,
    /// The number that forwarded it, if its carrier says.
    pub forwarded_from: Option<Address>,
    /// The name of the caller, if it is looked up.
    pub caller_name: Option<Text>,
    /// When it was made.
    pub date_created: Option<Timestamp>,
    /// When it changed last.
    pub date_updated: Option<Timestamp>,
    /// The path of this resource.
    pub uri: Option<Text>,
    /// The version of the API.
    pub api_version: Option<Text>,
    fields: Fields,
}

impl Call {
    /// The JSON as Twilio sent it, with the fields that are not in this struct.
    pub fn as_json(&self) -> &Map<String, Value> {
        self.fields.as_json()
    }
}

impl Resource for Call {
    fn read(fields: Fields) -> Result<Self, Missing> {
        Ok(Self {
            sid: fields.required("sid")?,
            status: fields.status("status"),
            account_sid: fields.value("account_sid"),
            to: fields.value("to"),
            to_formatted: fields.value("to_formatted"),
            from: fields.value("from"),
            from_formatted: fields.value("from_formatted"),
            direction: fields.value("direction"),
            answered_by: fields.value("answered_by"),
            start_time: fields.value("start_time"),
            end_time: fields.value("end_time"),
            duration: fields.number("duration").map(Duration::from_secs),
            queue_time: fields.number("queue_time").map(Duration::from_millis),
            price: fields.value("price"),
            price_unit: fields.value("price_unit"),
            parent_call_sid: fields.value("parent_call_sid"),
            phone_number_sid: fields.value("phone_number_sid"),
            group_sid: fields.value("group_sid"),
            trunk_sid: fields.value("trunk_sid"),
            forwarded_from: fields.value("forwarded_from"),
            caller_name: fields.value("caller_name"),
            date_created: fields.value("date_created"),
            date_updated: fields.value("date_updated"),
            uri: fields.value("uri"),
            api_version: fields.value("api_version"),
            fields,
        })
    }
}
