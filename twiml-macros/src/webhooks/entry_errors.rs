//! What is written in the list in place of a handler's name.

use proc_macro2::{Delimiter, TokenTree};
use syn::ext::IdentExt as _;
use syn::parse::ParseStream;
use syn::{Ident, LitStr, Path, Token};

use crate::markup::call::LINKS;

/// What is wrong with the entry that comes next, if it is not the name of a handler. Nothing is read.
pub(super) fn not_a_handler(input: ParseStream<'_>) -> Option<syn::Error> {
    let error = |message: &str, help: &str| input.error(format!("{message}\n= help: {help}"));
    if input.peek(LitStr) {
        return Some(error(
            "expected the name of a handler",
            "write the name of the function, which knows its path: `webhooks![menu]`",
        ));
    }
    if is_closure(input) {
        return Some(error(
            "a closure cannot be a webhook",
            "write an `async fn` with `#[sms_webhook(\"/path\")]` or another attribute on it, and its name in the list",
        ));
    }
    let ahead = input.fork();
    if ahead.peek(Token![&]) {
        return Some(error("a handler is listed by its name", "remove the `&`"));
    }
    let Ok(path) = Path::parse_mod_style(&ahead) else {
        return Some(error(
            "expected the name of a handler",
            "write the names of functions: `webhooks![voice, menu]`",
        ));
    };
    if ahead.is_empty() || ahead.peek(Token![,]) {
        return None;
    }
    let name = path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
    Some(match ahead.parse() {
        Ok(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis => {
            let handler = before_link(&path).unwrap_or(name);
            syn::Error::new(
                group.span(),
                format!("a handler is listed by its name, and not called\n= help: write `{handler}` alone"),
            )
        }
        Ok(TokenTree::Punct(other)) if other.as_char() == '<' => syn::Error::new(
            other.span(),
            format!(
                "a list or a handler is named without its state\n= help: write `{name}` alone; the router has the state"
            ),
        ),
        Ok(other) => syn::Error::new(
            other.span(),
            "expected `,` between the handlers\n= help: name them alone: `webhooks![voice, menu]`",
        ),
        Err(error) => error,
    })
}

/// `|…|`, `async |…|`, `move |…|`, or a block.
fn is_closure(input: ParseStream<'_>) -> bool {
    let ahead = input.fork();
    while ahead.peek(Token![async]) || ahead.peek(Token![move]) || ahead.peek(Token![static]) {
        if ahead.call(Ident::parse_any).is_err() {
            return false;
        }
    }
    ahead.peek(Token![|]) || ahead.peek(Token![||]) || ahead.peek(syn::token::Brace)
}

/// `menu` of `menu::with`.
fn before_link(path: &Path) -> Option<String> {
    let [.., handler, function] = &path.segments.iter().collect::<Vec<_>>()[..] else { return None };
    LINKS.iter().any(|link| function.ident == link).then(|| handler.ident.to_string())
}

#[cfg(test)]
mod tests {
    use proc_macro2::TokenStream;
    use syn::parse::Parser as _;

    use super::*;

    fn said(entry: &str) -> String {
        let tokens: TokenStream = entry.parse().unwrap_or_else(|error| panic!("{entry}: {error}"));
        let mut said = String::new();
        let read = |input: ParseStream<'_>| {
            said = not_a_handler(input).map(|error| error.to_string()).unwrap_or_default();
            input.parse::<TokenStream>().map(drop)
        };
        read.parse2(tokens).unwrap_or_else(|error| panic!("{entry}: {error}"));
        said
    }

    #[test]
    fn names_are_handlers() {
        for entry in ["menu", "ivr::menu", "crate::ivr::menu, voice", "::ivr::menu", "self::menu"] {
            assert_eq!(said(entry), "", "{entry}");
        }
    }

    #[test]
    fn other_entries_are_told_what_to_write() {
        for (entry, message) in [
            ("async |_call: IncomingCall| {}", "a closure cannot be a webhook"),
            ("async move || {}", "a closure cannot be a webhook"),
            ("|x| x", "a closure cannot be a webhook"),
            ("{ menu }", "a closure cannot be a webhook"),
            ("async { menu }", "a closure cannot be a webhook"),
            ("\"/menu\"", "expected the name of a handler"),
            ("7", "expected the name of a handler"),
            ("&menu", "a handler is listed by its name"),
            ("menu()", "a handler is listed by its name, and not called\n= help: write `menu` alone"),
            (
                "ivr::menu::with(&query)",
                "a handler is listed by its name, and not called\n= help: write `menu` alone",
            ),
            (
                "menu::at(7).with(&query)",
                "a handler is listed by its name, and not called\n= help: write `menu` alone",
            ),
            ("menu voice", "expected `,` between the handlers"),
            ("menu::<u8>", "expected the name of a handler"),
        ] {
            assert!(said(entry).starts_with(message), "{entry}: {}", said(entry));
        }
    }
}
