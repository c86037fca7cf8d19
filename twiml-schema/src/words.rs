//! The vocabulary in words, for messages to people.

use std::fmt::Display;

use crate::nearest::typos;
use crate::{Value, alternatives, nearest};

impl Value {
    /// What the attribute takes, to follow "takes".
    ///
    /// ```
    /// let dial = twiml_schema::find("Dial").next().expect("Dial is TwiML");
    /// let timeout = dial.attribute("timeout").expect("Dial has a timeout");
    /// assert_eq!(timeout.value.describe(), "a whole number of seconds from 5 to 600");
    /// ```
    pub fn describe(&self) -> String {
        let words = || alternatives(self.known(), |value| format!("`\"{value}\"`"));
        match *self {
            Self::Text { shape: Some(shape), .. } => shape.describe().to_owned(),
            Self::Text { max: Some(max), .. } => format!("text of at most {max} characters"),
            Self::Text { .. } => "text".to_owned(),
            Self::Integer { min, max, unit } => {
                let unit = unit.map(|unit| format!(" of {unit}")).unwrap_or_default();
                format!("a whole number{unit}{}", range(min, max))
            }
            Self::Number { min, max } => format!("a number{}", range(min, max)),
            Self::Boolean => "`true` or `false`".to_owned(),
            Self::OneOf(_) | Self::OneOfOpen(_) | Self::Method => words(),
            Self::ListOf(_) | Self::ListOfOpen(_) => {
                format!("one or more of {}, separated by spaces", words())
            }
            Self::List { separator: ' ', integers: true } => "whole numbers, separated by spaces".to_owned(),
            Self::List { separator, .. } => format!("items separated by `{separator}`"),
            Self::Url { schemes: [], relative: true } => {
                "a URL that begins with `https://`, or a path".to_owned()
            }
            Self::Url { schemes: [], relative: false } => {
                "a whole URL that begins with `https://`".to_owned()
            }
            Self::Url { schemes, .. } => {
                format!("a URL that begins with {}", alternatives(schemes, |scheme| format!("`{scheme}://`")))
            }
            Self::Language(_) => "a language such as `\"en-US\"`".to_owned(),
            Self::Voice(_) => "a voice such as `\"Polly.Joanna\"`".to_owned(),
            Self::Phone => "a phone number such as `\"+15551234567\"`".to_owned(),
            Self::Sid => "a SID: two uppercase letters and 32 hexadecimal digits".to_owned(),
            Self::Duration => "a time such as `\"2s\"` or `\"500ms\"`".to_owned(),
        }
    }

    /// The known value of an open set from which `text` differs only in case, or by a typo in one of its longer words.
    /// Twilio might know such a value; far more often it is a mistake.
    ///
    /// Languages and short words are told apart by a single letter, so there only case counts.
    ///
    /// ```
    /// use twiml_schema::Value;
    ///
    /// let language = Value::Language(&["en-GB", "fr-FR"]);
    /// assert_eq!(language.respelled("en-gb"), Some("en-GB"));
    /// assert_eq!(language.respelled("en-GB"), None);
    /// assert_eq!(language.respelled("en-NZ"), None);
    ///
    /// let voice = Value::Voice(&["Polly.Joanna", "Google.en-US-Standard-A"]);
    /// assert_eq!(voice.respelled("Polly.Joana"), Some("Polly.Joanna"));
    /// assert_eq!(voice.respelled("Google.en-US-Standard-K"), None);
    /// ```
    pub fn respelled(&self, text: &str) -> Option<&'static str> {
        match self {
            Self::OneOfOpen(_) | Self::Language(_) | Self::Voice(_) => self.respelled_word(text),
            Self::ListOfOpen(_) => text.split_whitespace().find_map(|word| self.respelled_word(word)),
            _ => None,
        }
    }

    fn respelled_word(&self, text: &str) -> Option<&'static str> {
        let known = self.known();
        if known.contains(&text) {
            return None;
        }
        let mut candidates = known.iter().copied();
        candidates.clone().find(|known| known.eq_ignore_ascii_case(text)).or_else(|| {
            let tells_by_letters = matches!(self, Self::Language(_));
            candidates.find(|known| !tells_by_letters && is_typo(text, known))
        })
    }

    /// The value that was probably meant by a `text` that is not one.
    ///
    /// ```
    /// use twiml_schema::Value;
    ///
    /// assert_eq!(Value::Method.meant_by("post"), Some("POST"));
    /// assert_eq!(Value::ListOfOpen(&["tokens-played", "speaker-events"]).meant_by("tokens-played speaker-event"), Some("speaker-events"));
    /// ```
    pub fn meant_by(&self, text: &str) -> Option<&'static str> {
        match self {
            Self::OneOfOpen(_) | Self::ListOfOpen(_) | Self::Language(_) | Self::Voice(_) => {
                self.respelled(text)
            }
            Self::ListOf(_) => {
                let wrong = text.split_whitespace().find(|word| !self.known().contains(word))?;
                nearest(wrong, self.known().iter().copied())
            }
            _ => nearest(text, self.known().iter().copied()),
        }
    }
}

/// Whether two values differ in one of their words alone, by a typo.
fn is_typo(text: &str, known: &str) -> bool {
    const SEPARATORS: [char; 4] = ['.', '-', '_', ' '];
    if text.split(SEPARATORS).count() != known.split(SEPARATORS).count() {
        return false;
    }
    let mut different = text.split(SEPARATORS).zip(known.split(SEPARATORS)).filter(|(a, b)| a != b);
    let (Some((a, b)), None) = (different.next(), different.next()) else { return false };
    let is_long_word = |word: &str| word.len() >= 4 && word.chars().all(char::is_alphabetic);
    is_long_word(a) && is_long_word(b) && typos(a, b) == 1
}

/// ` from 5 to 600`, `, 1 or more`, or nothing.
fn range<N: Display>(min: Option<N>, max: Option<N>) -> String {
    match (min, max) {
        (Some(min), Some(max)) => format!(" from {min} to {max}"),
        (Some(min), None) => format!(", {min} or more"),
        (None, Some(max)) => format!(" up to {max}"),
        (None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Choices;

    #[test]
    fn ranges_are_told_as_far_as_they_go() {
        let integer = |min, max| Value::Integer { min, max, unit: None }.describe();
        assert_eq!(integer(None, None), "a whole number");
        assert_eq!(integer(Some(1), None), "a whole number, 1 or more");
        assert_eq!(integer(None, Some(9)), "a whole number up to 9");
    }

    #[test]
    fn typos_in_long_words_are_seen_through() {
        let voice = Value::Voice(crate::voices::SAY);
        for (typo, known) in
            [("Polly.Joana", "Polly.Joanna"), ("Poly.Joanna", "Polly.Joanna"), ("women", "woman")]
        {
            assert_eq!(voice.respelled(typo), Some(known), "{typo}");
        }
        for other in ["Polly.Zoe", "Google.en-US-Standard-Z", "Polly.Joanna-Shiny", "rachel", "Polly.Ivi"] {
            assert_eq!(voice.respelled(other), None, "{other}");
        }
    }

    #[test]
    fn guesses_come_from_closed_and_from_open_sets() {
        assert_eq!(
            Value::OneOf(Choices { name: "Reasons", words: &["busy", "rejected"] }).meant_by("bussy"),
            Some("busy")
        );
        assert_eq!(Value::Voice(&["Polly.Joanna"]).meant_by("polly.joanna"), Some("Polly.Joanna"));
        assert_eq!(Value::Phone.meant_by("nobody"), None);
    }
}
