//! What was heard: some audio of one track.

use std::fmt;
use std::ops::Deref;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;

use super::codec;
use super::ulaw::{Ulaw, duration_of};

/// The bytes of 20 ms, which is what Twilio sends.
pub(crate) const FRAME: usize = 160;

/// Whose voice it is, seen from Twilio.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Track {
    /// What the caller says.
    #[default]
    Inbound,
    /// What the caller hears. Only a `MediaTap` hears it.
    Outbound,
    /// A track that Twilio does not document.
    Other,
}

impl Track {
    /// The track of `inbound` and `outbound`; nothing is the former.
    pub(crate) fn named(name: Option<&str>) -> Self {
        match name {
            None | Some("inbound") => Self::Inbound,
            Some("outbound") => Self::Outbound,
            Some(_) => Self::Other,
        }
    }
}

/// Some audio that Twilio has sent: mostly 20 ms, though Twilio promises neither that nor any other length.
///
/// Take time from [`at`](Self::at), and never from counting frames: some calls send nothing while nobody speaks, and a
/// handler that is too slow misses some. [`gap`](Self::gap) says how much is missing.
#[derive(Clone)]
pub struct Frame {
    audio: Audio,
    track: Track,
    at: Option<Duration>,
    gap: Duration,
}

/// What Twilio sends has room in the frame itself, so that a frame costs no allocation.
#[derive(Clone)]
enum Audio {
    Short(u8, [u8; FRAME]),
    Long(Vec<u8>),
}

impl Frame {
    /// Decodes the payload of a message. `None` if it is not base64.
    pub(crate) fn decode(payload: &str, track: Track, at: Option<Duration>) -> Option<Self> {
        let audio = Audio::decode(payload)?;
        Some(Self { audio, track, at, gap: Duration::ZERO })
    }

    pub(crate) fn after_gap(mut self, gap: Duration) -> Self {
        self.gap = gap;
        self
    }

    /// The audio as μ-law. An [`Ulaw`](super::Ulaw) of it is `Ulaw::from(&frame)`.
    pub fn ulaw(&self) -> &[u8] {
        match &self.audio {
            Audio::Short(length, bytes) => bytes.get(..usize::from(*length)).unwrap_or_default(),
            Audio::Long(bytes) => bytes,
        }
    }

    /// The audio as 16-bit samples, 8000 a second.
    pub fn pcm(&self) -> Pcm {
        match &self.audio {
            Audio::Short(length, bytes) => Pcm(Samples::Short(*length, bytes.map(codec::to_linear))),
            Audio::Long(bytes) => {
                Pcm(Samples::Long(bytes.iter().map(|&code| codec::to_linear(code)).collect()))
            }
        }
    }

    /// When it begins, from the start of the stream. `None` if Twilio has not said so. The first is not at zero.
    pub fn at(&self) -> Option<Duration> {
        self.at
    }

    /// How long it is.
    pub fn duration(&self) -> Duration {
        duration_of(self.ulaw().len())
    }

    /// Whose voice it is.
    pub fn track(&self) -> Track {
        self.track
    }

    /// How much of the track is missing before this frame: not sent, or [dropped](crate::streams::Ear::dropped). Zero if nothing is;
    /// less than a frame is taken for jitter.
    pub fn gap(&self) -> Duration {
        self.gap
    }
}

impl Audio {
    fn decode(payload: &str) -> Option<Self> {
        let mut bytes = [Ulaw::SILENCE; FRAME];
        match STANDARD.decode_slice(payload, &mut bytes) {
            Ok(length) => Some(Self::Short(u8::try_from(length).ok()?, bytes)),
            Err(base64::DecodeSliceError::OutputSliceTooSmall) => {
                STANDARD.decode(payload).ok().map(Self::Long)
            }
            Err(base64::DecodeSliceError::DecodeError(_)) => None,
        }
    }
}

impl fmt::Debug for Frame {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Frame")
            .field("at", &self.at)
            .field("duration", &self.duration())
            .field("track", &self.track)
            .field("gap", &self.gap)
            .finish_non_exhaustive()
    }
}

impl From<&Frame> for Ulaw {
    fn from(frame: &Frame) -> Self {
        Self::from(Bytes::copy_from_slice(frame.ulaw()))
    }
}

impl From<Frame> for Ulaw {
    fn from(frame: Frame) -> Self {
        Self::from(&frame)
    }
}

/// 16-bit samples of a [`Frame`], which is a slice of them.
#[derive(Debug, Clone)]
pub struct Pcm(Samples);

#[derive(Debug, Clone)]
#[expect(clippy::large_enum_variant, reason = "the large one is the usual one, and costs no allocation")]
enum Samples {
    Short(u8, [i16; FRAME]),
    Long(Vec<i16>),
}

impl Deref for Pcm {
    type Target = [i16];

    fn deref(&self) -> &[i16] {
        match &self.0 {
            Samples::Short(length, samples) => samples.get(..usize::from(*length)).unwrap_or_default(),
            Samples::Long(samples) => samples,
        }
    }
}

impl AsRef<[i16]> for Pcm {
    fn as_ref(&self) -> &[i16] {
        self
    }
}
