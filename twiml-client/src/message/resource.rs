//! A message as Twilio shows it.

use serde_json::{Map, Value};
use twiml_values::{Address, ErrorCode, MessageSid, MessageStatus, MessagingServiceSid, Text, Timestamp};

use crate::wire::{Fields, Missing, Resource};

/// A message as Twilio shows it.
///
/// <https://www.twilio.com/docs/messaging/api/message-resource>
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Message {
    /// Its SID, `SM…` or `MM…`.
    pub sid: MessageSid,
    /// How far it is. A [`MessageProgress`](twiml_values::MessageProgress) takes it as it takes those of callbacks.
    pub status: MessageStatus,
    /// The recipient.
    pub to: Option<Address>,
    /// The sender; none until a messaging service has picked one.
    pub from: Option<Address>,
    /// The messaging service, if one picks the sender.
    pub messaging_service_sid: Option<MessagingServiceSid>,
    /// The text.
    pub body: Option<Text>,
    /// In how many parts it is sent; 0 with a messaging service until one is picked.
    pub num_segments: Option<u32>,
    /// How many media it has.
    pub num_media: Option<u32>,
    /// `inbound`, `outbound-api`, `outbound-call` or `outbound-reply`.
    pub direction: Option<Text>,
    /// Why it was not delivered.
    pub error_code: Option<ErrorCode>,
    /// The same in Twilio's words.
    pub error_message: Option<Text>,
    /// What it cost, as a negative number; none until that is known.
    pub price: Option<Text>,
    /// The currency of the price, in either case of letters: `USD`, `usd`.
    pub price_unit: Option<Text>,
    /// When it was made.
    pub date_created: Option<Timestamp>,
    /// When it was sent.
    pub date_sent: Option<Timestamp>,
    /// When it changed last.
    pub date_updated: Option<Timestamp>,
    fields: Fields,
}

impl Message {
    /// The JSON as Twilio sent it, with the fields that are not in this struct.
    pub fn as_json(&self) -> &Map<String, Value> {
        self.fields.as_json()
    }
}

impl Resource for Message {
    fn read(fields: Fields) -> Result<Self, Missing> {
        Ok(Self {
            sid: fields.required("sid")?,
            status: fields.status("status"),
            to: fields.value("to"),
            from: fields.value("from"),
            messaging_service_sid: fields.value("messaging_service_sid"),
            body: fields.value("body"),
            num_segments: fields.number("num_segments"),
            num_media: fields.number("num_media"),
            direction: fields.value("direction"),
            error_code: fields.number("error_code"),
            error_message: fields.value("error_message"),
            price: fields.value("price"),
            price_unit: fields.value("price_unit"),
            date_created: fields.value("date_created"),
            date_sent: fields.value("date_sent"),
            date_updated: fields.value("date_updated"),
            fields,
        })
    }
}
