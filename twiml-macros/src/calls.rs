//! Which functions a piece of Rust calls, for what their documents name.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::Path;
use syn::parse::Parser as _;

use crate::markup::call::LINKS;

/// The functions that tokens call, by name, and methods after a dot: `main_menu shop::greeting .hours`. Names of types and variants, which
/// begin in uppercase, are left out. A link to a handler, as `ivr::menu::at(7)` and `url_for::<ivr::menu>()` make it, is `&ivr::menu`.
pub(crate) fn calls(tokens: &TokenStream) -> String {
    Calls::of(tokens).named.into_keys().collect::<Vec<_>>().join(" ")
}

/// The handlers to which tokens make links.
pub(crate) fn linked(tokens: &TokenStream) -> Vec<Path> {
    let links = Calls::of(tokens).named.into_iter().filter(|(written, _)| written.starts_with('&'));
    links.filter_map(|(_, handler)| Path::parse_mod_style.parse2(handler).ok()).collect()
}

#[derive(Default)]
struct Calls {
    /// As they are written down, and the path of the function or handler.
    named: BTreeMap<String, TokenStream>,
    /// The names that the tokens themselves give to closures and functions.
    local: BTreeSet<String>,
}

impl Calls {
    fn of(tokens: &TokenStream) -> Self {
        let mut calls = Self::default();
        calls.collect(tokens.clone());
        let Self { named, local } = &mut calls;
        named.retain(|call, _| !local.contains(call));
        calls
    }

    fn collect(&mut self, tokens: TokenStream) {
        // What may be a path that is called: its last segments, and whether a dot is before it.
        let (mut path, mut after_dot) = (Called::default(), false);
        let mut tokens = tokens.into_iter();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Ident(ident) => {
                    if ["let", "mut", "fn"].contains(&path.text.as_str()) {
                        self.local.insert(ident.to_string());
                    }
                    if !path.text.ends_with("::") {
                        path.clear();
                    }
                    path.push(ident.into());
                }
                TokenTree::Punct(punct) if punct.as_char() == ':' => path.push(punct.into()),
                TokenTree::Group(group) => {
                    if group.delimiter() == Delimiter::Parenthesis && is_function(&path.text) {
                        let (written, path) = path.written(after_dot);
                        self.named.insert(written, path);
                    }
                    path.clear();
                    after_dot = false;
                    self.collect(group.stream());
                }
                TokenTree::Punct(punct) if punct.as_char() == '<' && path.text == "url_for::" => {
                    let is_end = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == '>');
                    let handler: TokenStream = tokens.by_ref().take_while(|token| !is_end(token)).collect();
                    self.named.insert(format!("&{}", handler.to_string().replace(' ', "")), handler);
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
}

/// A path that may be called.
#[derive(Default)]
struct Called {
    text: String,
    tokens: Vec<TokenTree>,
}

impl Called {
    fn clear(&mut self) {
        self.text.clear();
        self.tokens.clear();
    }

    fn push(&mut self, token: TokenTree) {
        self.text.push_str(&token.to_string());
        self.tokens.push(token);
    }

    /// How the call is written down, and the path of what is called, or of the handler to which it makes a link.
    fn written(&self, after_dot: bool) -> (String, TokenStream) {
        let all = self.tokens.iter().cloned().collect();
        match self.text.rsplit_once("::") {
            Some((handler, function)) if LINKS.contains(&function) && is_function(handler) => {
                let before_function = self.tokens.len().saturating_sub(3);
                (format!("&{handler}"), self.tokens[..before_function].iter().cloned().collect())
            }
            _ if after_dot => (format!(".{}", self.text), all),
            _ => (self.text.clone(), all),
        }
    }
}

/// Whether parentheses after this path call a function.
fn is_function(path: &str) -> bool {
    let name = path.rsplit("::").next().unwrap_or_default();
    name.starts_with(|first: char| first.is_lowercase() || first == '_') && !is_keyword(name)
}

/// Whether parentheses after this word are no call.
fn is_keyword(word: &str) -> bool {
    ["as", "else", "fn", "for", "if", "in", "let", "match", "move", "mut", "ref", "return", "while"]
        .contains(&word)
}

#[cfg(test)]
mod tests {
    use quote::{ToTokens as _, quote};

    use super::{calls, linked};

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
        let linked: Vec<_> = linked(&body).iter().map(|path| path.to_token_stream().to_string()).collect();
        assert_eq!(linked, ["hold", "ivr :: menu"]);
    }

    #[test]
    fn macros_types_and_values_are_no_calls() {
        let body = quote! {{ println!("x"); Menu(x); let menu = (1, 2); [menu] }};
        assert_eq!(calls(&body), "");
    }
}
