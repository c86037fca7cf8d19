//! What an application sends over the websocket of a `<Stream>`.

use std::borrow::Cow;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use super::malformed::Malformed;
use super::objects::Mark;

/// A message of Media Streams, to Twilio. There are no others.
///
/// <https://www.twilio.com/docs/voice/media-streams/websocket-messages#send-websocket-messages-to-twilio>
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MediaCommand<'a> {
    /// Plays audio behind what is there already.
    Media {
        /// The stream.
        stream_sid: Cow<'a, str>,
        /// μ-law in base64, of any length, without a header.
        payload: Cow<'a, str>,
    },
    /// Comes back once the audio before it was played or cleared.
    Mark {
        /// The stream.
        stream_sid: Cow<'a, str>,
        /// Any text.
        name: Cow<'a, str>,
    },
    /// Drops all audio that was not played, and sends every mark back.
    Clear {
        /// The stream.
        stream_sid: Cow<'a, str>,
    },
}

/// Twilio logs warning 31951 about a member that is missing or too many, so both are refused.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Flat<'a> {
    #[serde(borrow)]
    event: Cow<'a, str>,
    #[serde(borrow)]
    stream_sid: Cow<'a, str>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    media: Option<Payload<'a>>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    mark: Option<Mark<'a>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Payload<'a> {
    #[serde(borrow)]
    payload: Cow<'a, str>,
}

impl<'a> MediaCommand<'a> {
    /// Reads a message as strictly as Twilio does.
    ///
    /// # Errors
    ///
    /// [`Malformed::NotACommand`] for all that would give warning 31951.
    pub fn read(text: &'a str) -> Result<Self, Malformed> {
        let Flat { event, stream_sid, media, mark } =
            serde_json::from_str(text).map_err(|_| Malformed::NotACommand)?;
        match (&*event, media, mark) {
            ("media", Some(Payload { payload }), None) if STANDARD.decode(&*payload).is_ok() => {
                Ok(Self::Media { stream_sid, payload })
            }
            ("mark", None, Some(Mark { name })) => Ok(Self::Mark { stream_sid, name }),
            ("clear", None, None) => Ok(Self::Clear { stream_sid }),
            _ => Err(Malformed::NotACommand),
        }
    }

    /// The message as it goes over the wire.
    pub fn to_text(&self) -> String {
        let (event, stream_sid, media, mark) = match self {
            Self::Media { stream_sid, payload } => {
                ("media", stream_sid, Some(Payload { payload: payload.clone() }), None)
            }
            Self::Mark { stream_sid, name } => ("mark", stream_sid, None, Some(Mark { name: name.clone() })),
            Self::Clear { stream_sid } => ("clear", stream_sid, None, None),
        };
        super::to_text(&Flat { event: event.into(), stream_sid: stream_sid.clone(), media, mark })
    }
}

/// The text of [`MediaCommand::Media`], written into one string of the right size. `stream_sid` is as it is in JSON, between its
/// quotes.
pub(crate) fn media_text(stream_sid: &str, ulaw: &[u8]) -> String {
    const HEAD: &str = r#"{"event":"media","streamSid":""#;
    const MIDDLE: &str = r#"","media":{"payload":""#;
    const TAIL: &str = r#""}}"#;
    let length = HEAD.len() + stream_sid.len() + MIDDLE.len() + ulaw.len().div_ceil(3) * 4 + TAIL.len();
    let mut text = String::with_capacity(length);
    text.push_str(HEAD);
    text.push_str(stream_sid);
    text.push_str(MIDDLE);
    STANDARD.encode_string(ulaw, &mut text);
    text.push_str(TAIL);
    text
}
