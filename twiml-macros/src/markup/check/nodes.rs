//! From the tree as it is written to the checked tree.

use quote::quote_spanned;
use syn::{Ident, Path};
use twiml_schema::rules::{Place, suspects};

use super::checker::Checker;
use super::{content, outline};
use crate::markup::ast::{self, AttributeValue, Bare, Name, Node, Value};
use crate::markup::call::called_handler;
use crate::markup::tree::{self, OpenedBy, Related, Target, Via};
use crate::site::about;

impl Checker<'_> {
    /// The children of an element, or the nodes in a body among them; `place` is in that element.
    pub(super) fn children(&mut self, nodes: Vec<Node>, place: &Place<'_>) -> Vec<tree::Node> {
        let alone = nodes.len() == 1;
        nodes.into_iter().filter_map(|node| self.child(node, place, alone)).collect()
    }

    /// `alone` says that there is no other child beside it.
    fn child(&mut self, node: Node, place: &Place<'_>, alone: bool) -> Option<tree::Node> {
        Some(match node {
            Node::Element(element) => {
                let name = element.name.text.clone();
                let inside = place.inside(&name, !element.name.quoted);
                let has_values = element
                    .attributes
                    .iter()
                    .any(|attribute| matches!(attribute.value, AttributeValue::Value(_)));
                let suspects =
                    if has_values { suspects(&outline::element(&element), place) } else { Vec::new() };
                let mut element = self.element(element, &inside);
                relate(&mut element, &suspects, &inside);
                if let Some(websocket) = element.websocket() {
                    websocket.opened_by = OpenedBy::of(&name, place.name());
                }
                tree::Node::Element(element)
            }
            Node::Text(text) => {
                if place.text_callback().is_some() && alone {
                    self.literal_address(&via(place), &text);
                }
                tree::Node::Text(text.text)
            }
            Node::Value(value) => match (place.text_callback(), called_handler(&value.tokens)) {
                (Some(callback), Some(path)) => tree::Node::Callback(Target {
                    path,
                    callback,
                    via: via(place),
                    call: Some(value),
                    absolute: false,
                    same_method_as: None,
                    menu: None,
                }),
                (Some(callback), None) => {
                    self.path_constant(&value.tokens);
                    if self.several_links(&value) {
                        return None;
                    }
                    tree::Node::Linked(tree::Linked {
                        value,
                        callback,
                        absolute: false,
                        method: None,
                        menu: None,
                    })
                }
                (None, _) => tree::Node::Value(value, place_of_value(place)),
            },
            Node::Bare(bare) => self.bare(&bare, place)?,
            Node::Control(control) => tree::Node::Control(control.map(|nodes| self.children(nodes, place))),
            Node::Let(tokens) => tree::Node::Let(tokens),
        })
    }

    /// An element; `place` is in it.
    pub(super) fn element(&mut self, element: ast::Element, place: &Place<'_>) -> tree::Element {
        let ast::Element { name, attributes, children, menu, .. } = element;
        let written: Vec<Name> = attributes.iter().map(|attribute| attribute.name.clone()).collect();
        let mut attributes = self.attributes(attributes, &name, place);
        if let Some(menu) = menu {
            for attribute in &mut attributes {
                attribute.choose_from(&menu);
            }
        }
        let mut children = self.children(children, place);
        self.text_callback(&mut attributes, &mut children, &written);
        let content = content::check(&children, &written, place);
        let mut element = tree::Element { name: name.text, attributes, children, content };
        if let Some(action) = element.action().cloned() {
            tree::Node::each_element(&mut element.children, &mut |child| {
                if let Some(websocket) = child.websocket() {
                    websocket.after = Some(action.clone());
                }
            });
        }
        element
    }

    /// Words without quotes: the name of a handler where the text is a callback, otherwise text that lacks them.
    fn bare(&mut self, bare: &Bare, place: &Place<'_>) -> Option<tree::Node> {
        if let (Some(callback), Ok(path)) = (place.text_callback(), syn::parse2::<Path>(bare.tokens.clone()))
        {
            if let Some(Value { tokens, span }) = self.not_a_handler(&path) {
                return Some(tree::Node::Let(quote_spanned!(about(span)=> let _ = &#tokens;)));
            }
            return Some(tree::Node::Callback(Target {
                path,
                callback,
                via: via(place),
                call: None,
                absolute: false,
                same_method_as: None,
                menu: None,
            }));
        }
        if place.text_callback().is_some() {
            self.bare_address(bare);
            return None;
        }
        let words = ast::prose(&bare.tokens);
        let help = match syn::parse2::<Ident>(bare.tokens.clone()) {
            Ok(name) if self.surroundings.is_variable(&name) => {
                format!("write the variable in braces: `{{{name}}}`")
            }
            _ => format!("write `\"{words}\"`"),
        };
        self.diagnostics.error(bare.span, "text is written in quotes").help(help);
        None
    }
}

/// The text of the element that `place` is in.
fn via(place: &Place<'_>) -> Via {
    Via { element: place.name().to_owned(), attribute: None }
}

/// Notes the rules that the element may break by its values. `inside` is the place in it.
fn relate(element: &mut tree::Element, suspects: &[(&str, u16)], inside: &Place<'_>) {
    let in_place_of_text = match *inside.rows() {
        [row] if element.children.is_empty() => {
            row.text.spec().and_then(|spec| spec.unless).zip(row.number())
        }
        _ => None,
    };
    for attribute in &mut element.attributes {
        if let tree::AttributeValue::Value(_, _, related) | tree::AttributeValue::Linked(_, _, related) =
            &mut attribute.value
        {
            let suspect = suspects.iter().find(|(name, _)| *name == attribute.name);
            let in_place = in_place_of_text.filter(|(name, _)| *name == attribute.name);
            *related = suspect
                .map(|(_, number)| Related::Rule(*number))
                .or(in_place.map(|(_, number)| Related::InPlaceOfText(number)));
        }
    }
}

/// Which children a value is among.
fn place_of_value(place: &Place<'_>) -> tree::Place {
    match *place.rows() {
        [] => tree::Place::Unknown,
        [row] => tree::Place::In(row),
        _ => tree::Place::Response,
    }
}
