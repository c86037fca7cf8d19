//! What a caller is saying, and when the application is told.

use std::time::Duration;

use crate::call::input::Speech;
use crate::call::prompts::WORD;

/// So long after the last word, what was said is taken for all.
const SILENCE: Duration = Duration::from_millis(350);

/// Something that a caller is saying.
#[derive(Debug)]
pub(super) struct Prompting {
    /// What is understood so far, word by word, and then all of it.
    results: std::vec::IntoIter<String>,
    /// When the next of them is known.
    pub(super) at: Duration,
}

impl Prompting {
    pub(super) fn new(now: Duration, speech: &Speech) -> Self {
        let mut results = speech.partials.clone();
        if results.is_empty() {
            let words: Vec<_> = speech.text.split_whitespace().collect();
            results = (1..=words.len())
                .filter_map(|number| words.get(..number))
                .map(|so_far| so_far.join(" "))
                .collect();
        }
        results.push(speech.text.clone());
        Self { results: results.into_iter(), at: now + WORD }
    }

    /// The next result, and whether it is the last.
    pub(super) fn next(&mut self) -> Option<(String, bool)> {
        let result = self.results.next()?;
        let left = self.results.len();
        self.at += if left == 1 { SILENCE } else { WORD };
        Some((result, left == 0))
    }
}
