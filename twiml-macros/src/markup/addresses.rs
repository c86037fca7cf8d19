//! Where a document says that Twilio goes on, without the name of a handler.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Lit;
use syn::spanned::Spanned as _;

use super::ast::Node;
use super::call::called_handler;
use super::slots::{Content, Slot, slots};
use super::tree::Via;

/// The address of a webhook, as the path of its own host or as a value.
pub(crate) struct Address {
    via: Via,
    span: Span,
    /// The path, if it is written as text.
    path: Option<String>,
}

impl Address {
    pub(crate) fn span(&self) -> Span {
        self.span
    }

    /// What a note says of it, as a value for the runtime, which `private` is the path of.
    pub(crate) fn mention(&self, private: &TokenStream) -> TokenStream {
        let Self { via: Via { element, attribute }, span, path } = self;
        let via = match attribute {
            Some(attribute) => quote!(#private::Via::Attribute { element: #element, attribute: #attribute }),
            None => quote!(#private::Via::Text { element: #element }),
        };
        match path {
            Some(path) => quote_spanned!(*span=> #private::Mention::path(#via, #path)),
            None => quote_spanned!(*span=> #private::Mention::value(#via)),
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
    let (span, path) = match slot.content {
        // Others lead to another host, or are relative to a path that is not known.
        Content::Literal(literal)
            if is_whole && literal.text.starts_with('/') && !literal.text.starts_with("//") =>
        {
            (literal.span, Some(literal.text.clone()))
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
    Some(Address { via: Via { element: element.name.text.clone(), attribute }, span, path })
}
