//! What a conversation has yet to say, word by word. No IO and no clock.

use std::collections::VecDeque;
use std::time::Duration;

use twiml_runtime::streams::messages::RelayCommand;

use crate::call::digits::tones;
use crate::call::prompts::{RECORDING, WORD};
use crate::transcript::Sound;

/// How often `loop: 0` plays, and how often anything plays at most.
const MOST_LOOPS: u32 = 1000;

/// What a conversation has yet to say, in the order in which it was sent.
#[derive(Debug, Default)]
pub(super) struct Speech {
    queue: VecDeque<Piece>,
    /// What was said of the utterance that is being said.
    said: String,
}

/// A part of an utterance, or something else that takes its turn.
#[derive(Debug)]
struct Piece {
    what: What,
    interruptible: Option<bool>,
    preemptible: bool,
}

#[derive(Debug)]
enum What {
    /// Text that is not said yet, and whether the utterance ends with it.
    Text {
        rest: String,
        last: bool,
    },
    Sound {
        sound: Sound,
        length: Duration,
    },
}

/// What is said next.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// A word, which takes so long.
    Takes(Duration),
    /// An utterance is over: its text, unless it is empty.
    Utterance(String),
    /// A sound begins.
    Sound(Sound, Duration),
    /// The last word may go on: it is said if nothing follows.
    Unfinished,
    Nothing,
}

impl Speech {
    /// Says something that the phone begins with.
    pub(super) fn greet(&mut self, text: &str) {
        let what = What::Text { rest: text.to_owned(), last: true };
        self.queue.push_back(Piece { what, interruptible: None, preemptible: false });
    }

    /// Queues what the application wants to be said. What is preemptible goes when something else comes, of which the answer tells.
    pub(super) fn add(&mut self, command: &RelayCommand<'_>, preemptible_by_default: bool) -> bool {
        let (what, interruptible, preemptible) = match command {
            RelayCommand::Text { token, last, interruptible, preemptible, .. } => {
                let what = What::Text { rest: token.clone().into_owned(), last: last.unwrap_or(false) };
                (what, *interruptible, *preemptible)
            }
            RelayCommand::Play { source, times, preemptible, interruptible } => {
                let times =
                    times.map_or(1, |times| if times == 0 { MOST_LOOPS } else { times.min(MOST_LOOPS) });
                let sound = Sound::Recording(source.clone().into_owned());
                (What::Sound { sound, length: RECORDING * times }, *interruptible, *preemptible)
            }
            RelayCommand::SendDigits { digits } => {
                let sound = Sound::Tones(digits.clone().into_owned());
                (What::Sound { sound, length: tones(digits) }, None, None)
            }
            RelayCommand::Language { .. } | RelayCommand::End { .. } => return false,
        };
        let is_same = matches!(what, What::Text { .. })
            && self.queue.back().is_some_and(|piece| matches!(piece.what, What::Text { last: false, .. }));
        let preempts = !is_same && self.queue.front().is_some_and(|piece| piece.preemptible);
        if preempts {
            self.queue.retain(|piece| !piece.preemptible);
        }
        let preemptible = preemptible.unwrap_or(preemptible_by_default);
        self.queue.push_back(Piece { what, interruptible, preemptible });
        preempts
    }

    /// Whether there is anything to say, or being said.
    pub(super) fn is_speaking(&self) -> bool {
        !self.said.is_empty() || !self.queue.is_empty()
    }

    /// Whether what is being said can be cut off, if it says so itself.
    pub(super) fn interruptible(&self) -> Option<bool> {
        self.queue.front().and_then(|piece| piece.interruptible)
    }

    /// Drops everything. What was said of the utterance is the answer.
    pub(super) fn cut(&mut self) -> String {
        self.queue.clear();
        self.cut_text()
    }

    /// What was said of an utterance that goes no further.
    pub(super) fn cut_text(&mut self) -> String {
        std::mem::take(&mut self.said).trim_end().to_owned()
    }

