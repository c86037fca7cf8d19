//! A member of a queue as Twilio shows it.

use std::time::Duration;

use serde_json::{Map, Value};
use twiml_values::{CallSid, QueueSid, Timestamp};

use crate::wire::{Fields, Missing, Resource};

/// A call in a queue as Twilio shows it.
///
/// <https://www.twilio.com/docs/voice/api/member-resource>
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Member {
    /// The call.
    pub call_sid: CallSid,
    /// The queue.
    pub queue_sid: Option<QueueSid>,
    /// Where in the queue it is.
    pub position: Option<u32>,
    /// For how long it has waited.
    pub wait_time: Option<Duration>,
    /// When it was put into the queue.
    pub date_enqueued: Option<Timestamp>,
    fields: Fields,
}

impl Member {
    /// The JSON as Twilio sent it, with the fields that are not in this struct.
    pub fn as_json(&self) -> &Map<String, Value> {
        self.fields.as_json()
    }
}

impl Resource for Member {
    fn read(fields: Fields) -> Result<Self, Missing> {
        Ok(Self {
            call_sid: fields.required("call_sid")?,
            queue_sid: fields.value("queue_sid"),
            position: fields.number("position"),
            wait_time: fields.number("wait_time").map(Duration::from_secs),
            date_enqueued: fields.value("date_enqueued"),
            fields,
        })
    }
}
