//! The objects in the messages of Media Streams.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::lenient;
use super::malformed::Malformed;
use super::parameters::Parameters;

/// The only encoding of the audio: μ-law, 8000 Hz, one channel.
pub const ULAW: &str = "audio/x-mulaw";

/// `connected`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Connected<'a> {
    /// `Call`, so far.
    #[serde(borrow, default, deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub protocol: Option<Cow<'a, str>>,
    /// `1.0.0`, so far.
    #[serde(borrow, default, deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub version: Option<Cow<'a, str>>,
}

/// The object of `start`. It has neither the caller nor the number called: those are to be sent as parameters.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Start<'a> {
    /// `MZ…`, as in the message itself.
    #[serde(borrow, default, deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub stream_sid: Option<Cow<'a, str>>,
    /// `AC…`
    #[serde(borrow, default, deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub account_sid: Option<Cow<'a, str>>,
    /// `CA…`
    #[serde(borrow, default, deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub call_sid: Option<Cow<'a, str>>,
    /// `inbound`, `outbound`, or both.
    #[serde(borrow, default)]
    pub tracks: Vec<Cow<'a, str>>,
    /// What the audio is.
    #[serde(borrow, default)]
    pub media_format: MediaFormat<'a>,
    /// The `<Parameter>`s.
    #[serde(borrow, default)]
    pub custom_parameters: Parameters<'a>,
}

/// What the audio of a stream is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MediaFormat<'a> {
    /// [`ULAW`].
    #[serde(borrow, default, deserialize_with = "lenient::text")]
    pub encoding: Option<Cow<'a, str>>,
    /// 8000, in Hz.
    #[serde(default, deserialize_with = "lenient::number")]
    pub sample_rate: Option<u64>,
    /// 1.
    #[serde(default, deserialize_with = "lenient::number")]
    pub channels: Option<u64>,
}

impl Default for MediaFormat<'_> {
    fn default() -> Self {
        Self { encoding: Some(Cow::Borrowed(ULAW)), sample_rate: Some(8000), channels: Some(1) }
    }
}

impl MediaFormat<'_> {
    /// Whether this crate can read it. What is not said is as documented.
    pub fn is_ulaw(&self) -> bool {
        self.encoding.as_deref().is_none_or(|encoding| encoding == ULAW)
            && self.sample_rate.is_none_or(|rate| rate == 8000)
            && self.channels.is_none_or(|channels| channels == 1)
    }
}

/// The object of `media`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Media<'a> {
    /// `inbound` or `outbound`; nothing is `inbound`.
    #[serde(borrow, default, deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub track: Option<Cow<'a, str>>,
    /// Counts the messages, from 1. Whether it counts those of each track is not documented.
    #[serde(default, deserialize_with = "lenient::number", serialize_with = "lenient::as_text")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chunk: Option<u64>,
    /// Milliseconds from the start of the stream.
    #[serde(default, deserialize_with = "lenient::number", serialize_with = "lenient::as_text")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<u64>,
    /// μ-law in base64, with padding and without a header. Twilio sends 160 bytes, and does not promise to.
    #[serde(borrow)]
    pub payload: Cow<'a, str>,
}

/// The object of `dtmf`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dtmf<'a> {
    /// `inbound_track`, with the suffix that the track of `media` does not have.
    #[serde(borrow, default, deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub track: Option<Cow<'a, str>>,
    /// One key.
    #[serde(borrow, default, deserialize_with = "lenient::text")]
    pub digit: Option<Cow<'a, str>>,
}

/// The object of `mark`, in both directions.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark<'a> {
    /// As the application has sent it.
    #[serde(borrow)]
    pub name: Cow<'a, str>,
}

/// The object of `stop`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Stop<'a> {
    /// `AC…`
    #[serde(borrow, default, deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub account_sid: Option<Cow<'a, str>>,
    /// `CA…`
    #[serde(borrow, default, deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub call_sid: Option<Cow<'a, str>>,
}

impl Start<'_> {
    /// A stream without its identity cannot be answered, and audio of another encoding would be noise.
    pub(super) fn check(&self) -> Result<(), Malformed> {
        let member = if self.call_sid.as_deref().unwrap_or_default().is_empty() {
            "start.callSid"
        } else if self.account_sid.as_deref().unwrap_or_default().is_empty() {
            "start.accountSid"
        } else if !self.media_format.is_ulaw() {
            "start.mediaFormat"
        } else {
            return Ok(());
        };
        Err(Malformed::Member { event: "start", member })
    }
}
