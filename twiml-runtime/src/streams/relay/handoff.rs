//! What a conversation leaves behind.

use serde::Serialize;

/// How a conversation ends: with data for the `action` of the `<Connect>`, or without.
///
/// The data is JSON in `HandoffData`, which [`ConversationRelayEnded`](crate::payload::ConversationRelayEnded) has. Twilio's
/// documents ask for no payment data in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handoff<T = ()>(Option<T>);

impl<T> Handoff<T> {
    /// Ends with data.
    pub fn to(data: T) -> Self {
        Self(Some(data))
    }

    /// Ends without.
    pub fn none() -> Self {
        Self(None)
    }

    /// The data.
    pub fn data(&self) -> Option<&T> {
        self.0.as_ref()
    }
}

impl<T: Serialize> Handoff<T> {
    pub(crate) fn to_json(&self) -> Result<Option<String>, serde_json::Error> {
        self.0.as_ref().map(serde_json::to_string).transpose()
    }
}

impl<T> From<Option<T>> for Handoff<T> {
    fn from(data: Option<T>) -> Self {
        Self(data)
    }
}
