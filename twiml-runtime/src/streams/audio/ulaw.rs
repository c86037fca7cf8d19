//! Audio as Twilio plays it.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;

use super::codec;

/// Bytes of a second of audio.
pub(crate) const RATE: u64 = 8000;

/// μ-law audio, 8000 bytes a second, one channel, without a header. A clone costs one reference count.
///
/// ```
/// use std::time::Duration;
/// use twiml_runtime::streams::Ulaw;
///
/// let pause = Ulaw::silence(Duration::from_millis(500));
/// assert_eq!(pause.len(), 4000);
/// // 16-bit samples, also at 8000 a second: a model that speaks at another rate needs a resampler, such as the crate `rubato`.
/// let tone = Ulaw::from_pcm(&[0, 8000, 0, -8000]);
/// assert_eq!(tone.to_pcm().len(), 4);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ulaw(Bytes);

impl Ulaw {
    /// The byte of a silent sample.
    pub const SILENCE: u8 = 0xFF;

    /// Audio in the program: `Ulaw::from_static(include_bytes!("greeting.ulaw"))`.
    pub const fn from_static(ulaw: &'static [u8]) -> Self {
        Self(Bytes::from_static(ulaw))
    }

    /// Encodes 16-bit samples, 8000 a second.
    pub fn from_pcm(samples: &[i16]) -> Self {
        Self(samples.iter().map(|&sample| codec::from_linear(sample)).collect())
    }

    /// Decodes base64, with padding. `None` if it is not that.
    pub fn from_base64(base64: &str) -> Option<Self> {
        STANDARD.decode(base64).ok().map(|ulaw| Self(ulaw.into()))
    }

    /// Silence of this length.
    pub fn silence(length: Duration) -> Self {
        let bytes = usize::try_from(bytes_of(length)).unwrap_or(usize::MAX);
        Self(vec![Self::SILENCE; bytes].into())
    }

    /// The audio as 16-bit samples, 8000 a second.
    pub fn to_pcm(&self) -> Vec<i16> {
        self.0.iter().map(|&code| codec::to_linear(code)).collect()
    }

    /// How long it is.
    pub fn duration(&self) -> Duration {
        duration_of(self.0.len())
    }

    /// The bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// How many bytes it has, which is how many samples.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether it has no bytes.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn into_bytes(self) -> Bytes {
        self.0
    }
}

impl AsRef<[u8]> for Ulaw {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl From<Bytes> for Ulaw {
    fn from(ulaw: Bytes) -> Self {
        Self(ulaw)
    }
}

impl From<Vec<u8>> for Ulaw {
    fn from(ulaw: Vec<u8>) -> Self {
        Self(ulaw.into())
    }
}

/// How long this many bytes play.
pub(crate) fn duration_of(bytes: usize) -> Duration {
    Duration::from_micros((bytes as u64).saturating_mul(1_000_000 / RATE))
}

/// How many bytes play in this time.
pub(crate) fn bytes_of(length: Duration) -> u64 {
    let micros = u64::try_from(length.as_micros()).unwrap_or(u64::MAX);
    micros / (1_000_000 / RATE)
}
