//! Twilio's buffer of what an application plays: 8000 bytes a second, in the order in which they came.

use std::collections::VecDeque;
use std::time::Duration;

use super::samples::{bytes_in, time_of};
use super::track::Track;

/// How much waits to be played at most. What is more is thrown away, with warning 31931.
///
/// <https://www.twilio.com/docs/api/errors/31931>
const LONGEST: Duration = Duration::from_secs(600);

/// What an application plays, and what was played of it.
#[derive(Debug, Default)]
pub(crate) struct Player {
    queue: VecDeque<Queued>,
    /// The bytes in the queue.
    waiting: usize,
    /// Up to when it has played.
    at: Duration,
    played: Track,
    /// The marks that were passed, and that nobody has taken.
    passed: Vec<String>,
}

#[derive(Debug)]
enum Queued {
    Audio { bytes: Vec<u8>, played: usize },
    Mark(String),
}

impl Player {
    /// Plays audio behind what is there. The answer is whether there was no room for all of it.
    pub(crate) fn play(&mut self, now: Duration, mut audio: Vec<u8>) -> bool {
        if self.queue.is_empty() {
            self.at = now;
        }
        let room = bytes_in(LONGEST).saturating_sub(self.waiting);
        let is_too_much = audio.len() > room;
        audio.truncate(room);
        self.waiting += audio.len();
        if !audio.is_empty() {
            self.queue.push_back(Queued::Audio { bytes: audio, played: 0 });
        }
        is_too_much
    }

    /// A mark, which comes back when what is before it has played: [`passed`](Self::passed) has it.
    pub(crate) fn mark(&mut self, name: String) {
        self.queue.push_back(Queued::Mark(name));
    }

    /// Plays up to now, and drops the rest. All marks in it are passed by that.
    pub(crate) fn clear(&mut self, now: Duration) {
        self.advance(now);
        self.waiting = 0;
        self.passed.extend(self.queue.drain(..).filter_map(|queued| match queued {
            Queued::Mark(name) => Some(name),
            Queued::Audio { .. } => None,
        }));
    }

    /// The marks that were passed since this was last called.
    pub(crate) fn passed(&mut self) -> Vec<String> {
        std::mem::take(&mut self.passed)
    }

    /// Plays up to a time.
    pub(crate) fn advance(&mut self, now: Duration) {
        while let Some(front) = self.queue.front_mut() {
            let (bytes, begin) = match front {
                Queued::Mark(name) => {
                    self.passed.push(std::mem::take(name));
                    self.queue.pop_front();
                    continue;
                }
                Queued::Audio { bytes, played } => (bytes, played),
            };
            let end = bytes.len().min(*begin + bytes_in(now.saturating_sub(self.at)));
            let piece = bytes.get(*begin..end).unwrap_or_default();
            self.played.add(self.at, piece);
            self.at += time_of(piece.len());
            self.waiting -= piece.len();
            *begin = end;
            if end < bytes.len() {
                break;
            }
            self.queue.pop_front();
        }
    }

    /// When the next mark is passed, or everything has played. Nothing, if nothing plays.
    pub(crate) fn next_stop(&self) -> Option<Duration> {
        let mut bytes = 0;
        for queued in &self.queue {
            match queued {
                Queued::Mark(_) => break,
                Queued::Audio { bytes: audio, played } => bytes += audio.len() - played,
            }
        }
        (!self.queue.is_empty()).then(|| self.at + time_of(bytes))
    }

    /// What was played.
    pub(crate) const fn played(&self) -> &Track {
        &self.played
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn ms(number: u64) -> Duration {
        Duration::from_millis(number)
    }

    #[test]
    fn a_mark_comes_back_when_what_is_before_it_has_played() {
        let mut player = Player::default();
        player.mark("at once".to_owned());
        player.advance(ms(5));
        assert_eq!(player.passed(), ["at once"]);
        player.play(ms(10), vec![1; 80]);
        player.mark("one".to_owned());
        player.play(ms(10), vec![2; 80]);
        assert_eq!(player.next_stop(), Some(ms(20)));
        player.advance(ms(15));
        assert_eq!((player.passed(), player.played().audio()), (vec![], &[1; 40][..]));
        player.advance(ms(20));
        assert_eq!((player.passed(), player.next_stop()), (vec!["one".to_owned()], Some(ms(30))));
        player.advance(ms(500));
        assert_eq!((player.next_stop(), player.played().audio().len()), (None, 160));
        assert_eq!(player.played().pieces().collect::<Vec<_>>(), [(ms(10), ms(20))]);
    }

    #[test]
    fn a_clear_drops_the_rest_and_brings_all_marks_back() {
        let mut player = Player::default();
        player.play(ms(0), vec![1; 80]);
        player.mark("a".to_owned());
        player.play(ms(0), vec![2; 80]);
        player.mark("b".to_owned());
        player.clear(ms(4));
        assert_eq!((player.passed(), player.next_stop()), (vec!["a".to_owned(), "b".to_owned()], None));
        player.play(ms(100), vec![3; 8]);
        player.advance(ms(200));
        assert_eq!(player.played().audio(), [vec![1; 32], vec![3; 8]].concat());
        assert_eq!(player.played().pieces().collect::<Vec<_>>(), [(ms(0), ms(4)), (ms(100), ms(1))]);
    }

    #[test]
    fn what_is_more_than_ten_minutes_is_thrown_away() {
        let mut player = Player::default();
        assert!(!player.play(ms(0), vec![0; 4_800_000]));
        assert!(player.play(ms(0), vec![0; 1]));
        player.advance(ms(1));
        assert!(player.play(ms(1), vec![0; 9]));
        assert_eq!(player.next_stop(), Some(Duration::from_secs(600) + ms(1)));
    }
}
