//! The attributes of an element.

use twiml_schema::limits::SCHEMA_VIOLATION;
use twiml_schema::{Attribute, Value, Verdict, alternatives, nearest};

use super::super::ast::{self, AttributeValue, Literal, Name};
use super::super::call::called_handler;
use super::super::tree::{self, Takes, Target};
use super::Checker;
use super::children::Parent;

impl Checker<'_> {
    pub(super) fn attributes(
        &mut self,
        attributes: Vec<ast::Attribute>,
        parent: Parent<'_>,
    ) -> Vec<tree::Attribute> {
        self.duplicates(&attributes);
        self.missing(&attributes, parent);
        let written: Vec<Name> = attributes.iter().map(|attribute| attribute.name.clone()).collect();
        let mut checked = Vec::new();
        for attribute in attributes {
            self.attribute(attribute, parent, &written, &mut checked);
        }
        checked
    }

    fn duplicates(&mut self, attributes: &[ast::Attribute]) {
        for (at, attribute) in attributes.iter().enumerate() {
            if attributes[..at].iter().any(|earlier| earlier.name.text == attribute.name.text) {
                self.diagnostics
                    .error(attribute.name.span, format!("`{}` is given twice", attribute.name.text))
                    .help("keep one of them");
            }
        }
    }

    fn missing(&mut self, attributes: &[ast::Attribute], parent: Parent<'_>) {
        let [row] = parent.rows else { return };
        for required in row.attributes.iter().filter(|attribute| attribute.required) {
            if !attributes.iter().any(|attribute| attribute.name.text == required.name) {
                self.diagnostics
                    .error(
                        parent.name.span,
                        format!("`<{}>` needs the attribute `{}`", row.name, required.name),
                    )
                    .help(required.doc)
                    .note(format!("see {}", row.page));
            }
        }
    }

    /// `written` are the names of all attributes of the element.
    fn attribute(
        &mut self,
        attribute: ast::Attribute,
        parent: Parent<'_>,
        written: &[Name],
        checked: &mut Vec<tree::Attribute>,
    ) {
        let ast::Attribute { name, value } = attribute;
        // A quoted name passes unchecked, also one that the vocabulary knows.
        let rows = if name.quoted { &[] } else { parent.rows };
        let row = rows.iter().find_map(|row| row.attribute(&name.text));
        let known = row.is_some()
            || name.quoted
            || parent.rows.is_empty()
            || parent.rows.iter().any(|row| row.any_attributes);
        if !known {
            self.unknown_attribute(&name, parent);
            if let AttributeValue::Value(value) = value {
                let value = tree::AttributeValue::Discarded(value);
                checked.push(tree::Attribute { name: name.text, value });
            }
            return;
        }
        if let Some(instead) = row.and_then(|row| row.deprecated) {
            self.warn(name.span, format!("`{}` is deprecated: {instead}", name.text));
        }
        let value = match value {
            AttributeValue::Literal(literal) => match self.literal(&name, literal, row, parent) {
                Some(text) => tree::AttributeValue::Literal(text),
                None => return,
            },
            AttributeValue::Value(value) => {
                if let (Some(callback), Some(path)) =
                    (row.and_then(|row| row.callback), called_handler(&value.tokens))
                {
                    let target = Target { path, callback, call: Some(value), same_method_as: None };
                    self.callback(name, target, written, checked);
                    return;
                }
                if row.is_some_and(|row| row.callback.is_some()) {
                    self.path_constant(&value.tokens);
                }
                tree::AttributeValue::Value(value, takes(row))
            }
            AttributeValue::Handler(path) => {
                if let Some(target) = self.target(&name, path, row, parent) {
                    self.callback(name, target, written, checked);
                }
                return;
            }
            AttributeValue::Broken => return,
        };
        checked.push(tree::Attribute { name: name.text, value });
    }

    fn unknown_attribute(&mut self, name: &Name, parent: Parent<'_>) {
        let names = || parent.rows.iter().flat_map(|row| row.attributes).map(|attribute| attribute.name);
        let element = &parent.name.text;
        let error =
            self.diagnostics.error(name.span, format!("`<{element}>` has no attribute `{}`", name.text));
        let error = match nearest(&name.text, names()) {
            Some(guess) => error.help(format!("did you mean `{guess}`?")),
            None if names().next().is_none() => error.help(format!("`<{element}>` takes no attributes")),
            None => error.help(format!("it takes {}", alternatives(names(), |name| format!("`{name}`")))),
        };
        let error = error.note(format!("Twilio reports this as error {SCHEMA_VIOLATION}")).note(format!(
            "if Twilio has added it since, quote its name to pass it through unchecked: `\"{}\"=…`",
            name.text
        ));
        if let [row, ..] = parent.rows {
            error.note(format!("see {}", row.page));
        }
    }

    /// The text of a literal, if the attribute takes it.
    fn literal(
        &mut self,
        name: &Name,
        literal: Literal,
        row: Option<&'static Attribute>,
        parent: Parent<'_>,
    ) -> Option<String> {
        if !self.is_writable(&literal.text, literal.span) {
            return None;
        }
        let Some(row) = row else { return Some(literal.text) };
        match row.verdict(&literal.text) {
            Verdict::Accepted => {}
            Verdict::Retired(instead) => self.warn(
                literal.span,
                format!("`{}=\"{}\"` is deprecated: write `\"{instead}\"`", row.name, literal.text),
            ),
            // Twilio's documents do not say whether case matters here, so it is no error.
            Verdict::SmallLetters(method) => {
                self.warn(literal.span, format!("write `\"{method}\"`: methods are documented in capitals"));
            }
            Verdict::Refused => {
                self.refused(name, &literal, row, parent);
                return None;
            }
        }
        Some(literal.text)
    }
}

/// What the type of a value for this attribute has to be.
fn takes(row: Option<&'static Attribute>) -> Takes {
    let Some(row) = row else { return Takes::Text };
    match (row.value, row.choices) {
        (Value::OneOf(_), Some(set)) => Takes::OneOf(set),
        (Value::ListOf { .. }, Some(set)) => Takes::ListOf(set),
        (Value::Integer { unit: Some("seconds"), .. }, _) => Takes::Seconds,
        (Value::Integer { unit: Some("milliseconds"), .. }, _) => Takes::Milliseconds,
        (Value::Integer { .. }, _) => Takes::Integer,
        (Value::Number { .. }, _) => Takes::Number,
        (Value::Boolean, _) => Takes::Boolean,
        (Value::Method, _) => Takes::Method,
        (Value::Url { .. }, _) => Takes::Url,
        _ => Takes::Text,
    }
}
