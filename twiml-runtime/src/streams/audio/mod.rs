//! The audio of Media Streams: μ-law, 8000 samples a second, one channel.

mod codec;
mod frame;
mod ulaw;

pub(crate) use frame::FRAME;
pub use frame::{Frame, Pcm, Track};
pub use ulaw::Ulaw;
pub(crate) use ulaw::{bytes_of, duration_of};

#[cfg(test)]
mod tests {
    use audio_codec_algorithms::{decode_ulaw, encode_ulaw};

    use super::codec::{from_linear, to_linear};

    #[test]
    fn every_code_is_the_sample_that_others_take_it_for() {
        for code in 0..=u8::MAX {
            assert_eq!(to_linear(code), decode_ulaw(code), "{code:#04x}");
        }
    }

    #[test]
    fn every_code_comes_back_and_the_second_zero_as_the_first() {
        for code in 0..=u8::MAX {
            let expected = if code == 0x7F { 0xFF } else { code };
            assert_eq!(from_linear(to_linear(code)), expected, "{code:#04x}");
        }
    }

    #[test]
    fn every_sample_is_as_near_as_the_code_allows() {
        for sample in i16::MIN..=i16::MAX {
            let error = |code| (i32::from(to_linear(code)) - i32::from(sample)).abs();
            let (ours, theirs) = (error(from_linear(sample)), error(encode_ulaw(sample)));
            // Within half a step, which grows with the sample, and what is beyond the loudest code is clipped.
            let magnitude = i32::from(sample).abs() + 132;
            let half_step = 4 << (magnitude.min(32_767).ilog2() - 7);
            let clipped = (i32::from(sample).abs() - 32_124).max(0);
            assert!(ours <= half_step.max(clipped), "{sample}: {ours}");
            assert!((ours - theirs).abs() <= 2, "{sample}: {ours}, {theirs}");
        }
    }
}