    /// Says the next word, or as much as there is to say in one go. If `finish`, nothing more comes of an unfinished word.
    pub(super) fn step(&mut self, finish: bool) -> Step {
        loop {
            let Some(piece) = self.queue.front_mut() else { return Step::Nothing };
            let (rest, last) = match &mut piece.what {
                What::Text { rest, last } => (rest, *last),
                What::Sound { .. } if !self.said.is_empty() => return Step::Utterance(self.cut_text()),
                What::Sound { sound, length } => {
                    let step = Step::Sound(sound.clone(), *length);
                    self.queue.pop_front();
                    return step;
                }
            };
            let word = word_end(rest);
            let whole = word.or((last || finish).then_some(rest.len()));
            if let Some(end) = whole
                && end > 0
            {
                let word: String = rest.drain(..end).collect();
                let is_silent = word.trim().is_empty();
                self.said.push_str(&word);
                if is_silent {
                    continue;
                }
                return Step::Takes(WORD);
            }
            if last {
                self.queue.pop_front();
                match self.cut_text() {
                    text if text.is_empty() => continue,
                    text => return Step::Utterance(text),
                }
            }
            // The beginning of a word goes to the piece that has the rest of it.
            let begun = std::mem::take(rest);
            let Some(Piece { what: What::Text { rest, .. }, .. }) = self.queue.get_mut(1) else {
                return self.wait_for_more(begun);
            };
            rest.insert_str(0, &begun);
            self.queue.pop_front();
        }
    }

    fn wait_for_more(&mut self, begun: String) -> Step {
        let is_alone = self.queue.len() == 1;
        if begun.is_empty() {
            self.queue.pop_front();
            return if is_alone { Step::Nothing } else { Step::Utterance(self.cut_text()) };
        }
        if let Some(Piece { what: What::Text { rest, .. }, .. }) = self.queue.front_mut() {
            *rest = begun;
        }
        Step::Unfinished
    }
}

/// Where the first word ends, with the whitespace around it, if something follows it.
fn word_end(text: &str) -> Option<usize> {
    let begin = text.len() - text.trim_start().len();
    let word = text.get(begin..)?;
    let end = begin + word.find(char::is_whitespace)?;
    let after = text.get(end..)?;
    Some(end + (after.len() - after.trim_start().len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(token: &str, last: bool) -> RelayCommand<'_> {
        RelayCommand::Text {
            token: token.into(),
            last: Some(last),
            lang: None,
            interruptible: None,
            preemptible: None,
        }
    }

    #[test]
    fn tokens_are_said_word_by_word() {
        let mut speech = Speech::default();
        for token in ["Hel", "lo, wor", "ld. How"] {
            speech.add(&text(token, false), false);
        }
        assert_eq!([speech.step(false), speech.step(false)], [Step::Takes(WORD), Step::Takes(WORD)]);
        assert_eq!((speech.step(false), speech.said.as_str()), (Step::Unfinished, "Hello, world. "));
        speech.add(&text(" are you?", false), false);
        speech.add(&text("", true), false);
        for _ in 0..3 {
            assert_eq!(speech.step(false), Step::Takes(WORD));
        }
        assert_eq!(speech.step(false), Step::Utterance("Hello, world. How are you?".to_owned()));
        assert_eq!((speech.step(false), speech.is_speaking()), (Step::Nothing, false));
    }

    #[test]
    fn what_is_cut_off_is_what_was_said() {
        let mut speech = Speech::default();
        speech.add(&text("One two three.", true), false);
        speech.add(&text("Never.", true), false);
        assert_eq!([speech.step(false), speech.step(false)], [Step::Takes(WORD), Step::Takes(WORD)]);
        assert_eq!((speech.cut().as_str(), speech.is_speaking()), ("One two", false));
    }

    #[test]
    fn an_unfinished_word_is_said_if_nothing_follows() {
        let mut speech = Speech::default();
        speech.add(&text("Hm", false), false);
        assert_eq!(speech.step(false), Step::Unfinished);
        assert_eq!(
            (speech.step(true), speech.step(false), speech.said.as_str()),
            (Step::Takes(WORD), Step::Nothing, "Hm")
        );
    }

    #[test]
    fn what_can_be_preempted_goes_when_something_else_comes() {
        let mut speech = Speech::default();
        speech.add(&text("One moment.", true), true);
        assert!(speech.add(&text("Here it is.", true), false));
        assert!(!speech.add(&text("Anything else?", true), false));
        assert_eq!(speech.queue.len(), 2);
    }
}
