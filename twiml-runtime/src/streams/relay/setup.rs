//! Which conversation of which call this is.

use std::borrow::Cow;
use std::fmt;

use tokio_tungstenite::tungstenite::Utf8Bytes;

use crate::streams::messages::Setup;
use crate::value::{AccountSid, Address, CallSid, CallStatus, Direction, FromText, SessionSid, Text};

/// What Twilio says of a conversation when it starts.
///
/// <https://www.twilio.com/docs/voice/conversationrelay/websocket-messages#setup-message>
#[derive(Clone)]
#[non_exhaustive]
pub struct RelaySetup {
    /// The session, which is another one after a reconnect.
    pub session_id: SessionSid,
    /// The account, which is one of the verifier's.
    pub account_sid: AccountSid,
    /// The call, which a reconnect keeps. The signature of the handshake does not cover it: compare it with the call that was
    /// answered before anything important happens.
    pub call_sid: CallSid,
    /// The call that placed this one.
    pub parent_call_sid: Option<CallSid>,
    /// Who calls.
    pub from: Address,
    /// Who is called.
    pub to: Address,
    /// Who was called first.
    pub forwarded_from: Option<Address>,
    /// What Caller ID says.
    pub caller_name: Option<Text>,
    /// Who placed the call.
    pub direction: Direction,
    /// `PSTN`, `SIP` or `CLIENT`. Only the first is documented.
    pub call_type: Text,
    /// How far the call is. On the wire it is `RINGING` and `IN_PROGRESS`, which is read as the status of a webhook.
    pub call_status: CallStatus,
    message: Utf8Bytes,
}

impl RelaySetup {
    pub(crate) fn new(setup: &Setup<'_>, message: &Utf8Bytes) -> Self {
        fn value<T: FromText>(text: Option<&Cow<'_, str>>) -> T {
            T::from_text(text.map_or("", |text| text).into())
        }
        fn optional<T: FromText>(text: Option<&Cow<'_, str>>) -> Option<T> {
            text.filter(|text| !text.is_empty()).map(|text| T::from_text((**text).into()))
        }
        let status = setup.call_status.as_deref().unwrap_or_default();
        let known = status.to_ascii_lowercase().replace('_', "-");
        let call_status = match CallStatus::from_text(known.as_str().into()) {
            CallStatus::Other(_) => CallStatus::Other(status.into()),
            known => known,
        };
        Self {
            session_id: value(setup.session_id.as_ref()),
            account_sid: value(setup.account_sid.as_ref()),
            call_sid: value(setup.call_sid.as_ref()),
            parent_call_sid: optional(setup.parent_call_sid.as_ref()),
            from: value(setup.from.as_ref()),
            to: value(setup.to.as_ref()),
            forwarded_from: optional(setup.forwarded_from.as_ref()),
            caller_name: optional(setup.caller_name.as_ref()),
            direction: value(setup.direction.as_ref()),
            call_type: setup.call_type.as_deref().unwrap_or_default().into(),
            call_status,
            message: message.clone(),
        }
    }

    /// The message as it came, for what is not a field.
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Debug for RelaySetup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RelaySetup")
            .field("session_id", &self.session_id)
            .field("account_sid", &self.account_sid)
            .field("call_sid", &self.call_sid)
            .field("parent_call_sid", &self.parent_call_sid)
            .field("from", &self.from)
            .field("to", &self.to)
            .field("direction", &self.direction)
            .field("call_type", &self.call_type)
            .field("call_status", &self.call_status)
            .finish_non_exhaustive()
    }
}
