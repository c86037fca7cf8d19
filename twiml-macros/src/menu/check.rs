//! The rules of a menu.
//!
//! Keys may begin with the keys of another choice: Gather waits for as many as the longest choice has, and takes what it
//! has got when the caller stops.

use syn::LitStr;
use twiml_schema::rules::{self, Violation};
use twiml_schema::{Shape, speech};

use super::item::{Choice, Item, ItemKind, Names};
use crate::diagnostics::Diagnostics;

pub(super) fn check(item: &Item, diagnostics: &mut Diagnostics) {
    for (names, span) in &item.misplaced {
        diagnostics
            .error(*span, format!("`#[{}]` belongs on a choice", names.attribute()))
            .help("put it on a variant of the enum");
    }
    match &item.kind {
        ItemKind::Other(span) => {
            diagnostics
                .error(*span, "a menu is an enum")
                .help("make it an `enum` with a variant for each choice");
        }
        ItemKind::Menu(choices) if choices.is_empty() => {
            diagnostics
                .error(item.name.span(), "a menu has at least one choice")
                .help(format!("write a variant: `{} Sales`", Names::Digit.example()));
        }
        ItemKind::Menu(choices) => {
            for choice in choices {
                check_choice(choice, diagnostics);
            }
            check_distinct(choices, diagnostics);
        }
    }
}

fn check_choice(choice: &Choice, diagnostics: &mut Diagnostics) {
    let Choice { name, .. } = choice;
    if let Some(fields) = choice.fields {
        diagnostics
            .error(
                fields,
                format!("the choice `{name}` has fields, which nothing that a caller enters can fill"),
            )
            .help("remove the fields; what they should hold is looked up where the choice is matched");
    }
    if !choice.can_be_made {
        diagnostics
            .error(name.span(), format!("nothing that a caller enters makes the choice `{name}`"))
            .help(format!("put `{}`, `{}` or both on it", Names::Digit.example(), Names::Speech.example()));
    }
    for digits in &choice.digits {
        check_digits(digits, diagnostics);
    }
    for phrase in &choice.phrases {
        check_phrase(phrase, diagnostics);
    }
    if let Some(second) = choice.prompts.get(1) {
        diagnostics
            .error(second.span(), format!("the choice `{name}` has two prompts"))
            .help("make them one text");
    }
    for prompt in &choice.prompts {
        check_characters(prompt, diagnostics);
        if prompt.value().trim().is_empty() {
            diagnostics
                .error(prompt.span(), "this prompt says nothing")
                .help("remove `#[prompt]` to leave this choice out of the prompt");
        }
    }
}

fn check_digits(digits: &LitStr, diagnostics: &mut Diagnostics) {
    let value = digits.value();
    if value.is_empty() {
        diagnostics
            .error(digits.span(), "no key is given")
            .help(format!("write the keys to press: `{}`", Names::Digit.example()));
    } else if let Some(wrong) = value.chars().find(|c| !Shape::Keys.accepts(c.encode_utf8(&mut [0; 4]))) {
        diagnostics
            .error(digits.span(), format!("a phone has no key {wrong:?}"))
            .help("the keys are 0 to 9, `*` and `#`, written without anything between them");
    }
}

fn check_phrase(phrase: &LitStr, diagnostics: &mut Diagnostics) {
    let value = phrase.value();
    check_characters(phrase, diagnostics);
    if speech::words(&value).next().is_none() {
        diagnostics
            .error(phrase.span(), "this phrase has no words")
            .help(format!("write what a caller may say: `{}`", Names::Speech.example()));
    } else if value.contains(',') {
        diagnostics
            .error(phrase.span(), "a phrase cannot hold a comma: commas separate the phrases that Gather gets as `hints`")
            .help("leave it out, as punctuation does not count, or write several phrases, each in its own quotes");
    }
}

fn check_characters(text: &LitStr, diagnostics: &mut Diagnostics) {
    let value = text.value();
    let violations = rules::text_violations(&value);
    for violation in violations.filter(|violation| matches!(violation, Violation::ForbiddenCharacter { .. }))
    {
        diagnostics.report(text.span(), &violation);
    }
}

/// No two choices are made in the same way.
fn check_distinct(choices: &[Choice], diagnostics: &mut Diagnostics) {
    let mut digits = Seen { same: |a, b| a == b, other: "other keys", texts: Vec::new() };
    let mut phrases = Seen {
        same: same_phrase,
        other: "another phrase; case and punctuation do not count",
        texts: Vec::new(),
    };
    for choice in choices {
        choice.digits.iter().for_each(|text| digits.check(choice, text, diagnostics));
        choice.phrases.iter().for_each(|text| phrases.check(choice, text, diagnostics));
    }
}

/// Texts that make a choice, in the order of the enum.
struct Seen<'a> {
    texts: Vec<(&'a Choice, String)>,
    same: fn(&str, &str) -> bool,
    /// What to write instead.
    other: &'static str,
}

impl<'a> Seen<'a> {
    /// Reports a text that is the same as one before it.
    fn check(&mut self, choice: &'a Choice, literal: &LitStr, diagnostics: &mut Diagnostics) {
        let text = literal.value();
        let Some((first, _)) = self.texts.iter().find(|(_, earlier)| (self.same)(earlier, &text)) else {
            self.texts.push((choice, text));
            return;
        };
        let error =
            diagnostics.error(literal.span(), format!("`{text}` already makes the choice `{}`", first.name));
        if first.name == choice.name {
            error.help("remove it");
        } else {
            error.help(format!("give `{}` {}", choice.name, self.other));
        }
    }
}

fn same_phrase(a: &str, b: &str) -> bool {
    let (a, b): (Vec<_>, Vec<_>) = (speech::words(a).collect(), speech::words(b).collect());
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| speech::same_word(a, b))
}
