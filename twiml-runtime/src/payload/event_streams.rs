//! Event Streams.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::value::Timestamp;

/// One event of an Event Streams webhook sink.
///
/// Events are sent as a JSON array: a `#[status_callback]` receives them as `Signed<Vec<CloudEvent>>`. Each event
/// is sent at least once, in any order; a repetition has the same `id`.
///
/// ```
/// use twiml_runtime::{CloudEvent, Signed};
///
/// async fn events(Signed(events): Signed<Vec<CloudEvent>>) {
///     for event in events.iter().filter(|event| event.r#type == "com.twilio.messaging.message.failed") {
///         println!("{}: {}", event.id, event.data);
///     }
/// }
/// ```
///
/// <https://www.twilio.com/docs/events/webhook-quickstart>
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CloudEvent {
    /// The event, `EZ…`.
    pub id: String,
    /// What happened, such as `com.twilio.messaging.message.delivered`.
    pub r#type: String,
    /// What it happened to, as a path in the REST API.
    #[serde(default)]
    pub source: String,
    /// The version of the `CloudEvents` specification, `1.0`.
    #[serde(default)]
    pub specversion: String,
    /// The URL of the schema of `data`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dataschema: Option<String>,
    /// What `data` is: `application/json`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub datacontenttype: Option<String>,
    /// When it happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<Timestamp>,
    /// The details.
    #[serde(default)]
    pub data: Value,
    /// Attributes beyond those above.
    #[serde(flatten)]
    pub extensions: Map<String, Value>,
}

impl CloudEvent {
    /// Reads `data` as a type of your own.
    ///
    /// # Errors
    ///
    /// If it is not a `T`.
    pub fn data_as<T: DeserializeOwned>(&self) -> serde_json::Result<T> {
        T::deserialize(&self.data)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_an_event_is_lost() {
        let json = r#"{"id":"EZ1","type":"com.twilio.messaging.message.sent","source":"/2010-04-01/Accounts",
            "specversion":"1.0","dataschema":"https://events-schemas.twilio.com/Messaging.MessageStatus/3",
            "datacontenttype":"application/json","time":"2020-10-28T22:53:48.000Z","data":{"messageSid":"SM1"},
            "novel":{"a":[1]}}"#;
        let event: CloudEvent = serde_json::from_str(json).unwrap();
        assert!(event.time.as_ref().is_some_and(|time| time.parsed().is_some()));
        assert_eq!(
            event.data_as::<std::collections::BTreeMap<String, String>>().unwrap()["messageSid"],
            "SM1"
        );
        let again = serde_json::to_value(&event).unwrap();
        assert_eq!(again, serde_json::from_str::<Value>(json).unwrap());
    }
}
