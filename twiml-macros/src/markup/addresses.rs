//! Where a document says that Twilio goes on, without the name of a handler.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Lit;
use syn::spanned::Spanned as _;
use twiml_schema::find;

use super::ast::{AttributeValue, Element, Literal, Node};
use super::call::called_handler;
use super::slots::{Content, Slot, slots};
use super::tree::Via;
use crate::site::about;

/// The address of a webhook, as text or as a value.
pub(crate) struct Address {
    via: Via,
    span: Span,
    text: Option<Text>,
}

/// An address that is written as text.
struct Text {
    text: String,
    /// The method by which Twilio asks it, unless a value says that.
    method: Option<String>,
}

impl Address {
    pub(crate) fn span(&self) -> Span {
        self.span
    }

    /// What a note says of it, as a value for the runtime, which `private` is the path of.
    pub(crate) fn mention(&self, private: &TokenStream) -> TokenStream {
        let Self { via: Via { element, attribute }, span, text } = self;
        let via = match attribute {
            Some(attribute) => quote!(#private::Via::Attribute { element: #element, attribute: #attribute }),
            None => quote!(#private::Via::Text { element: #element }),
        };
        match text {
            Some(Text { text, method }) => {
                let method = match method {
                    Some(method) => quote!(#private::Some(#method)),
                    None => quote!(#private::None),
                };
                quote_spanned!(about(*span)=> #private::Mention::address(#via, #text, #method))
            }
            None => quote_spanned!(about(*span)=> #private::Mention::value(#via)),
        }
    }
}

/// The addresses in a document.
pub(crate) fn addresses(nodes: &[Node]) -> Vec<Address> {
    let mut addresses = Vec::new();
    slots(nodes, &mut |slot| addresses.extend(address(&slot)));
    addresses
}

fn address(slot: &Slot<'_>) -> Option<Address> {
    let element = slot.element.filter(|_| slot.is_callback())?;
    // What is beside text makes another address of it.
    let is_whole = slot.attribute.is_some() || element.children.len() == 1;
    let (span, text) = match slot.content {
        // Others are relative to a path that is not known.
        Content::Literal(Literal { text, span }) if is_whole && is_absolute(text) => {
            (*span, Some(Text { text: text.clone(), method: method(slot, element) }))
        }
        // A literal in braces is meant to be passed through.
        Content::Value(tokens)
            if called_handler(tokens).is_none() && syn::parse2::<Lit>(tokens.clone()).is_err() =>
        {
            (tokens.span(), None)
        }
        _ => return None,
    };
    let attribute = slot.attribute.map(|attribute| attribute.text.clone());
    Some(Address { via: Via { element: element.name.text.clone(), attribute }, span, text })
}

/// Whether it is a path from the beginning, or a whole URL.
fn is_absolute(text: &str) -> bool {
    let is_path = text.starts_with('/') && !text.starts_with("//");
    is_path || text.starts_with("https://") || text.starts_with("http://")
}

/// The method by which Twilio asks the address, as the attribute beside it says.
fn method(slot: &Slot<'_>, element: &Element) -> Option<String> {
    let attribute = slot.attribute.map(|attribute| attribute.text.as_str());
    let callback = find(&element.name.text).find_map(|row| row.callback(attribute))?;
    let beside = callback.method.and_then(|method| {
        element.attributes.iter().find(|attribute| attribute.name.text == method && !attribute.name.quoted)
    });
    match beside.map(|attribute| &attribute.value) {
        None => Some("POST".to_owned()),
        Some(AttributeValue::Literal(literal)) => Some(literal.text.clone()),
        Some(_) => None,
    }
}
