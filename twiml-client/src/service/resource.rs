//! A messaging service as Twilio shows it.

use serde_json::{Map, Value};
use twiml_runtime::Method;
use twiml_values::{AccountSid, MessagingServiceSid, Text, Timestamp, Url};

use crate::wire::{Fields, Missing, Resource};

/// A messaging service of the account.
///
/// <https://www.twilio.com/docs/messaging/api/service-resource>
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct MessagingService {
    /// Its SID, `MG…`.
    pub sid: MessagingServiceSid,
    /// The account, or the subaccount.
    pub account_sid: Option<AccountSid>,
    /// What people call it.
    pub friendly_name: Option<Text>,
    /// The URL for incoming messages. Without one, they are dropped, unless they are left to the numbers.
    pub inbound_request_url: Option<Url>,
    /// Its method.
    pub inbound_method: Option<Method>,
    /// The URL for messages where the first one fails.
    pub fallback_url: Option<Url>,
    /// Its method.
    pub fallback_method: Option<Method>,
    /// The URL that is told of the status of messages, by `POST`.
    pub status_callback: Option<Url>,
    /// Whether incoming messages are left to the webhooks of its numbers.
    pub use_inbound_webhook_on_number: Option<bool>,
    /// When it was made.
    pub date_created: Option<Timestamp>,
    /// When it changed last.
    pub date_updated: Option<Timestamp>,
    fields: Fields,
}

impl MessagingService {
    /// The JSON as Twilio sent it, with the fields that are not in this struct.
    pub fn as_json(&self) -> &Map<String, Value> {
        self.fields.as_json()
    }
}

impl Resource for MessagingService {
    fn read(fields: Fields) -> Result<Self, Missing> {
        Ok(Self {
            sid: fields.required("sid")?,
            account_sid: fields.value("account_sid"),
            friendly_name: fields.value("friendly_name"),
            inbound_request_url: fields.value("inbound_request_url"),
            inbound_method: fields.parsed("inbound_method"),
            fallback_url: fields.value("fallback_url"),
            fallback_method: fields.parsed("fallback_method"),
            status_callback: fields.value("status_callback"),
            use_inbound_webhook_on_number: fields.flag("use_inbound_webhook_on_number"),
            date_created: fields.value("date_created"),
            date_updated: fields.value("date_updated"),
            fields,
        })
    }
}
