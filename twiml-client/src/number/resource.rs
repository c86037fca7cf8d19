//! A phone number as Twilio shows it.

use serde_json::{Map, Value};
use twiml_runtime::Method;
use twiml_values::{AccountSid, Address, ApplicationSid, PhoneNumberSid, Text, Timestamp, Url};

use super::capabilities::Capabilities;
use crate::wire::{Fields, Missing, Resource};

/// A phone number of the account.
///
/// A [trunk](Self::trunk_sid) or a [TwiML application](Self::voice_application_sid) comes before its URLs. So does a messaging service that it is in, of
/// which nothing shows here: [`Client::service_of_number`](crate::Client::service_of_number).
///
/// <https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource>
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct PhoneNumber {
    /// Its SID, `PN…`.
    pub sid: PhoneNumberSid,
    /// The account, or the subaccount.
    pub account_sid: Option<AccountSid>,
    /// The number, in E.164.
    pub phone_number: Option<Address>,
    /// What people call it.
    pub friendly_name: Option<Text>,
    /// What it can do.
    pub capabilities: Capabilities,
    /// The URL for incoming messages.
    pub sms_url: Option<Url>,
    /// Its method, which is there without a URL as well.
    pub sms_method: Option<Method>,
    /// The URL for messages where the first one fails.
    pub sms_fallback_url: Option<Url>,
    /// Its method.
    pub sms_fallback_method: Option<Method>,
    /// The TwiML application that takes the messages.
    pub sms_application_sid: Option<ApplicationSid>,
    /// The URL for incoming calls.
    pub voice_url: Option<Url>,
    /// Its method.
    pub voice_method: Option<Method>,
    /// The URL for calls where the first one fails.
    pub voice_fallback_url: Option<Url>,
    /// Its method.
    pub voice_fallback_method: Option<Method>,
    /// The TwiML application that takes the calls.
    pub voice_application_sid: Option<ApplicationSid>,
    /// The trunk that takes the calls, `TK…`.
    pub trunk_sid: Option<Text>,
    /// Whether incoming calls are calls or faxes: `voice` or `fax`.
    pub voice_receive_mode: Option<Text>,
    /// The URL that is told of the end of incoming calls.
    pub status_callback: Option<Url>,
    /// Its method.
    pub status_callback_method: Option<Method>,
    /// When it was bought.
    pub date_created: Option<Timestamp>,
    /// When it changed last.
    pub date_updated: Option<Timestamp>,
    fields: Fields,
}

impl PhoneNumber {
    /// The JSON as Twilio sent it, with the fields that are not in this struct.
    pub fn as_json(&self) -> &Map<String, Value> {
        self.fields.as_json()
    }
}

impl Resource for PhoneNumber {
    fn read(fields: Fields) -> Result<Self, Missing> {
        Ok(Self {
            sid: fields.required("sid")?,
            account_sid: fields.value("account_sid"),
            phone_number: fields.value("phone_number"),
            friendly_name: fields.value("friendly_name"),
            capabilities: Capabilities::read(fields.as_json()),
            sms_url: fields.value("sms_url"),
            sms_method: fields.parsed("sms_method"),
            sms_fallback_url: fields.value("sms_fallback_url"),
            sms_fallback_method: fields.parsed("sms_fallback_method"),
            sms_application_sid: fields.value("sms_application_sid"),
            voice_url: fields.value("voice_url"),
            voice_method: fields.parsed("voice_method"),
            voice_fallback_url: fields.value("voice_fallback_url"),
            voice_fallback_method: fields.parsed("voice_fallback_method"),
            voice_application_sid: fields.value("voice_application_sid"),
            trunk_sid: fields.value("trunk_sid"),
            voice_receive_mode: fields.value("voice_receive_mode"),
            status_callback: fields.value("status_callback"),
            status_callback_method: fields.parsed("status_callback_method"),
            date_created: fields.value("date_created"),
            date_updated: fields.value("date_updated"),
            fields,
        })
    }
}
