//! What is in a recording: silence, since the phone plays no sound.

/// A file has no more seconds than this, however long the recording is.
const MOST_SECONDS: u64 = 60;

/// Silence as Twilio's WAV files are: PCM of 16 bits, 8000 times a second.
///
/// <https://www.twilio.com/docs/voice/api/recording#fetch-a-recording-media-file>
pub(super) fn wav(seconds: u64, channels: u8) -> Vec<u8> {
    const RATE: u32 = 8000;
    let frame = u16::from(channels) * 2;
    // At most a minute, which is two megabytes.
    let seconds = u32::try_from(seconds.min(MOST_SECONDS)).unwrap_or_default();
    let size = seconds * RATE * u32::from(frame);
    let mut file = Vec::new();
    file.extend_from_slice(b"RIFF");
    file.extend_from_slice(&(36 + size).to_le_bytes());
    file.extend_from_slice(b"WAVEfmt ");
    file.extend_from_slice(&16u32.to_le_bytes());
    file.extend_from_slice(&1u16.to_le_bytes());
    file.extend_from_slice(&u16::from(channels).to_le_bytes());
    file.extend_from_slice(&RATE.to_le_bytes());
    file.extend_from_slice(&(RATE * u32::from(frame)).to_le_bytes());
    file.extend_from_slice(&frame.to_le_bytes());
    file.extend_from_slice(&16u16.to_le_bytes());
    file.extend_from_slice(b"data");
    file.extend_from_slice(&size.to_le_bytes());
    file.resize(file.len() + usize::try_from(size).unwrap_or_default(), 0);
    file
}

/// Silence as Twilio's MP3 files are: one channel of 22050 Hz, in 32 kbit/s.
pub(super) fn mp3(seconds: u64) -> Vec<u8> {
    /// MPEG-2, layer III, without a checksum; 32 kbit/s, 22050 Hz; one channel.
    const HEADER: [u8; 4] = [0xff, 0xf3, 0x40, 0xc0];
    /// So many bytes are a frame of 576 samples. All that follows the header is 0: there is nothing to hear.
    const FRAME: usize = 104;
    let frames = (seconds.min(MOST_SECONDS) * 22_050).div_ceil(576);
    let frame: Vec<u8> = HEADER.into_iter().chain(std::iter::repeat(0)).take(FRAME).collect();
    frame.repeat(usize::try_from(frames).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wav_says_how_long_it_is() {
        let file = wav(7, 2);
        assert_eq!((&file[..4], &file[8..16], &file[36..40]), (&b"RIFF"[..], &b"WAVEfmt "[..], &b"data"[..]));
        assert_eq!(file.len(), 44 + 7 * 8000 * 4);
        assert_eq!(file[4..8], (36 + 7 * 8000 * 4u32).to_le_bytes());
        assert_eq!(wav(3600, 1).len(), 44 + 60 * 8000 * 2);
    }

    #[test]
    fn an_mp3_is_whole_frames() {
        let file = mp3(1);
        assert_eq!(file.len(), 39 * 104);
        assert!(file.chunks(104).all(|frame| frame.starts_with(&[0xff, 0xf3, 0x40, 0xc0])));
    }
}
