//! The addresses of webhooks that are not given by the name of a handler.

use std::collections::BTreeSet;

use proc_macro2::TokenTree;
use quote::ToTokens as _;
use twiml_schema::alternatives;
use twiml_schema::url::reads_as_name;

use super::checker::Checker;
use crate::calls::linked;
use crate::markup::ast::{Bare, Literal, Value};
use crate::markup::call::{LINKS, NOT_CALLED};
use crate::markup::tree::Via;

impl Checker<'_> {
    /// An address as text. One that reads as a name is taken for what it almost always is: a handler, with the quotes of XML.
    pub(super) fn literal_address(&mut self, via: &Via, literal: &Literal) {
        let Literal { text, span } = literal;
        // A path of Rust is no URL at all, which the rules of TwiML report.
        if reads_as_name(text) && !text.contains("::") {
            let place = match &via.attribute {
                Some(attribute) => format!("`{attribute}={text}`"),
                None => format!("`<{0}>{text}</{0}>`", via.element),
            };
            self.diagnostics
                .error(*span, format!("`\"{text}\"` is an address as text, not the handler `{text}`"))
                .help(format!("to name the handler, leave the quotes out: {place}"))
                .note(format!("if something else is at this relative address, write `{{\"{text}\"}}`"));
        }
    }

    /// Reports an `if` or a `match` between links to several handlers, whose types differ; whether it is one.
    pub(super) fn several_links(&mut self, value: &Value) -> bool {
        let mut tokens = value.tokens.clone().into_iter();
        let Some(TokenTree::Ident(keyword)) = tokens.next().filter(is_choice) else { return false };
        let chosen_by_hand = tokens.any(|token| mentions(&token, "Either"));
        let handlers: BTreeSet<_> = linked(&value.tokens)
            .iter()
            .map(|path| path.to_token_stream().to_string().replace(' ', ""))
            .collect();
        if chosen_by_hand || handlers.len() < 2 {
            return false;
        }
        let names = alternatives(handlers, |handler| format!("`{handler}`"));
        self.diagnostics
            .error(
                keyword.span(),
                format!("this `{keyword}` gives a link to {names}, and these are of different types"),
            )
            .help("write `Either::Left(…)` around one link and `Either::Right(…)` around the other");
        true
    }

    /// What is neither a name nor in quotes: a handler that is called, or a path.
    pub(super) fn bare_address(&mut self, bare: &Bare) {
        let written = bare.tokens.to_string().replace(' ', "");
        let is_link = |name: &str| LINKS.contains(&name.rsplit("::").next().unwrap_or_default());
        let called = written.strip_suffix("()").filter(|name| reads_as_name(name));
        let handler = called.filter(|name| !name.contains("::") || !is_link(name));
        let (message, help) = match handler {
            Some(handler) => (
                NOT_CALLED,
                format!(
                    "write `{handler}` alone; what a function returns is written in braces: `{{{handler}()}}`"
                ),
            ),
            None => (
                "this is neither the name of a handler nor an address in quotes",
                if written.contains('/') {
                    format!(
                        "write the name of the handler, such as `menu`; or the address in quotes: `\"{written}\"`"
                    )
                } else {
                    format!(
                        "write the name of the handler, such as `menu`; a value in braces: `{{{written}}}`; or an address in quotes: `\"{written}\"`"
                    )
                },
            ),
        };
        self.diagnostics.error(bare.span, message).help(help);
    }
}

fn is_choice(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Ident(word) if word == "if" || word == "match")
}

fn mentions(token: &TokenTree, name: &str) -> bool {
    match token {
        TokenTree::Ident(word) => word == name,
        TokenTree::Group(group) => group.stream().into_iter().any(|token| mentions(&token, name)),
        _ => false,
    }
}
