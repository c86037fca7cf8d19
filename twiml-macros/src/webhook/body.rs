//! A function's body, as far as documents go.

use std::collections::HashSet;

use proc_macro2::{Ident, TokenStream, TokenTree};

use crate::diagnostics::Diagnostics;
use crate::markup::ast::{Node, walk};
use crate::markup::mark::unmarked;
use crate::markup::parse;
use crate::markup::slots::{Content, slots};

/// What a body holds.
#[derive(Default)]
pub(crate) struct Body {
    /// The nodes of each `twiml!`, also of those among the values of another.
    pub(super) documents: Vec<Vec<Node>>,
    /// What `use`, `fn`, `mod` and `struct` inside the body name: it means nothing outside.
    local: Vec<String>,
    /// The words of its code, outside of what documents name; with those of the signature, if that is known.
    words: HashSet<String>,
    knows_signature: bool,
    /// Whether the function may look at parameters that are not fields of the payload.
    pub(super) reads_params: bool,
}

impl Body {
    pub(crate) fn read(tokens: &TokenStream) -> Self {
        let mut body = Self::default();
        body.scan(tokens.clone());
        body
    }

    /// The body of a function with this signature.
    pub(super) fn after(signature: TokenStream, tokens: &TokenStream) -> Self {
        let mut body = Self::read(tokens);
        body.add_words(signature);
        body.knows_signature = true;
        body
    }

    /// Whether a name may be that of a variable: it would be in the code as well.
    pub(super) fn may_have_variable(&self, name: &Ident) -> bool {
        !self.knows_signature || self.words.contains(&name.to_string())
    }

    fn add_words(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => drop(self.words.insert(ident.to_string())),
                TokenTree::Group(group) => self.add_words(group.stream()),
                _ => {}
            }
        }
    }

    /// Whether a path that begins with this name leads to what the body puts into scope. After a `use …::*`, that can be any name.
    pub(super) fn declares(&self, first: &Ident) -> bool {
        let contains = |name: &str| self.local.iter().any(|local| local == name);
        let starts_at_module = first == "crate" || first == "self" || first == "super";
        contains(&first.to_string()) || contains("*") && !starts_at_module
    }

    fn scan(&mut self, tokens: TokenStream) {
        let mut tokens = tokens.into_iter().peekable();
        while let Some(token) = tokens.next() {
            if let TokenTree::Ident(ident) = &token {
                self.words.insert(ident.to_string());
            }
            match token {
                TokenTree::Ident(ident) if ident == "use" => {
                    let is_end = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ';');
                    self.names(tokens.by_ref().take_while(|token| !is_end(token)).collect(), None);
                }
                TokenTree::Ident(ident) if ident == "fn" || ident == "mod" || ident == "struct" => {
                    if let Some(TokenTree::Ident(name)) = tokens.peek() {
                        self.local.push(name.to_string());
                    }
                }
                TokenTree::Ident(ident) if ident == "params" => self.reads_params = true,
                TokenTree::Ident(ident) if ident == "twiml" => {
                    if !matches!(tokens.peek(), Some(TokenTree::Punct(punct)) if punct.as_char() == '!') {
                        continue;
                    }
                    tokens.next();
                    if let Some(TokenTree::Group(group)) = tokens.next() {
                        // What is wrong with the document is reported where it is expanded.
                        let (document, _) = unmarked(group.stream());
                        self.document(parse::parse(document, &mut Diagnostics::default()));
                    }
                }
                TokenTree::Group(group) => self.scan(group.stream()),
                _ => {}
            }
        }
    }

    /// The names that a `use` puts into scope: those with nothing behind them. `module` is what `self` stands for.
    fn names(&mut self, tokens: TokenStream, module: Option<&str>) {
        let mut tokens = tokens.into_iter().peekable();
        let mut last = None;
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Ident(ident) => {
                    let name = ident.to_string();
                    let goes_on = match tokens.peek() {
                        Some(TokenTree::Punct(punct)) => punct.as_char() == ':',
                        Some(TokenTree::Ident(next)) => next == "as",
                        _ => false,
                    };
                    match module {
                        Some(module) if name == "self" => self.local.push(module.to_owned()),
                        _ if !goes_on => self.local.push(name.clone()),
                        _ => {}
                    }
                    last = Some(name);
                }
                TokenTree::Punct(punct) if punct.as_char() == '*' => self.local.push("*".to_owned()),
                TokenTree::Group(group) => self.names(group.stream(), last.as_deref()),
                _ => {}
            }
        }
    }

    fn document(&mut self, nodes: Vec<Node>) {
        walk(&nodes, None, &mut |node, _| match node {
            Node::Let(tokens) => self.add_words(tokens.clone()),
            Node::Control(control) => {
                control.heads().into_iter().for_each(|head| self.add_words(head.clone()));
            }
            _ => {}
        });
        slots(&nodes, &mut |slot| {
            if let Content::Value(tokens) = slot.content {
                self.scan(tokens.clone());
            }
        });
        self.documents.push(nodes);
    }
}
