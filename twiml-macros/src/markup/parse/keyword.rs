//! Keywords of Rust among the children that do not begin what `twiml!` takes.

use proc_macro2::{Delimiter, TokenTree};
use syn::ext::IdentExt as _;
use syn::parse::ParseStream;
use syn::{Ident, Token};

use super::name::closing_tag;

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
