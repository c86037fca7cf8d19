//! Names, and the tags that close.

use proc_macro2::TokenTree;
use syn::ext::IdentExt as _;
use syn::parse::ParseStream;
use syn::{Ident, LitStr, Token};
use twiml_schema::{elements, find};

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
    Some(tag(name))
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

/// The tag of an element: `say-as`, also where it is written `say_as`.
pub(super) fn tag(written: Name) -> Name {
    let names = elements().iter().map(|element| (element.ident, element.name));
    in_the_words_of_twiml(written, names)
}

/// The name of an attribute: `xml:lang`, also where it is written `xml_lang`.
pub(super) fn attribute_of(element: &Name, written: Name) -> Name {
    let attributes = find(&element.text).flat_map(|row| row.attributes);
    in_the_words_of_twiml(written, attributes.map(|attribute| (attribute.ident, attribute.name)))
}

/// A name that cannot be an identifier is also known by a similar one, to which an editor completes it.
fn in_the_words_of_twiml(
    written: Name,
    mut names: impl Iterator<Item = (&'static str, &'static str)>,
) -> Name {
    if written.quoted || !written.text.contains('_') {
        return written;
    }
    let meant = names.find(|(ident, name)| *ident == written.text && name.contains(['-', ':']));
    match meant {
        Some((_, name)) => Name { text: name.to_owned(), ..written },
        None => written,
    }
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
