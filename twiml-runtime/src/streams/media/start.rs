//! Which stream of which call this is.

use std::fmt;

use tokio_tungstenite::tungstenite::Utf8Bytes;

use crate::streams::audio::Track;
use crate::streams::messages::Start;
use crate::value::{AccountSid, CallSid, FromText as _, StreamSid};

/// What Twilio says of a stream when it starts.
///
/// Neither the caller nor the number called is in it: an application that needs them has to pass them as parameters.
///
/// <https://www.twilio.com/docs/voice/media-streams/websocket-messages#start-message>
#[derive(Clone)]
#[non_exhaustive]
pub struct StreamStart {
    /// The stream.
    pub stream_sid: StreamSid,
    /// The call. The signature of the handshake does not cover it: compare it with the call that was answered before anything
    /// important happens.
    pub call_sid: CallSid,
    /// The account, which is one of the verifier's.
    pub account_sid: AccountSid,
    /// The tracks that are heard.
    pub tracks: Vec<Track>,
    message: Utf8Bytes,
}

impl StreamStart {
    pub(crate) fn new(start: &Start<'_>, stream_sid: &str, message: &Utf8Bytes) -> Self {
        let text = |text: &Option<std::borrow::Cow<'_, str>>| text.as_deref().unwrap_or_default().into();
        Self {
            stream_sid: StreamSid::from_text(stream_sid.into()),
            call_sid: CallSid::from_text(text(&start.call_sid)),
            account_sid: AccountSid::from_text(text(&start.account_sid)),
            tracks: start.tracks.iter().map(|track| Track::named(Some(track))).collect(),
            message: message.clone(),
        }
    }

    /// The message as it came, for what is not a field.
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Debug for StreamStart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StreamStart")
            .field("stream_sid", &self.stream_sid)
            .field("call_sid", &self.call_sid)
            .field("account_sid", &self.account_sid)
            .field("tracks", &self.tracks)
            .finish_non_exhaustive()
    }
}
