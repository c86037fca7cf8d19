//! What can be heard on the line.

use std::fmt;
use std::time::Duration;

use serde::{Serialize, Serializer};

/// Something that is heard on the line.
///
/// As text it is what is said, or a word for what is not speech: `play:` and the URL of a recording, `dtmf:` and the keys of tones, `audio:` and a length, `beep`,
/// `music`, `<application error>`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Sound {
    /// Text that is read aloud.
    Speech(String),
    /// A recording, with its URL.
    Recording(String),
    /// Tones, as keys make them.
    Tones(String),
    /// The tone before a recording, or when somebody enters or leaves a conference.
    Beep,
    /// The music of Twilio's own, for those who wait.
    Music,
    /// Audio that an application has played over a websocket, so long.
    Audio(Duration),
    /// Twilio's words when the application fails: "We are sorry, an application error has occurred. Goodbye."
    ApplicationError,
}

impl fmt::Display for Sound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Speech(text) => f.write_str(text),
            Self::Recording(url) => write!(f, "play:{url}"),
            Self::Tones(keys) => write!(f, "dtmf:{keys}"),
            Self::Beep => f.write_str("beep"),
            Self::Music => f.write_str("music"),
            Self::Audio(length) => write!(f, "audio:{:.1} s", length.as_secs_f64()),
            Self::ApplicationError => f.write_str("<application error>"),
        }
    }
}

/// As text.
impl Serialize for Sound {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
