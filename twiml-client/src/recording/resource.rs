//! A recording as Twilio shows it.

use std::time::Duration;

use serde_json::{Map, Value};
use twiml_values::{
    AccountSid, CallSid, ConferenceSid, ErrorCode, RecordingSid, RecordingSource, RecordingStatus, Text,
    Timestamp, Url,
};

use super::download::DownloadRecording;
use crate::wire::{Fields, Missing, Resource};

/// A recording as Twilio shows it.
///
/// <https://www.twilio.com/docs/voice/api/recording>
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Recording {
    /// Its SID, `RE…`.
    pub sid: RecordingSid,
    /// How far it is.
    pub status: RecordingStatus,
    /// The account, or the subaccount.
    pub account_sid: Option<AccountSid>,
    /// The call.
    pub call_sid: Option<CallSid>,
    /// The conference, if that was recorded.
    pub conference_sid: Option<ConferenceSid>,
    /// How it was made.
    pub source: Option<RecordingSource>,
    /// How many channels it has.
    pub channels: Option<u32>,
    /// How long it is; none until it ends.
    pub duration: Option<Duration>,
    /// When it began.
    pub start_time: Option<Timestamp>,
    /// Why it failed.
    pub error_code: Option<ErrorCode>,
    /// What it cost, as a negative number; none until that is known.
    pub price: Option<Text>,
    /// The currency of the price.
    pub price_unit: Option<Text>,
    /// Where it is kept.
    pub media_url: Option<Url>,
    /// When it was made.
    pub date_created: Option<Timestamp>,
    /// When it changed last.
    pub date_updated: Option<Timestamp>,
    fields: Fields,
}

impl Recording {
    /// What it sounds like.
    pub fn download(&self) -> DownloadRecording {
        DownloadRecording::of(&self.sid)
    }

    /// The JSON as Twilio sent it, with the fields that are not in this struct.
    pub fn as_json(&self) -> &Map<String, Value> {
        self.fields.as_json()
    }
}

impl Resource for Recording {
    fn read(fields: Fields) -> Result<Self, Missing> {
        Ok(Self {
            sid: fields.required("sid")?,
            status: fields.status("status"),
            account_sid: fields.value("account_sid"),
            call_sid: fields.value("call_sid"),
            conference_sid: fields.value("conference_sid"),
            source: fields.value("source"),
            channels: fields.number("channels"),
            duration: fields.number("duration").map(Duration::from_secs),
            start_time: fields.value("start_time"),
            error_code: fields.number("error_code"),
            price: fields.value("price"),
            price_unit: fields.value("price_unit"),
            media_url: fields.value("media_url"),
            date_created: fields.value("date_created"),
            date_updated: fields.value("date_updated"),
            fields,
        })
    }
}
