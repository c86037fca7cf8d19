//! Which functions a piece of Rust calls, for what their documents name.

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::markup::call::LINKS;

/// The functions that tokens call, by name, and methods after a dot: `main_menu shop::greeting .hours`. Names of types and variants, which
/// begin in uppercase, are left out. A link to a handler, as `ivr::menu::at(7)` and `url_for::<ivr::menu>()` make it, is `&ivr::menu`.
pub(crate) fn calls(tokens: &TokenStream) -> String {
    let (mut found, mut local) = (BTreeSet::new(), BTreeSet::new());
    collect(tokens.clone(), &mut found, &mut local);
    found.into_iter().filter(|call| !local.contains(call)).collect::<Vec<_>>().join(" ")
}

/// `local` gets the names that the tokens themselves give to closures and functions.
fn collect(tokens: TokenStream, found: &mut BTreeSet<String>, local: &mut BTreeSet<String>) {
    // What may be a path that is called: its last segments, and whether a dot is before it.
    let (mut path, mut after_dot) = (String::new(), false);
    let mut tokens = tokens.into_iter();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Ident(ident) => {
                if path == "let" || path == "mut" || path == "fn" {
                    local.insert(ident.to_string());
                }
                if !path.ends_with("::") {
                    path.clear();
                }
                path.push_str(&ident.to_string());
            }
            TokenTree::Punct(punct) if punct.as_char() == ':' => path.push(':'),
            TokenTree::Group(group) => {
                if group.delimiter() == Delimiter::Parenthesis && is_function(&path) {
                    found.insert(call(&path, after_dot));
                }
                path.clear();
                after_dot = false;
                collect(group.stream(), found, local);
            }
            TokenTree::Punct(punct) if punct.as_char() == '<' && path == "url_for::" => {
                let is_end =
                    |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == '>');
                let handler: TokenStream = tokens.by_ref().take_while(|token| !is_end(token)).collect();
                found.insert(format!("&{}", handler.to_string().replace(' ', "")));
                path.clear();
            }
            TokenTree::Punct(punct) => {
                path.clear();
                after_dot = punct.as_char() == '.';
            }
            TokenTree::Literal(_) => {
                path.clear();
                after_dot = false;
            }
        }
    }
}

/// Whether parentheses after this path call a function.
fn is_function(path: &str) -> bool {
    let name = path.rsplit("::").next().unwrap_or_default();
    name.starts_with(|first: char| first.is_lowercase() || first == '_') && !is_keyword(name)
}

/// How a call is written down.
fn call(path: &str, after_dot: bool) -> String {
    match path.rsplit_once("::") {
        Some((handler, function)) if LINKS.contains(&function) && is_function(handler) => {
            format!("&{handler}")
        }
        _ if after_dot => format!(".{path}"),
        _ => path.to_owned(),
    }
}

/// Whether parentheses after this word are no call.
fn is_keyword(word: &str) -> bool {
    ["as", "else", "fn", "for", "if", "in", "let", "match", "move", "mut", "ref", "return", "while"]
        .contains(&word)
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::calls;

    #[test]
    fn functions_and_methods_are_found_in_any_depth() {
        let body = quote! {{
            let x = db.open(late).await?;
            if (closed()) { return Ok(shop::ivr::main_menu(twiml! { <Response>{greeting(&x)}</Response> })); }
            match (a, b) { _ => Some(x) }
        }};
        assert_eq!(calls(&body), ".open closed greeting shop::ivr::main_menu");
    }

    #[test]
    fn what_has_a_name_of_the_body_itself_is_no_call_of_a_function() {
        let body = quote! {{ let menu = || twiml! {}; fn other() {} menu(other()); ivr::menu() }};
        assert_eq!(calls(&body), "ivr::menu");
    }

    #[test]
    fn links_to_handlers_are_told_from_other_calls() {
        let body =
            quote! { (verifier.public_url().url_for::<ivr::menu>(), hold::at(7), Shop::with(x), at(y)) };
        assert_eq!(calls(&body), "&hold &ivr::menu .public_url Shop::with at");
    }

    #[test]
    fn macros_types_and_values_are_no_calls() {
        let body = quote! {{ println!("x"); Menu(x); let menu = (1, 2); [menu] }};
        assert_eq!(calls(&body), "");
    }
}
