//! The vocabulary in words, for messages to people.

use std::fmt::Display;

use crate::{Value, nearest};

/// `a`, `b` or `c`, each as `print` shows it.
///
/// ```
/// let parents = ["Response", "Gather", "Prompt"];
/// let list = twiml_schema::alternatives(parents, |name| format!("<{name}>"));
/// assert_eq!(list, "<Response>, <Gather> or <Prompt>");
/// ```
pub fn alternatives<T>(items: impl IntoIterator<Item = T>, print: impl Fn(T) -> String) -> String {
    let mut items: Vec<_> = items.into_iter().map(print).collect();
    let Some(last) = items.pop() else { return String::new() };
    if items.is_empty() { last } else { format!("{} or {last}", items.join(", ")) }
}

impl Value {
    /// What the attribute takes, to follow "takes".
    ///
    /// ```
    /// let dial = twiml_schema::find("Dial").next().expect("Dial is TwiML");
    /// let timeout = dial.attribute("timeout").expect("Dial has a timeout");
    /// assert_eq!(timeout.value.describe(), "a whole number of seconds from 5 to 600");
    /// ```
    pub fn describe(&self) -> String {
        let words = |values: &[&str]| alternatives(values, |value| format!("`\"{value}\"`"));
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
            Self::OneOf(values) | Self::OneOfOpen(values) => words(values),
            Self::ListOf { values, .. } => format!("one or more of {}, separated by blanks", words(values)),
            Self::List { separator: ' ', integers: true } => "whole numbers, separated by blanks".to_owned(),
            Self::List { separator, .. } => format!("items separated by `{separator}`"),
            Self::Url { schemes: [] } => "a URL that begins with `https://`, or a path".to_owned(),
            Self::Url { schemes } => {
                format!("a URL that begins with {}", alternatives(schemes, |scheme| format!("`{scheme}://`")))
            }
            Self::Method => "`\"GET\"` or `\"POST\"`".to_owned(),
            Self::Language(_) => "a language such as `\"en-US\"`".to_owned(),
            Self::Voice(_) => "a voice such as `\"Polly.Joanna\"`".to_owned(),
            Self::Phone => "a phone number such as `\"+15551234567\"`".to_owned(),
            Self::Sid => "a SID: two capitals and 32 hexadecimal digits".to_owned(),
            Self::Duration => "a time such as `\"2s\"` or `\"500ms\"`".to_owned(),
        }
    }

    /// The known value of an open set that `text` is, but for its case. Twilio might know such a value;
    /// far more often it is a slip.
    ///
    /// ```
    /// use twiml_schema::Value;
    ///
    /// let language = Value::Language(&["en-GB", "fr-FR"]);
    /// assert_eq!(language.respelled("en-gb"), Some("en-GB"));
    /// assert_eq!(language.respelled("en-GB"), None);
    /// assert_eq!(language.respelled("en-NZ"), None);
    /// ```
    pub fn respelled(&self, text: &str) -> Option<&'static str> {
        let (Self::OneOfOpen(known) | Self::Language(known) | Self::Voice(known)) = *self else {
            return None;
        };
        if known.contains(&text) {
            return None;
        }
        known.iter().copied().find(|known| known.eq_ignore_ascii_case(text))
    }

    /// The value that was probably meant by a `text` that is none.
    ///
    /// ```
    /// assert_eq!(twiml_schema::Value::Method.meant_by("post"), Some("POST"));
    /// ```
    pub fn meant_by(&self, text: &str) -> Option<&'static str> {
        let candidates: &[&'static str] = match *self {
            Self::OneOf(values) | Self::ListOf { values, .. } => values,
            Self::Boolean => &["true", "false"],
            Self::Method => &["GET", "POST"],
            _ => return self.respelled(text),
        };
        nearest(text, candidates.iter().copied())
    }
}

/// ` from 5 to 600`, ` from 1 up`, or nothing.
fn range<N: Display>(min: Option<N>, max: Option<N>) -> String {
    match (min, max) {
        (Some(min), Some(max)) => format!(" from {min} to {max}"),
        (Some(min), None) => format!(" from {min} up"),
        (None, Some(max)) => format!(" up to {max}"),
        (None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alternatives_are_listed_with_or() {
        let list = |items: &[&str]| alternatives(items, |item| format!("<{item}>"));
        assert_eq!(list(&[]), "");
        assert_eq!(list(&["Say"]), "<Say>");
        assert_eq!(list(&["Say", "Play", "Pause"]), "<Say>, <Play> or <Pause>");
    }

    #[test]
    fn ranges_are_told_as_far_as_they_go() {
        let integer = |min, max| Value::Integer { min, max, unit: None }.describe();
        assert_eq!(integer(None, None), "a whole number");
        assert_eq!(integer(Some(1), None), "a whole number from 1 up");
        assert_eq!(integer(None, Some(9)), "a whole number up to 9");
    }

    #[test]
    fn guesses_come_from_closed_and_from_open_sets() {
        assert_eq!(Value::OneOf(&["busy", "rejected"]).meant_by("bussy"), Some("busy"));
        assert_eq!(Value::Voice(&["Polly.Joanna"]).meant_by("polly.joanna"), Some("Polly.Joanna"));
        assert_eq!(Value::Phone.meant_by("nobody"), None);
    }
}
