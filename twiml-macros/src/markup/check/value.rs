//! A literal against what its attribute takes.

use twiml_schema::{Attribute, Value, nearest};

use super::super::ast::{Literal, Name};
use super::Checker;
use super::children::Parent;
use crate::diagnostics::alternatives;

impl Checker<'_> {
    /// Whether an attribute takes a literal; an error if it does not.
    pub(super) fn literal_value(
        &mut self,
        name: &Name,
        literal: &Literal,
        row: &'static Attribute,
        parent: Parent<'_>,
    ) -> bool {
        let respelled = respelled(row.value, &literal.text);
        if respelled.is_none() && row.value.accepts(&literal.text) {
            return true;
        }
        let guess = respelled.or_else(|| guess(row.value, &literal.text));
        let error = self.diagnostics.error(
            literal.span,
            format!("`{}` takes {}, not `{}`", name.text, wanted(row.value), literal.text),
        );
        let error = match guess {
            Some(guess) => error.help(format!("did you mean `\"{guess}\"`?")),
            None => error,
        };
        let error = match row.error {
            Some(code) => error.note(format!("Twilio reports this as error {code}")),
            None => error,
        };
        if let [element, ..] = parent.rows {
            error.note(format!("see {}", element.page));
        }
        false
    }
}

/// A known value of an open set that is written here in another case.
fn respelled(value: Value, text: &str) -> Option<&'static str> {
    let (Value::OneOfOpen(known) | Value::Language(known) | Value::Voice(known)) = value else { return None };
    if known.contains(&text) {
        return None;
    }
    known.iter().copied().find(|known| known.eq_ignore_ascii_case(text))
}

/// The value that was probably meant.
fn guess(value: Value, text: &str) -> Option<&'static str> {
    let candidates: &[&'static str] = match value {
        Value::OneOf(values) | Value::ListOf { values, .. } => values,
        Value::Boolean => &["true", "false"],
        Value::Method => &["GET", "POST"],
        _ => return None,
    };
    nearest(text, candidates.iter().copied())
}

/// What an attribute takes, in words.
fn wanted(value: Value) -> String {
    let words = |values: &[&str]| alternatives(values, |value| format!("`\"{value}\"`"));
    match value {
        Value::Text { shape: Some(shape), .. } => shape.describe().to_owned(),
        Value::Text { max: Some(max), .. } => format!("text of at most {max} characters"),
        Value::Text { .. } => "text".to_owned(),
        Value::Integer { min, max, unit } => {
            let unit = unit.map(|unit| format!(" of {unit}")).unwrap_or_default();
            format!("a whole number{unit}{}", range(min, max))
        }
        Value::Number { min, max } => format!("a number{}", range(min, max)),
        Value::Boolean => "`true` or `false`".to_owned(),
        Value::OneOf(values) | Value::OneOfOpen(values) => words(values),
        Value::ListOf { values, .. } => format!("one or more of {}, separated by blanks", words(values)),
        Value::List { separator: ' ', integers: true } => "whole numbers, separated by blanks".to_owned(),
        Value::List { separator, .. } => format!("items separated by `{separator}`"),
        Value::Url { schemes: [] } => "a URL that begins with `https://`, or a path".to_owned(),
        Value::Url { schemes } => {
            format!("a URL that begins with {}", alternatives(schemes, |scheme| format!("`{scheme}://`")))
        }
        Value::Method => "`\"GET\"` or `\"POST\"`".to_owned(),
        Value::Language(_) => "a language such as `\"en-US\"`".to_owned(),
        Value::Voice(_) => "a voice such as `\"Polly.Joanna\"`".to_owned(),
        Value::Phone => "a phone number such as `\"+15551234567\"`".to_owned(),
        Value::Sid => "a SID: two capitals and 32 hexadecimal digits".to_owned(),
        Value::Duration => "a time such as `\"2s\"` or `\"500ms\"`".to_owned(),
    }
}

/// ` from 5 to 600`, ` from 1 up`, or nothing.
fn range<N: std::fmt::Display>(min: Option<N>, max: Option<N>) -> String {
    match (min, max) {
        (Some(min), Some(max)) => format!(" from {min} to {max}"),
        (Some(min), None) => format!(" from {min} up"),
        (None, Some(max)) => format!(" up to {max}"),
        (None, None) => String::new(),
    }
}
