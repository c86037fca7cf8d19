//! A TwiML application as Twilio shows it.

use serde_json::{Map, Value};
use twiml_runtime::Method;
use twiml_values::{AccountSid, ApplicationSid, Text, Timestamp, Url};

use crate::wire::{Fields, Missing, Resource};

/// A TwiML application of the account.
///
/// Numbers, browsers, phones and SIP domains name it; what changes here changes for all of them.
///
/// <https://www.twilio.com/docs/usage/api/applications>
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Application {
    /// Its SID, `AP…`.
    pub sid: ApplicationSid,
    /// The account, or the subaccount.
    pub account_sid: Option<AccountSid>,
    /// What people call it.
    pub friendly_name: Option<Text>,
    /// The URL for incoming messages.
    pub sms_url: Option<Url>,
    /// Its method.
    pub sms_method: Option<Method>,
    /// The URL for messages where the first one fails.
    pub sms_fallback_url: Option<Url>,
    /// Its method.
    pub sms_fallback_method: Option<Method>,
    /// The URL for incoming calls.
    pub voice_url: Option<Url>,
    /// Its method.
    pub voice_method: Option<Method>,
    /// The URL for calls where the first one fails.
    pub voice_fallback_url: Option<Url>,
    /// Its method.
    pub voice_fallback_method: Option<Method>,
    /// The URL that is told of the status of calls.
    pub status_callback: Option<Url>,
    /// Its method.
    pub status_callback_method: Option<Method>,
    /// The URL that is told of the status of messages, by `POST`.
    pub message_status_callback: Option<Url>,
    /// When it was made.
    pub date_created: Option<Timestamp>,
    /// When it changed last.
    pub date_updated: Option<Timestamp>,
    fields: Fields,
}

impl Application {
    /// The JSON as Twilio sent it, with the fields that are not in this struct.
    pub fn as_json(&self) -> &Map<String, Value> {
        self.fields.as_json()
    }
}

impl Resource for Application {
    fn read(fields: Fields) -> Result<Self, Missing> {
        Ok(Self {
            sid: fields.required("sid")?,
            account_sid: fields.value("account_sid"),
            friendly_name: fields.value("friendly_name"),
            sms_url: fields.value("sms_url"),
            sms_method: fields.parsed("sms_method"),
            sms_fallback_url: fields.value("sms_fallback_url"),
            sms_fallback_method: fields.parsed("sms_fallback_method"),
            voice_url: fields.value("voice_url"),
            voice_method: fields.parsed("voice_method"),
            voice_fallback_url: fields.value("voice_fallback_url"),
            voice_fallback_method: fields.parsed("voice_fallback_method"),
            status_callback: fields.value("status_callback"),
            status_callback_method: fields.parsed("status_callback_method"),
            message_status_callback: fields.value("message_status_callback"),
            date_created: fields.value("date_created"),
            date_updated: fields.value("date_updated"),
            fields,
        })
    }
}
