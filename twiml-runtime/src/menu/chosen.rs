//! What a caller has chosen.

use twiml_schema::speech;

use super::{Menu, MenuItem};
use crate::payload::{Answer, GatherInput};

/// What a caller has chosen from the menu `M`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Choice<M> {
    /// This.
    Made(M),
    /// Something was entered, but it is not a choice, or it is more than one.
    Unclear,
    /// Nothing was entered. A `<Gather>` says so only if it has `actionOnEmptyResult`; otherwise the verbs behind it run.
    Nothing,
}

impl<M> Choice<M> {
    /// The choice, if one was made.
    pub fn made(self) -> Option<M> {
        match self {
            Self::Made(choice) => Some(choice),
            Self::Unclear | Self::Nothing => None,
        }
    }
}

impl GatherInput {
    /// What the caller has chosen from a [`Menu`](trait@crate::Menu); see [`Answer::choice`].
    pub fn choice<M: Menu>(&self) -> Choice<M> {
        self.answer().choice()
    }
}

impl Answer<'_> {
    /// What the caller has chosen from a [`Menu`](trait@crate::Menu).
    ///
    /// **Keys** make a choice if they are exactly those of a `#[digit]`.
    ///
    /// **Speech** makes a choice if the words of a `#[speech]` occur in it in a row, whatever is said around them; case and
    /// punctuation do not count. A phrase inside of a longer one does not count either: "sales support" is not "sales" where there
    /// is a choice "sales support". Where more than one choice was named, the answer is [`Unclear`](Choice::Unclear).
    ///
    /// ```
    /// use twiml_runtime::prelude::*;
    ///
    /// #[derive(Menu, Debug, PartialEq)]
    /// enum Department {
    ///     #[digit("1")]
    ///     #[speech("sales", "buy something")]
    ///     Sales,
    ///     #[digit("2")]
    ///     #[speech("support", "sales support")]
    ///     Support,
    /// }
    ///
    /// fn say(text: &str) -> Choice<Department> {
    ///     Answer::Speech { text, confidence: None }.choice()
    /// }
    ///
    /// assert_eq!(Answer::Digits("1").choice(), Choice::Made(Department::Sales));
    /// assert_eq!(Answer::Digits("9").choice(), Choice::<Department>::Unclear);
    /// assert_eq!(say("Well, I'd like to buy something."), Choice::Made(Department::Sales));
    /// assert_eq!(say("Sales support, please!"), Choice::Made(Department::Support));
    /// assert_eq!(say("Sales. No, support."), Choice::Unclear);
    /// assert_eq!(Answer::Nothing.choice(), Choice::<Department>::Nothing);
    /// ```
    pub fn choice<M: Menu>(self) -> Choice<M> {
        let item = match self {
            Self::Digits(keys) => M::ITEMS.iter().find(|item| item.digits().contains(&keys)),
            Self::Speech { text, .. } => named(text, M::ITEMS),
            Self::Nothing => return Choice::Nothing,
        };
        item.map_or(Choice::Unclear, |item| Choice::Made(item.choice()))
    }
}

/// A phrase that occurs in what was said, from one word to another, and the position of its item.
#[derive(Clone, Copy)]
struct Occurrence {
    start: usize,
    end: usize,
    item: usize,
}

impl Occurrence {
    fn is_part_of(self, other: Self) -> bool {
        other.start <= self.start && self.end <= other.end && self.end - self.start < other.end - other.start
    }
}

/// The one item that was named.
fn named<'a, M>(said: &str, items: &'a [MenuItem<M>]) -> Option<&'a MenuItem<M>> {
    let occurrences = occurrences(said, items);
    let mut named = occurrences
        .iter()
        .filter(|occurrence| !occurrences.iter().any(|other| occurrence.is_part_of(*other)))
        .map(|occurrence| occurrence.item);
    let first = named.next()?;
    named.all(|other| other == first).then(|| items.get(first))?
}

fn occurrences<M>(said: &str, items: &[MenuItem<M>]) -> Vec<Occurrence> {
    let said: Vec<&str> = speech::words(said).collect();
    let mut found = Vec::new();
    for (item, phrases) in items.iter().map(MenuItem::phrases).enumerate() {
        for phrase in phrases {
            let phrase: Vec<&str> = speech::words(phrase).collect();
            if phrase.is_empty() {
                continue;
            }
            let places = said.windows(phrase.len()).enumerate().filter(|(_, words)| is_same(words, &phrase));
            found.extend(places.map(|(start, _)| Occurrence { start, end: start + phrase.len(), item }));
        }
    }
    found
}

fn is_same(a: &[&str], b: &[&str]) -> bool {
    a.iter().zip(b).all(|(a, b)| speech::same_word(a, b))
}
