//! Handlers that are called with arguments or with overrides, or made a link: `{menu::at(id)}`, `{menu::with(&query)}`,
//! `{menu::overrides(PATIENT)}`, `{menu::link()}`.

use proc_macro2::TokenStream;
use syn::parse::{ParseStream, Parser as _};
use syn::{Path, Token, token};

/// The functions of a handler's type that make a link to it. What follows them is the link's own.
pub(crate) const LINKS: [&str; 4] = ["at", "with", "overrides", "link"];

/// What is said of `menu()` in place of `menu`.
pub(crate) const NOT_CALLED: &str = "a handler is named here, and not called";

/// The handler that is called in braces: `menu` in all of the above.
pub(crate) fn called_handler(value: &TokenStream) -> Option<Path> {
    let read = |input: ParseStream<'_>| {
        input.parse::<Option<Token![&]>>()?;
        let path = Path::parse_mod_style(input)?;
        let called = input.peek(token::Paren);
        input.parse::<TokenStream>()?;
        Ok((path, called))
    };
    let (mut path, called) = read.parse2(value.clone()).ok()?;
    let method = path.segments.pop()?;
    // What is left ends in `::`.
    path.segments.pop_punct();
    let is_call = called && LINKS.iter().any(|link| method.ident == link) && !path.segments.is_empty();
    is_call.then_some(path)
}
