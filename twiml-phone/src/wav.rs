//! WAV files, for what is said and played in media streams: 8000 Hz, one channel, μ-law or 16-bit samples.

use std::fmt;

use twiml_runtime::streams::Ulaw;

/// The formats in a header that are read and written.
const PCM: u16 = 1;
const ULAW: u16 = 7;
/// The format is the beginning of a longer field.
const EXTENSIBLE: u16 = 0xFFFE;

/// Samples a second.
const RATE: u32 = 8000;

/// How the samples in a file are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Samples {
    /// As they are on the wire, a byte each.
    Ulaw,
    /// 16-bit numbers, which every program plays.
    Pcm16,
}

/// Reads a WAV file.
///
/// # Errors
///
/// [`NotUsable`], if it is something else, or of another rate or number of channels.
pub fn read(file: &[u8]) -> Result<Ulaw, NotUsable> {
    if file.get(..4) != Some(b"RIFF") || file.get(8..12) != Some(b"WAVE") {
        return Err(NotUsable::NotWav);
    }
    let mut format = None;
    let mut rest = file.get(12..).unwrap_or_default();
    while let (Some(name), Some(length)) = (rest.get(..4), number(rest, 4)) {
        let length = usize::try_from(length).unwrap_or(usize::MAX);
        let body = rest.get(8..).unwrap_or_default();
        // What is written by and by has no right length in its header.
        let body = body.get(..length).unwrap_or(body);
        match (name, format) {
            (b"fmt ", _) => format = Some(Format::read(body)?),
            (b"data", Some(samples)) => return Ok(samples_of(body, samples)),
            (b"data", None) => return Err(NotUsable::NotWav),
            _ => {}
        }
        // Chunks begin at even places.
        rest = rest.get(length.saturating_add(8 + length % 2)..).unwrap_or_default();
    }
    Err(NotUsable::NotWav)
}

/// Writes a WAV file.
pub fn write(audio: &Ulaw, samples: Samples) -> Vec<u8> {
    let (format, width, data) = match samples {
        Samples::Ulaw => (ULAW, 1_u16, audio.as_bytes().to_vec()),
        Samples::Pcm16 => (PCM, 2, audio.to_pcm().into_iter().flat_map(i16::to_le_bytes).collect()),
    };
    let length = u32::try_from(data.len()).unwrap_or(u32::MAX);
    let mut file = Vec::with_capacity(data.len() + 45);
    let mut text = |text: &[u8]| file.extend_from_slice(text);
    text(b"RIFF");
    text(&length.saturating_add(36 + length % 2).to_le_bytes());
    text(b"WAVEfmt ");
    text(&16_u32.to_le_bytes());
    text(&format.to_le_bytes());
    text(&1_u16.to_le_bytes());
    text(&RATE.to_le_bytes());
    text(&(RATE * u32::from(width)).to_le_bytes());
    text(&width.to_le_bytes());
    text(&(width * 8).to_le_bytes());
    text(b"data");
    text(&length.to_le_bytes());
    text(&data);
    if length % 2 == 1 {
        text(&[0]);
    }
    file
}

/// Why a file cannot be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NotUsable {
    /// It is not a WAV file, or not a whole one.
    NotWav,
    /// Its audio is something else than 8000 Hz, one channel, μ-law or 16-bit samples.
    Format {
        /// The format in its header: 1 is PCM, 3 are floating-point numbers, 6 is A-law.
        format: u16,
        /// How many channels it has.
        channels: u16,
        /// Samples a second.
        rate: u32,
        /// Bits of a sample.
        bits: u16,
    },
}

impl fmt::Display for NotUsable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotWav => f.write_str("this is not a WAV file"),
            Self::Format { format, channels, rate, bits } => write!(
                f,
                "this WAV file has {channels} channel(s) of {rate} Hz, {bits} bits, format {format}; a call has one channel of 8000 Hz, μ-law or 16-bit \
                 PCM: convert it with `ffmpeg -i in.wav -ar 8000 -ac 1 -c:a pcm_s16le out.wav`"
            ),
        }
    }
}

impl std::error::Error for NotUsable {}

struct Format;

impl Format {
    /// How the samples are written, if they can be used.
    fn read(header: &[u8]) -> Result<Samples, NotUsable> {
        let short = |at| u16::from_le_bytes(bytes(header, at).unwrap_or_default());
        let format = if short(0) == EXTENSIBLE { short(24) } else { short(0) };
        let (channels, rate, bits) = (short(2), number(header, 4).unwrap_or_default(), short(14));
        match (format, channels, rate, bits) {
            (PCM, 1, RATE, 16) => Ok(Samples::Pcm16),
            (ULAW, 1, RATE, 8) => Ok(Samples::Ulaw),
            _ => Err(NotUsable::Format { format, channels, rate, bits }),
        }
    }
}

fn samples_of(data: &[u8], samples: Samples) -> Ulaw {
    match samples {
        Samples::Ulaw => data.to_vec().into(),
        Samples::Pcm16 => {
            let (pairs, _) = data.as_chunks::<2>();
            let samples: Vec<_> = pairs.iter().map(|pair| i16::from_le_bytes(*pair)).collect();
            Ulaw::from_pcm(&samples)
        }
    }
}

fn number(bytes_of: &[u8], at: usize) -> Option<u32> {
    bytes(bytes_of, at).map(u32::from_le_bytes)
}

fn bytes<const N: usize>(from: &[u8], at: usize) -> Option<[u8; N]> {
    from.get(at..)?.first_chunk().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn audio() -> Ulaw {
        (0..=250).collect::<Vec<u8>>().into()
    }

    #[test]
    fn what_is_written_is_read() {
        let file = write(&audio(), Samples::Ulaw);
        assert_eq!((file.len(), read(&file)), (44 + 252, Ok(audio())));
        // The second zero of μ-law becomes the first one.
        let heard = Ulaw::from_pcm(&audio().to_pcm());
        assert_eq!(read(&write(&audio(), Samples::Pcm16)), Ok(heard));
    }

    #[test]
    fn other_chunks_are_passed_over_and_a_wrong_length_is_not_believed() {
        let mut file = write(&audio(), Samples::Ulaw);
        file.splice(12..12, *b"LIST\x03\0\0\0abc\0");
        file[12 + 12 + 24 + 4..][..4].copy_from_slice(&u32::MAX.to_le_bytes());
        file.pop();
        assert_eq!(read(&file), Ok(audio()));
    }

    #[test]
    fn what_cannot_be_used_says_what_it_is() {
        assert_eq!(read(b"ID3"), Err(NotUsable::NotWav));
        assert_eq!(
            read(&write(&audio(), Samples::Ulaw)[..30]),
            Err(NotUsable::Format { format: 7, channels: 1, rate: 8000, bits: 0 })
        );
        let mut stereo = write(&audio(), Samples::Pcm16);
        (stereo[22], stereo[24], stereo[25]) = (2, 0x80, 0xBB);
        let error = read(&stereo).unwrap_err();
        assert_eq!(error, NotUsable::Format { format: 1, channels: 2, rate: 48000, bits: 16 });
        assert!(
            error.to_string().contains("2 channel(s) of 48000 Hz") && error.to_string().contains("ffmpeg")
        );
        for end in 0..stereo.len() {
            // No panic, whatever is missing.
            let _ = read(&stereo[..end]);
        }
    }
}
