//! From tokens to the tree. Goes on after a mistake, so that all of them are found.

mod element;
mod half_typed;
mod keyword;
mod name;
mod rust;
mod tokens;

use proc_macro2::{Group, TokenStream};
use syn::parse::{ParseStream, Parser as _};
use syn::{LitStr, Token};

use super::ast::{Literal, Name, Node, Value};
use crate::diagnostics::Diagnostics;
use crate::site::is_editor;
use keyword::{is_other_loop, without_body};
use name::{closing_tag, skip, take_closing_tag};
use tokens::bare;

/// The nodes of a document or fragment.
pub(crate) fn parse(tokens: TokenStream, diagnostics: &mut Diagnostics) -> Vec<Node> {
    let mut parser = Parser { open: Vec::new(), diagnostics };
    parser.nested(tokens, |parser, input| {
        let mut nodes = Vec::new();
        while !input.is_empty() {
            nodes.extend(parser.nodes(input));
            if let Some(name) = closing_tag(input) {
                take_closing_tag(input);
                parser
                    .diagnostics
                    .error(name.span, format!("`</{}>` closes nothing", name.text))
                    .help(format!("remove it, or write `<{}>` where it should begin", name.text));
            }
        }
        nodes
    })
}

struct Parser<'a> {
    /// The elements that are open, outermost first.
    open: Vec<Name>,
    diagnostics: &'a mut Diagnostics,
}

impl Parser<'_> {
    /// Reads the tokens between two delimiters.
    fn nested<T: Default>(
        &mut self,
        tokens: TokenStream,
        read: impl FnOnce(&mut Self, ParseStream<'_>) -> T,
    ) -> T {
        let mut result = T::default();
        let parsed = (|input: ParseStream<'_>| {
            result = read(self, input);
            // What is left over has been reported.
            input.parse::<TokenStream>().map(drop)
        })
        .parse2(tokens);
        if let Err(error) = parsed {
            self.diagnostics.push(error);
        }
        result
    }

    /// Nodes up to a closing tag or the end.
    fn nodes(&mut self, input: ParseStream<'_>) -> Vec<Node> {
        let mut nodes = Vec::new();
        while !input.is_empty() && closing_tag(input).is_none() {
            match self.node(input) {
                Ok(node) => nodes.extend(node),
                Err(error) => {
                    self.diagnostics.push(error);
                    skip(input);
                }
            }
        }
        nodes
    }

    fn node(&mut self, input: ParseStream<'_>) -> syn::Result<Option<Node>> {
        if input.peek(Token![<]) {
            return self.element(input).map(|element| element.map(Node::Element));
        }
        if input.peek(LitStr) {
            let text: LitStr = input.parse()?;
            return Ok(Some(Node::Text(Literal { text: text.value(), span: text.span() })));
        }
        if input.peek(syn::token::Brace) {
            let group: Group = input.parse()?;
            return Ok(self.value(&group).map(Node::Value));
        }
        if let Some(keyword) = without_body(input) {
            return self.text_of(input, &keyword).map(Some);
        }
        if input.peek(Token![if]) {
            return self.if_(input).map(Some);
        }
        if input.peek(Token![for]) {
            return self.for_(input).map(Some);
        }
        if input.peek(Token![match]) {
            return self.match_(input).map(Some);
        }
        if is_other_loop(input) {
            return self.loop_(input).map(|()| None);
        }
        if input.peek(Token![let]) {
            return self.let_(input).map(|tokens| Some(Node::Let(tokens)));
        }
        bare(input).map(|bare| Some(Node::Bare(bare)))
    }

    fn value(&mut self, group: &Group) -> Option<Value> {
        if group.stream().is_empty() {
            self.diagnostics
                .error(group.span(), "nothing between the braces")
                .help("`{expression}` writes a value; remove the braces if there is none");
            if !is_editor() {
                return None;
            }
        }
        Some(Value { tokens: group.stream(), span: group.span() })
    }
}
