//! One direction of the sound of a call.

use std::time::Duration;

use twiml_runtime::streams::Ulaw;

use super::samples::{bytes_in, time_of};

/// Sound, and silence where there is none.
#[derive(Debug, Default)]
pub(crate) struct Track {
    audio: Vec<u8>,
    /// Where each piece begins, in time and in the audio. Pieces do not overlap.
    pieces: Vec<(Duration, usize)>,
    end: Duration,
}

impl Track {
    /// Adds a piece behind the others.
    pub(super) fn add(&mut self, at: Duration, audio: &[u8]) {
        if audio.is_empty() {
            return;
        }
        if self.pieces.is_empty() || at != self.end {
            self.pieces.push((at, self.audio.len()));
        }
        self.audio.extend_from_slice(audio);
        let (begin, from) = self.pieces.last().copied().unwrap_or_default();
        self.end = begin + time_of(self.audio.len() - from);
    }

    /// When the last piece is over.
    pub(crate) const fn end(&self) -> Duration {
        self.end
    }

    /// All pieces, without the silence between them.
    pub(crate) fn audio(&self) -> &[u8] {
        &self.audio
    }

    /// When each piece begins, and how long it is.
    pub(crate) fn pieces(&self) -> impl Iterator<Item = (Duration, Duration)> {
        let ends = self.pieces.iter().skip(1).map(|(_, from)| *from).chain([self.audio.len()]);
        self.pieces.iter().zip(ends).map(|((at, from), to)| (*at, time_of(to - from)))
    }

    /// What was to be heard from a time on, for so many bytes.
    pub(crate) fn heard(&self, from: Duration, bytes: usize) -> Vec<u8> {
        let mut heard = vec![Ulaw::SILENCE; bytes];
        let first = self.pieces.partition_point(|(at, _)| *at <= from).saturating_sub(1);
        for (number, (at, begin)) in self.pieces.iter().enumerate().skip(first) {
            let end = self.pieces.get(number + 1).map_or(self.audio.len(), |(_, next)| *next);
            let piece = self.audio.get(*begin..end).unwrap_or_default();
            let (into, skipped) = (bytes_in(at.saturating_sub(from)), bytes_in(from.saturating_sub(*at)));
            if into >= bytes {
                break;
            }
            let sounds = heard.iter_mut().skip(into).zip(piece.iter().skip(skipped));
            sounds.for_each(|(heard, sound)| *heard = *sound);
        }
        heard
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn between_two_pieces_there_is_silence() {
        let ms = Duration::from_millis;
        let mut track = Track::default();
        track.add(ms(1), &[1; 8]);
        track.add(ms(2), &[2; 8]);
        track.add(ms(4), &[3; 8]);
        assert_eq!(track.audio(), [[1; 8], [2; 8], [3; 8]].concat());
        assert_eq!(track.pieces().collect::<Vec<_>>(), [(ms(1), ms(2)), (ms(4), ms(1))]);
        assert_eq!(
            track.heard(ms(0), 48),
            [[0xFF; 8], [1; 8], [2; 8], [0xFF; 8], [3; 8], [0xFF; 8]].concat()
        );
        assert_eq!(track.heard(ms(2), 8), [2; 8]);
        assert_eq!(track.heard(ms(9), 8), [0xFF; 8]);
    }
}
