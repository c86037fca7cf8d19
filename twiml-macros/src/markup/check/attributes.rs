//! The attributes of an element, each with what it is to be written from.

use twiml_schema::rules::{self, Place};
use twiml_schema::{Attribute, Choices, Value};

use super::checker::Checker;
use crate::markup::ast::{self, AttributeValue, Name};
use crate::markup::call::called_handler;
use crate::markup::tree::{self, OpenedBy, Takes, Target, Type, Via, Websocket};

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
                self.attribute(name, value, row, (element, place), &written, &mut checked);
            } else if let AttributeValue::Value(value) = value {
                let value = tree::AttributeValue::Discarded(value);
                checked.push(tree::Attribute { name: name.text, value });
            }
        }
        checked
    }

    /// `place` is in the element; `written` are the names of all its attributes.
    fn attribute(
        &mut self,
        name: Name,
        value: AttributeValue,
        row: Option<&'static Attribute>,
        (element, place): (&Name, &Place<'_>),
        written: &[Name],
        checked: &mut Vec<tree::Attribute>,
    ) {
        let callback = row.and_then(|row| row.callback);
        let via = || Via { element: element.text.clone(), attribute: Some(name.text.clone()) };
        let absolute = row.is_some_and(|row| row.value.is_absolute_url());
        if row.is_some_and(|row| row.value.is_websocket_url())
            && let Some(value) = self.websocket(&value, via())
        {
            checked.push(tree::Attribute { name: name.text, value });
            return;
        }
        let value = match value {
            AttributeValue::Literal(literal) => {
                if callback.is_some() {
                    self.literal_address(&via(), &literal);
                }
                tree::AttributeValue::Literal(literal.text)
            }
            AttributeValue::Value(value) => {
                if let (Some(callback), Some(path)) = (callback, called_handler(&value.tokens)) {
                    let target = Target {
                        path,
                        callback,
                        via: via(),
                        call: Some(value),
                        absolute,
                        same_method_as: None,
                        menu: None,
                    };
                    self.callback(name, target, written, checked);
                    return;
                }
                if callback.is_some() {
                    self.path_constant(&value.tokens);
                    if self.several_links(&value) {
                        return;
                    }
                }
                match (callback, takes(row, place)) {
                    (Some(callback), Takes::Known(_, number)) => {
                        let is_taken = |other: &&Name| {
                            other.text != name.text && shares_method(place, &other.text, callback.method)
                        };
                        let method =
                            callback.method.filter(|_| !written.iter().any(|other| is_taken(&other)));
                        let linked = tree::Linked { value, callback, absolute, method, menu: None };
                        tree::AttributeValue::Linked(linked, number, None)
                    }
                    (_, takes) => tree::AttributeValue::Value(value, takes, None),
                }
            }
            AttributeValue::Handler(path) => {
                if let Some(value) = callback.and_then(|_| self.not_a_handler(&path)) {
                    let value = tree::AttributeValue::Discarded(value);
                    checked.push(tree::Attribute { name: name.text, value });
                } else if let Some(callback) = callback {
                    let target = Target {
                        path,
                        callback,
                        via: via(),
                        call: None,
                        absolute,
                        same_method_as: None,
                        menu: None,
                    };
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

impl Checker<'_> {
    /// The handler that the URL of a websocket names, if it names one.
    fn websocket(&mut self, value: &AttributeValue, via: Via) -> Option<tree::AttributeValue> {
        let (path, call) = match value {
            AttributeValue::Handler(path) => match self.not_a_handler(path) {
                Some(value) => return Some(tree::AttributeValue::Discarded(value)),
                None => (path.clone(), None),
            },
            AttributeValue::Value(value) => (called_handler(&value.tokens)?, Some(value.clone())),
            AttributeValue::Literal(_) | AttributeValue::Broken => return None,
        };
        // What is around the element is not known here.
        let opened_by = OpenedBy::of(&via.element, "");
        Some(tree::AttributeValue::Websocket(Websocket { path, via, opened_by, call, after: None }))
    }
}

/// Whether an attribute is this method, or a callback that it belongs to as well.
fn shares_method(place: &Place<'_>, name: &str, method: Option<&str>) -> bool {
    let row = place.rows().iter().find_map(|row| row.attribute(name));
    let own = row.and_then(|row| row.callback).and_then(|callback| callback.method);
    method.is_some() && (Some(name) == method || own == method)
}

/// What the type of a value for this attribute has to be. `place` is in its element.
fn takes(row: Option<&'static Attribute>, place: &Place<'_>) -> Takes {
    let number = |row: &Attribute| {
        place
            .rows()
            .iter()
            .find_map(|element| Attribute::number(element, row.name))
            .map(|number| (row.value, number))
    };
    let Some((value, number)) = row.and_then(number) else { return Takes::Anything };
    let ty = match value {
        Value::OneOf(Choices { name, .. }) => Type::OneOf(name),
        Value::ListOf(Choices { name, .. }) => Type::ListOf(name),
        Value::Integer { unit: Some("seconds"), .. } => Type::Seconds,
        Value::Integer { unit: Some("milliseconds"), .. } => Type::Milliseconds,
        Value::Integer { .. } => Type::Integer,
        Value::Number { .. } => Type::Number,
        Value::Boolean => Type::Boolean,
        Value::Method => Type::Method,
        Value::Url { .. } => Type::Url,
        _ => Type::Text,
    };
    Takes::Known(ty, number)
}
