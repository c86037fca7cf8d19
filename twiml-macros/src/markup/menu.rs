//! `<Gather menu=Department action=chosen>`: what an enum says of its menu, as the attributes and the prompt that ask for it.

use proc_macro2::Ident;
use quote::quote_spanned;
use syn::Path;
use syn::spanned::Spanned as _;

use super::ast::{Attribute, AttributeValue, Element, Name, Node, Value};
use crate::diagnostics::Diagnostics;
use crate::runtime_path::Runtime;
use crate::site::about;

/// The element that asks for a menu, and the attribute that names the menu.
const ELEMENT: &str = "Gather";
const MENU: &str = "menu";
const ACTION: &str = "action";

/// The attributes that follow from a menu, and the constant of `Menu` that each is.
const FOLLOWING: [(&str, &str); 4] =
    [("input", "INPUT"), ("numDigits", "NUM_DIGITS"), ("finishOnKey", "FINISH_ON_KEY"), ("hints", "HINTS")];

/// Writes the menu of an element out, if it asks for one.
pub(super) fn write_out(element: &mut Element, diagnostics: &mut Diagnostics) {
    if element.name.quoted || element.name.text != ELEMENT {
        return;
    }
    let is_menu = |attribute: &Attribute| !attribute.name.quoted && attribute.name.text == MENU;
    let Some(at) = element.attributes.iter().position(is_menu) else { return };
    let Attribute { name, value } = element.attributes.remove(at);
    let AttributeValue::Handler(menu) = value else {
        diagnostics
            .error(name.span, "`menu` of `<Gather>` is an enum with `#[derive(Menu)]`")
            .help("write its name without quotes and braces: `<Gather menu=Department action=chosen>`");
        // What the handler would have to take is not known.
        for attribute in element.attributes.iter_mut().filter(|attribute| attribute.name.text == ACTION) {
            attribute.value = AttributeValue::Broken;
        }
        return;
    };
    for attribute in &element.attributes {
        if FOLLOWING.iter().any(|(following, _)| attribute.name.text == *following) {
            diagnostics
                .error(attribute.name.span, format!("`{}` follows from the menu", attribute.name.text))
                .help(
                    "remove it, or ask for the menu by its constants: `numDigits={Department::NUM_DIGITS}`",
                );
        }
    }
    if !element.attributes.iter().any(|attribute| attribute.name.text == ACTION) {
        diagnostics
            .error(name.span, "this menu has no `action`, so nothing becomes of the choice")
            .help("name the handler that takes it: `action=chosen`, with an argument `MenuInput<_>`");
    }
    let is_written =
        |attribute: &str| element.attributes.iter().any(|written| written.name.text == attribute);
    let following = FOLLOWING.iter().filter(|(attribute, _)| !is_written(attribute));
    let following = following.map(|(attribute, constant)| Attribute {
        name: Name { text: (*attribute).to_owned(), span: about(name.span), quoted: false },
        value: AttributeValue::Value(constant_of(&menu, constant)),
    });
    let following: Vec<_> = following.collect();
    element.attributes.splice(at..at, following);
    if element.children.is_empty() {
        element.children.push(Node::Element(Element {
            name: Name { text: "Say".to_owned(), span: about(name.span), quoted: false },
            attributes: Vec::new(),
            children: vec![Node::Value(prompt_of(&menu))],
            closing: None,
            menu: None,
        }));
    }
    element.menu = Some(menu);
}

/// What the caller hears of the menu. It does not compile if that is nothing.
fn prompt_of(menu: &Path) -> Value {
    let span = menu.span();
    let runtime = Runtime::find().at(span);
    let tokens = quote_spanned! {about(span)=>
        const _: () = ::core::assert!(
            !<#menu as #runtime::Menu>::PROMPT.is_empty(),
            "the caller would hear nothing of this menu: give its choices a `#[prompt(\"…\")]`, or write the prompt into the `<Gather>`",
        );
        <#menu as #runtime::Menu>::PROMPT
    };
    Value { tokens, span }
}

/// A constant of the menu, as a value.
fn constant_of(menu: &Path, constant: &str) -> Value {
    let span = menu.span();
    let (runtime, constant) = (Runtime::find().at(span), Ident::new(constant, about(span)));
    Value { tokens: quote_spanned!(about(span)=> <#menu as #runtime::Menu>::#constant), span }
}
