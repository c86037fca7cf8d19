//! What a conversation has handed off, with its type.

use std::any::type_name;
use std::fmt;
use std::ops::Deref;

use serde::de::DeserializeOwned;
use serde::{Serialize, Serializer};

use super::{ConversationRelayEnded, Payload, PayloadError, VoicePayload, delivery, sealed};
use crate::params::Params;
use crate::seal::Seal;
use crate::value::JsonText;
use crate::verify::Verified;

/// The end of a `ConversationRelay` session, and what its handler handed off: a [`ConversationRelayEnded`] that knows the type of the data.
///
/// Where a document names both handlers, the type has to be that of the `Handoff<T>` which the `#[conversation_relay]` returns:
///
#[cfg_attr(feature = "streams", doc = "```")]
#[cfg_attr(not(feature = "streams"), doc = "```ignore")]
/// use twiml_runtime::prelude::*;
///
/// #[derive(serde::Serialize, serde::Deserialize)]
/// struct Ticket {
///     number: u32,
/// }
///
/// #[voice_webhook("/voice")]
/// async fn voice(_call: IncomingCall) -> VoiceResponse {
///     twiml! { <Response><Connect action=after><ConversationRelay url=agent/></Connect></Response> }
/// }
///
/// #[conversation_relay("/relay")]
/// async fn agent(_talk: Conversation) -> Handoff<Ticket> {
///     Handoff::to(Ticket { number: 7 })
/// }
///
/// #[voice_webhook("/after")]
/// async fn after(ended: HandedOff<Ticket>) -> VoiceResponse {
///     let number = ended.data().map_or(0, |ticket| ticket.number);
///     twiml! { <Response><Say>"Your ticket is number " {number}</Say></Response> }
/// }
/// ```
pub struct HandedOff<T> {
    ended: ConversationRelayEnded,
    data: Option<T>,
}

impl<T> HandedOff<T> {
    /// The data. `None` if there is none, or if it is not a `T`, which is logged; it is in `handoff_data` then.
    pub fn data(&self) -> Option<&T> {
        self.data.as_ref()
    }

    /// The data by value.
    pub fn into_data(self) -> Option<T> {
        self.data
    }
}

impl<T: Clone> Clone for HandedOff<T> {
    fn clone(&self) -> Self {
        Self { ended: self.ended.clone(), data: self.data.clone() }
    }
}

/// The data is left out.
impl<T> fmt::Debug for HandedOff<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("HandedOff").field(&self.ended).finish()
    }
}

impl<T> Serialize for HandedOff<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.ended.serialize(serializer)
    }
}

impl<T> Deref for HandedOff<T> {
    type Target = ConversationRelayEnded;

    fn deref(&self) -> &ConversationRelayEnded {
        &self.ended
    }
}

impl<T: DeserializeOwned + Send + 'static> sealed::Sealed for HandedOff<T> {}

impl<T: DeserializeOwned + Send + 'static> Payload for HandedOff<T> {
    const NAME: &'static str = ConversationRelayEnded::NAME;

    fn from_verified(params: Verified<Params>) -> Result<Self, PayloadError> {
        let ended = ConversationRelayEnded::from_verified(params)?;
        let data = match ended.handoff_data.as_ref().map(JsonText::parse) {
            None => None,
            Some(Ok(data)) => Some(data),
            Some(Err(error)) => {
                // Its words may repeat a value.
                tracing::warn!(
                    line = error.line(),
                    column = error.column(),
                    "the data that this conversation has handed off is not a `{}`",
                    type_name::<T>()
                );
                None
            }
        };
        Ok(Self { ended, data })
    }
}

#[diagnostic::do_not_recommend]
impl<T: DeserializeOwned + Send + 'static> VoicePayload for HandedOff<T> {}

#[diagnostic::do_not_recommend]
impl<W, T: DeserializeOwned + Send + 'static> delivery::ConnectAction<HandedOff<T>> for W {
    const SEAL: Seal = Seal;
}
