//! Names, and the tags that close.

use proc_macro2::TokenTree;
use syn::ext::IdentExt as _;
use syn::parse::ParseStream;
use syn::{Ident, LitStr, Token};
use twiml_schema::{Element, elements, find};

use crate::markup::ast::Name;

/// The name in the closing tag that comes next, if one does. The name is empty for `</>`.
pub(super) fn closing_tag(input: ParseStream<'_>) -> Option<Name> {
    if !(input.peek(Token![<]) && input.peek2(Token![/])) {
        return None;
    }
    let ahead = input.fork();
    ahead.parse::<Token![<]>().ok()?;
    let span = ahead.span();
    ahead.parse::<Token![/]>().ok()?;
    let name = name(&ahead).unwrap_or(Name { text: String::new(), span, quoted: false });
    Some(Name { text: tag(name.text), ..name })
}

/// `Say`, `say-as`, `xml:lang`, or `"NewVerb"`.
fn name(input: ParseStream<'_>) -> Option<Name> {
    if input.peek(LitStr) {
        let name: LitStr = input.parse().ok()?;
        return Some(Name { text: name.value(), span: name.span(), quoted: true });
    }
    if !input.peek(Ident::peek_any) {
        return None;
    }
    let first = input.call(Ident::parse_any).ok()?;
    let mut text = first.unraw().to_string();
    loop {
        let separator = if input.peek(Token![-]) {
            '-'
        } else if input.peek(Token![:]) && !input.peek(Token![::]) {
            ':'
        } else {
            break;
        };
        if !input.peek2(Ident::peek_any) {
            break;
        }
        skip(input);
        let part = input.call(Ident::parse_any).ok()?;
        text.push(separator);
        text.push_str(&part.to_string());
    }
    Some(Name { text, span: first.span(), quoted: false })
}

/// The tag of the element that the vocabulary calls so: `say-as`, for `say_as`.
pub(super) fn tag(written: String) -> String {
    let is_meant = |element: &&Element| is_identifier_of(&written, element.ident, element.name);
    match elements().iter().copied().find(is_meant) {
        Some(element) if find(&written).next().is_none() => element.name.to_owned(),
        _ => written,
    }
}

/// The name of the attribute that the vocabulary calls so: `xml:lang`, for `xml_lang`.
pub(super) fn attribute_of(element: &Name, written: String) -> String {
    let mut attributes = find(&element.text).flat_map(|row| row.attributes);
    let meant = attributes.find(|attribute| is_identifier_of(&written, attribute.ident, attribute.name));
    meant.map_or(written, |attribute| attribute.name.to_owned())
}

/// Whether this is written in place of a name that cannot be an identifier. Editors complete to it.
fn is_identifier_of(written: &str, ident: &str, name: &str) -> bool {
    ident == written && name != written
}

/// Leaves one token out.
pub(super) fn skip(input: ParseStream<'_>) {
    // There is nothing to leave out at the end.
    let _ = input.parse::<TokenTree>();
}

pub(super) fn wanted_name(input: ParseStream<'_>, wanted: &str) -> syn::Result<Name> {
    name(input).ok_or_else(|| input.error(format!("expected {wanted}")))
}

pub(super) fn take_closing_tag(input: ParseStream<'_>) {
    while !input.is_empty() && !input.peek(Token![>]) {
        skip(input);
    }
    skip(input);
}
