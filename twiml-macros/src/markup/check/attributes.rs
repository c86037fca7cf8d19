//! The attributes of an element, each with what it is to be written from.

use twiml_schema::rules::{self, Place};
use twiml_schema::{Attribute, Choices, Value};

use super::checker::Checker;
use crate::markup::ast::{self, AttributeValue, Name};
use crate::markup::call::called_handler;
use crate::markup::tree::{self, Takes, Target};

impl Checker<'_> {
    /// `place` is in the element called `element`.
    pub(super) fn attributes(
        &mut self,
        attributes: Vec<ast::Attribute>,
        element: &Name,
        place: &Place<'_>,
    ) -> Vec<tree::Attribute> {
        let written: Vec<Name> = attributes.iter().map(|attribute| attribute.name.clone()).collect();
        let mut checked = Vec::new();
        for ast::Attribute { name, value } in attributes {
            // A quoted name passes unchecked, also one that the vocabulary knows.
            let row = place.rows().iter().find_map(|row| row.attribute(&name.text)).filter(|_| !name.quoted);
            if name.quoted || rules::takes(place, &name.text) {
                self.attribute(name, value, row, element, &written, &mut checked);
            } else if let AttributeValue::Value(value) = value {
                let value = tree::AttributeValue::Discarded(value);
                checked.push(tree::Attribute { name: name.text, value });
            }
        }
        checked
    }

    /// `written` are the names of all attributes of the element.
    fn attribute(
        &mut self,
        name: Name,
        value: AttributeValue,
        row: Option<&'static Attribute>,
        element: &Name,
        written: &[Name],
        checked: &mut Vec<tree::Attribute>,
    ) {
        let callback = row.and_then(|row| row.callback);
        let absolute = row.is_some_and(|row| row.value.is_absolute_url());
        let value = match value {
            AttributeValue::Literal(literal) => tree::AttributeValue::Literal(literal.text),
            AttributeValue::Value(value) => {
                if let (Some(callback), Some(path)) = (callback, called_handler(&value.tokens)) {
                    let target = Target { path, callback, call: Some(value), absolute, same_method_as: None };
                    self.callback(name, target, written, checked);
                    return;
                }
                if callback.is_some() {
                    self.path_constant(&value.tokens);
                }
                tree::AttributeValue::Value(value, takes(row))
            }
            AttributeValue::Handler(path) => {
                if let Some(callback) = callback {
                    let target = Target { path, callback, call: None, absolute, same_method_as: None };
                    self.callback(name, target, written, checked);
                } else {
                    self.not_a_callback(&name, &path, element);
                }
                return;
            }
            AttributeValue::Broken => return,
        };
        checked.push(tree::Attribute { name: name.text, value });
    }
}

/// What the type of a value for this attribute has to be.
fn takes(row: Option<&'static Attribute>) -> Takes {
    let Some(row) = row else { return Takes::Text };
    match row.value {
        Value::OneOf(Choices { name, .. }) => Takes::OneOf(name),
        Value::ListOf(Choices { name, .. }) => Takes::ListOf(name),
        Value::Integer { unit: Some("seconds"), .. } => Takes::Seconds,
        Value::Integer { unit: Some("milliseconds"), .. } => Takes::Milliseconds,
        Value::Integer { .. } => Takes::Integer,
        Value::Number { .. } => Takes::Number,
        Value::Boolean => Takes::Boolean,
        Value::Method => Takes::Method,
        Value::Url { .. } => Takes::Url,
        _ => Takes::Text,
    }
}
