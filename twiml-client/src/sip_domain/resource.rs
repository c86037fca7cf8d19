//! A SIP domain as Twilio shows it.

use serde_json::{Map, Value};
use twiml_runtime::Method;
use twiml_values::{AccountSid, SipDomainSid, Text, Timestamp, Url};

use crate::wire::{Fields, Missing, Resource};

/// A SIP domain of the account.
///
/// <https://www.twilio.com/docs/voice/sip/api/sip-domain-resource>
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct SipDomain {
    /// Its SID, `SD…`.
    pub sid: SipDomainSid,
    /// The account, or the subaccount.
    pub account_sid: Option<AccountSid>,
    /// What people call it.
    pub friendly_name: Option<Text>,
    /// Its name: `example.sip.twilio.com`.
    pub domain_name: Option<Text>,
    /// The URL for incoming calls.
    pub voice_url: Option<Url>,
    /// Its method.
    pub voice_method: Option<Method>,
    /// The URL for calls where the first one fails.
    pub voice_fallback_url: Option<Url>,
    /// Its method.
    pub voice_fallback_method: Option<Method>,
    /// The URL that is told of the status of calls.
    pub voice_status_callback_url: Option<Url>,
    /// Its method.
    pub voice_status_callback_method: Option<Method>,
    /// When it was made.
    pub date_created: Option<Timestamp>,
    /// When it changed last.
    pub date_updated: Option<Timestamp>,
    fields: Fields,
}

impl SipDomain {
    /// The JSON as Twilio sent it, with the fields that are not in this struct.
    pub fn as_json(&self) -> &Map<String, Value> {
        self.fields.as_json()
    }
}

impl Resource for SipDomain {
    fn read(fields: Fields) -> Result<Self, Missing> {
        Ok(Self {
            sid: fields.required("sid")?,
            account_sid: fields.value("account_sid"),
            friendly_name: fields.value("friendly_name"),
            domain_name: fields.value("domain_name"),
            voice_url: fields.value("voice_url"),
            voice_method: fields.parsed("voice_method"),
            voice_fallback_url: fields.value("voice_fallback_url"),
            voice_fallback_method: fields.parsed("voice_fallback_method"),
            voice_status_callback_url: fields.value("voice_status_callback_url"),
            voice_status_callback_method: fields.parsed("voice_status_callback_method"),
            date_created: fields.value("date_created"),
            date_updated: fields.value("date_updated"),
            fields,
        })
    }
}
