//! What is read of Rust that is still being typed, so that an editor can complete it. It has been reported, and no compiler gets it.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::Token;
use syn::parse::ParseStream;

use super::tokens::bare;
use crate::markup::ast::Node;
use crate::markup::control::Control;

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

/// Whether a `let` comes to its `;`.
pub(super) fn has_end(input: ParseStream<'_>) -> bool {
    let ahead = input.fork();
    while !ahead.is_empty() {
        if ahead.peek(Token![;]) {
            return true;
        }
        if ahead.parse::<proc_macro2::TokenTree>().is_err() {
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
