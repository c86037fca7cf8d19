//! What Twilio sends over the websocket of a `<Stream>`.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::lenient;
use super::malformed::{Malformed, Protocol};
use super::objects::{Connected, Dtmf, Mark, Media, Start, Stop};

/// A message of Media Streams, from Twilio.
///
/// <https://www.twilio.com/docs/voice/media-streams/websocket-messages>
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MediaMessage<'a> {
    /// The order of sending, from 1. `connected` has none, nor do imitations of Twilio.
    pub sequence_number: Option<u64>,
    /// The stream, which is the same for the whole connection. `connected` has none.
    pub stream_sid: Option<Cow<'a, str>>,
    /// What happened.
    pub event: MediaEvent<'a>,
}

/// What a [`MediaMessage`] says.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum MediaEvent<'a> {
    /// The first message.
    Connected(Connected<'a>),
    /// The second message: which stream of which call this is.
    Start(Start<'a>),
    /// Audio, some 20 ms of one track.
    Media(Media<'a>),
    /// A key was pressed. Only in bidirectional streams.
    Dtmf(Dtmf<'a>),
    /// The audio before a mark was played, or cleared. Only in bidirectional streams.
    Mark(Mark<'a>),
    /// The stream or the call has ended.
    Stop(Stop<'a>),
    /// An event that is not in the documents, with the whole message as it came.
    Other {
        /// Its name.
        event: Cow<'a, str>,
        /// The message.
        text: &'a str,
    },
}

/// All members of all events. One struct is read at half the cost of a tagged enum, which serde buffers until it has the tag.
#[derive(Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Flat<'a> {
    #[serde(borrow, default, deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    event: Option<Cow<'a, str>>,
    #[serde(borrow, default, deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    protocol: Option<Cow<'a, str>>,
    #[serde(borrow, default, deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    version: Option<Cow<'a, str>>,
    #[serde(default, deserialize_with = "lenient::number", serialize_with = "lenient::as_text")]
    #[serde(skip_serializing_if = "Option::is_none")]
    sequence_number: Option<u64>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    start: Option<Start<'a>>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    media: Option<Media<'a>>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    dtmf: Option<Dtmf<'a>>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    mark: Option<Mark<'a>>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    stop: Option<Stop<'a>>,
    #[serde(borrow, default, deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    stream_sid: Option<Cow<'a, str>>,
}

/// What a message is, whatever else is in it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Head<'a> {
    #[serde(borrow, default, deserialize_with = "lenient::text")]
    event: Option<Cow<'a, str>>,
    #[serde(borrow, default, rename = "type", deserialize_with = "lenient::text")]
    kind: Option<Cow<'a, str>>,
    #[serde(default, deserialize_with = "lenient::number")]
    sequence_number: Option<u64>,
    #[serde(borrow, default, deserialize_with = "lenient::text")]
    stream_sid: Option<Cow<'a, str>>,
}

impl<'a> MediaMessage<'a> {
    /// Reads a message. Nothing of it is copied, unless JSON has escaped it.
    ///
    /// # Errors
    ///
    /// [`Malformed`] where it is not a message, or lacks what it cannot do without.
    pub fn read(text: &'a str) -> Result<Self, Malformed> {
        match serde_json::from_str::<Flat<'a>>(text) {
            Ok(Flat { event: Some(event), sequence_number, stream_sid, .. }) if !is_known(&event) => {
                Ok(Self { sequence_number, stream_sid, event: MediaEvent::Other { event, text } })
            }
            Ok(flat @ Flat { event: Some(_), .. }) => Self::of(flat),
            _ => Self::read_head(text),
        }
    }

    fn of(flat: Flat<'a>) -> Result<Self, Malformed> {
        let Flat {
            event,
            protocol,
            version,
            sequence_number,
            start,
            media,
            dtmf,
            mark,
            stop,
            mut stream_sid,
        } = flat;
        let missing = |event, member| Malformed::Member { event, member };
        let event = match event.as_deref().unwrap_or_default() {
            "media" => MediaEvent::Media(media.ok_or(missing("media", "media"))?),
            "connected" => MediaEvent::Connected(Connected { protocol, version }),
            "start" => {
                let start = start.ok_or(missing("start", "start"))?;
                start.check()?;
                stream_sid = stream_sid.or_else(|| start.stream_sid.clone());
                if stream_sid.as_deref().unwrap_or_default().is_empty() {
                    return Err(missing("start", "streamSid"));
                }
                MediaEvent::Start(start)
            }
            "dtmf" => {
                let dtmf = dtmf.ok_or(missing("dtmf", "dtmf"))?;
                if dtmf.digit.as_deref().unwrap_or_default().is_empty() {
                    return Err(missing("dtmf", "dtmf.digit"));
                }
                MediaEvent::Dtmf(dtmf)
            }
            "mark" => MediaEvent::Mark(mark.ok_or(missing("mark", "mark"))?),
            _ => MediaEvent::Stop(stop.unwrap_or_default()),
        };
        Ok(Self { sequence_number, stream_sid, event })
    }

    /// For a message with a member of an unexpected type, which does not matter in an event that does not need it.
    #[cold]
    fn read_head(text: &'a str) -> Result<Self, Malformed> {
        let head: Head<'a> = serde_json::from_str(text).map_err(|_| Malformed::NotAnObject)?;
        let Head { event, kind, sequence_number, stream_sid } = head;
        let event = match event {
            Some(event) if event == "stop" => MediaEvent::Stop(Stop::default()),
            Some(event) => match KNOWN.iter().find(|(known, _)| event == *known) {
                Some(&(event, member)) => return Err(Malformed::Member { event, member }),
                None => MediaEvent::Other { event, text },
            },
            None if kind.is_some() => return Err(Malformed::OtherProtocol(Protocol::ConversationRelay)),
            None => return Err(Malformed::Unnamed),
        };
        Ok(Self { sequence_number, stream_sid, event })
    }

    /// The message as Twilio writes it.
    pub fn to_text(&self) -> String {
        let mut flat = Flat {
            sequence_number: self.sequence_number,
            stream_sid: self.stream_sid.clone(),
            ..Flat::default()
        };
        let name = match self.event.clone() {
            MediaEvent::Connected(Connected { protocol, version }) => {
                (flat.protocol, flat.version) = (protocol, version);
                "connected"
            }
            MediaEvent::Start(start) => {
                flat.start = Some(start);
                "start"
            }
            MediaEvent::Media(media) => {
                flat.media = Some(media);
                "media"
            }
            MediaEvent::Dtmf(dtmf) => {
                flat.dtmf = Some(dtmf);
                "dtmf"
            }
            MediaEvent::Mark(mark) => {
                flat.mark = Some(mark);
                "mark"
            }
            MediaEvent::Stop(stop) => {
                flat.stop = Some(stop);
                "stop"
            }
            MediaEvent::Other { text, .. } => return text.to_owned(),
        };
        flat.event = Some(Cow::Borrowed(name));
        super::to_text(&flat)
    }
}

/// The documented events, each with the object that it cannot do without.
const KNOWN: [(&str, &str); 6] = [
    ("connected", "event"),
    ("start", "start"),
    ("media", "media"),
    ("dtmf", "dtmf"),
    ("mark", "mark"),
    ("stop", "stop"),
];

fn is_known(event: &str) -> bool {
    KNOWN.iter().any(|(known, _)| *known == event)
}
