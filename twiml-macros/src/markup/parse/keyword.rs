//! Keywords of Rust among the children that do not begin what `twiml!` takes.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::quote;
use syn::ext::IdentExt as _;
use syn::parse::ParseStream;
use syn::{Ident, Token};

use super::Parser;
use super::name::closing_tag;
use super::tokens::bare;
use crate::markup::ast::{Literal, Node, prose};

/// Whether braces come before the element ends: without them, what begins with a keyword is most likely text.
fn has_body(input: ParseStream<'_>) -> bool {
    let ahead = input.fork();
    while !ahead.is_empty() && closing_tag(&ahead).is_none() {
        match ahead.parse() {
            Ok(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => return true,
            _ => {}
        }
    }
    false
}

/// The `if`, `for` or `match` that comes next without braces.
pub(super) fn without_body(input: ParseStream<'_>) -> Option<Ident> {
    let keyword = input.fork().call(Ident::parse_any).ok()?;
    let begins_rust = ["for", "if", "match"].iter().any(|word| keyword == word);
    (begins_rust && !has_body(input)).then_some(keyword)
}

/// Whether a loop comes next that `twiml!` does not have.
pub(super) fn is_other_loop(input: ParseStream<'_>) -> bool {
    (input.peek(Token![while]) || input.peek(Token![loop])) && has_body(input)
}

impl Parser<'_> {
    /// `if you wait`, without braces and without quotes.
    pub(super) fn text_of(&mut self, input: ParseStream<'_>, keyword: Ident) -> syn::Result<Node> {
        let bare = bare(input)?;
        let words = prose(&bare.tokens);
        self.diagnostics
            .error(keyword.span(), format!("this `{keyword}` has no braces"))
            .help(format!("write `{keyword} … {{ … }}`, or, if it is text, put it in quotes: `\"{words}\"`"));
        Ok(Node::Text(Literal { text: words, span: bare.span }))
    }

    /// `while` or `loop`, with braces.
    pub(super) fn loop_(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        let keyword = input.call(Ident::parse_any)?;
        let mut head = TokenStream::new();
        let body = loop {
            match input.parse()? {
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => break group,
                token => head.extend([token]),
            }
        };
        let text = prose(&quote!(#keyword #head));
        self.diagnostics
            .error(keyword.span(), format!("`twiml!` has no `{keyword}`"))
            .help(format!("repeat elements with `for`; if it is text, put it in quotes: `\"{text}\"`"));
        self.block(&body);
        Ok(())
    }
}
