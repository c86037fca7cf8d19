//! What is read of Rust that is still being typed, so that an editor can complete it. It has been reported, and no compiler gets it.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens as _, quote};
use syn::parse::ParseStream;
use syn::{Path, Token};

use super::tokens::bare;
use crate::half_typed::completed;
use crate::markup::ast::Node;
use crate::markup::control::Control;
use crate::site::is_editor;

/// An `if`, `for` or `match` whose body is not there yet; `tokens` begin with the keyword.
pub(super) fn control(keyword: &Ident, tokens: &TokenStream) -> Option<Node> {
    let head: TokenStream = tokens.clone().into_iter().skip(1).collect();
    Some(Node::Control(match keyword.to_string().as_str() {
        "if" => Control::If { condition: head, then: Vec::new(), otherwise: None },
        "for" => Control::For { head, body: Vec::new() },
        "match" => Control::Match { subject: head, arms: Vec::new() },
        _ => return None,
    }))
}

/// A path whose last name is still to be typed, before the name of the next attribute: `action=ivr:: timeout=5`.
pub(super) fn path_before_attribute(input: ParseStream<'_>) -> syn::Result<Option<Path>> {
    let ahead = input.fork();
    let is_read_on =
        Path::parse_mod_style(&ahead).is_ok_and(|path| path.segments.len() > 1) && ahead.peek(Token![=]);
    if !is_editor() || !is_read_on {
        return Ok(None);
    }
    let mut path = TokenStream::new();
    while !input.peek2(Token![=]) {
        input.parse::<TokenTree>()?.to_tokens(&mut path);
    }
    syn::parse2(completed(path)).map(Some)
}

/// Whether a `let` comes to its `;`.
pub(super) fn has_end(input: ParseStream<'_>) -> bool {
    let ahead = input.fork();
    while !ahead.is_empty() {
        if ahead.peek(Token![;]) {
            return true;
        }
        if ahead.parse::<TokenTree>().is_err() {
            return false;
        }
    }
    false
}

/// A `let` without `;`, up to the markup after it.
pub(super) fn let_(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let tokens = bare(input)?.tokens;
    Ok(quote!(#tokens;))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Diagnostics;
    use crate::markup::ast::{AttributeValue, walk};
    use crate::markup::parse::parse;

    /// The Rust in a document, without spaces.
    #[track_caller]
    fn assert_rust(document: &str, expected: &[&str]) {
        let mut diagnostics = Diagnostics::default();
        let nodes = parse(document.parse().unwrap(), &mut diagnostics);
        assert!(!diagnostics.is_empty(), "{document} is reported");
        let mut rust = Vec::new();
        walk(&nodes, None, &mut |node, _| match node {
            Node::Control(control) => rust.extend(control.heads().into_iter().map(ToString::to_string)),
            Node::Let(tokens) => rust.push(tokens.to_string()),
            Node::Element(element) => rust.extend(element.attributes.iter().filter_map(|attribute| {
                let AttributeValue::Handler(path) = &attribute.value else { return None };
                Some(path.to_token_stream().to_string())
            })),
            _ => {}
        });
        let rust: Vec<_> = rust.iter().map(|tokens| tokens.replace(' ', "")).collect();
        assert_eq!(rust, expected, "{document}");
    }

    #[test]
    fn heads_without_a_body_are_read() {
        assert_rust("<Response>if shop.</Response>", &["shop."]);
        assert_rust("<Response>if let Some(x) = shop.<Hangup/></Response>", &["letSome(x)=shop."]);
        assert_rust("<Response>for x in shop.</Response>", &["xinshop."]);
        assert_rust("<Response>match shop.</Response>", &["shop."]);
    }

    #[test]
    fn a_pattern_without_a_body_is_read() {
        assert_rust("<Response>match x { Some(y) => <Hangup/>, So }</Response>", &["x", "Some(y)", "So"]);
    }

    #[test]
    fn a_let_without_an_end_is_read() {
        assert_rust("<Response>let x = shop. <Hangup/></Response>", &["letx=shop.;"]);
    }

    #[test]
    fn a_path_ends_before_the_next_attribute() {
        assert_rust("<Gather action=ivr:: timeout=5>", &["ivr::nothing"]);
    }
}
