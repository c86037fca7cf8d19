//! Rust among the children: `if`, `for`, `match` and `let`.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::{ToTokens as _, quote};
use syn::ext::IdentExt as _;
use syn::parse::ParseStream;
use syn::{Ident, Path, Token};

use super::name::closing_tag;
use super::tokens::{bare, endless_let, let_};
use super::{Parser, half_typed};
use crate::markup::ast::{Bare, Literal, Node, prose};
use crate::markup::control::Control;
use crate::site::is_editor;

impl Parser<'_> {
    pub(super) fn if_(&mut self, input: ParseStream<'_>) -> syn::Result<Node> {
        input.parse::<Token![if]>()?;
        let (condition, then) = head_and_body(input, false, "if condition { … }")?;
        let then = self.block(&then);
        let otherwise = if input.peek(Token![else]) {
            input.parse::<Token![else]>()?;
            if input.peek(Token![if]) {
                Some(vec![self.if_(input)?])
            } else if input.peek(syn::token::Brace) {
                let body: Group = input.parse()?;
                Some(self.block(&body))
            } else {
                return Err(input.error("expected `{ … }` or `if` after `else`"));
            }
        } else {
            None
        };
        Ok(Node::Control(Control::If { condition, then, otherwise }))
    }

    pub(super) fn for_(&mut self, input: ParseStream<'_>) -> syn::Result<Node> {
        input.parse::<Token![for]>()?;
        let (head, body) = head_and_body(input, true, "for pattern in expression { … }")?;
        Ok(Node::Control(Control::For { head, body: self.block(&body) }))
    }

    pub(super) fn match_(&mut self, input: ParseStream<'_>) -> syn::Result<Node> {
        input.parse::<Token![match]>()?;
        let (subject, body) = head_and_body(input, false, "match expression { … }")?;
        let arms = self.nested(body.stream(), |parser, input| {
            let mut arms = Vec::new();
            while !input.is_empty() {
                match parser.arm(input) {
                    Ok(arm) => arms.push(arm),
                    Err(error) => {
                        parser.diagnostics.push(error);
                        break;
                    }
                }
            }
            arms
        });
        Ok(Node::Control(Control::Match { subject, arms }))
    }

    /// `if you wait`, without braces and without quotes.
    pub(super) fn text_of(&mut self, input: ParseStream<'_>, keyword: &Ident) -> syn::Result<Node> {
        let bare = bare(input)?;
        let half_typed = is_editor().then(|| half_typed::control(keyword, &bare.tokens)).flatten();
        let words = prose(&bare.tokens);
        self.diagnostics
            .error(keyword.span(), format!("this `{keyword}` has no braces"))
            .help(format!("write `{keyword} … {{ … }}`, or, if it is text, put it in quotes: `\"{words}\"`"));
        Ok(half_typed.unwrap_or(Node::Text(Literal { text: words, span: bare.span })))
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

    /// `pattern if guard => { … }`
    fn arm(&mut self, input: ParseStream<'_>) -> syn::Result<(TokenStream, Vec<Node>)> {
        let mut pattern = TokenStream::new();
        while !input.peek(Token![=>]) {
            if input.is_empty() {
                let error = input.error("expected `=>` after the pattern");
                if is_editor() {
                    self.diagnostics.push(error);
                    return Ok((pattern, Vec::new()));
                }
                return Err(error);
            }
            input.parse::<TokenTree>()?.to_tokens(&mut pattern);
        }
        input.parse::<Token![=>]>()?;
        let body = if input.peek(syn::token::Brace) {
            let body: Group = input.parse()?;
            self.block(&body)
        } else if let Some(handler) = handler_of_arm(input) {
            vec![Node::Bare(handler)]
        } else {
            self.node(input)?.into_iter().collect()
        };
        if input.peek(Token![,]) {
            input.parse::<Token![,]>()?;
        }
        Ok((pattern, body))
    }

    /// `let pattern = expr;`
    pub(super) fn let_(&mut self, input: ParseStream<'_>) -> syn::Result<TokenStream> {
        if !is_editor() || half_typed::has_end(input) {
            return let_(input);
        }
        self.diagnostics.push(endless_let(input.span()));
        half_typed::let_(input)
    }

    /// The nodes in the braces of an `if`, `for` or `match`.
    fn block(&mut self, body: &Group) -> Vec<Node> {
        // An element that is open outside cannot be closed inside.
        let open = std::mem::take(&mut self.open);
        let nodes = self.nested(body.stream(), |parser, input| {
            let nodes = parser.nodes(input);
            if let Some(closing) = closing_tag(input) {
                parser
                    .diagnostics
                    .error(closing.span, format!("`</{}>` closes nothing inside these braces", closing.text))
                    .help("an element begins and ends within the same braces");
            }
            nodes
        });
        self.open = open;
        nodes
    }
}

/// Everything up to braces, and the braces, as Rust reads the head of an `if`. The braces of a pattern belong to the
/// head; a pattern goes on up to `=` or `in`.
fn head_and_body(
    input: ParseStream<'_>,
    mut in_pattern: bool,
    form: &str,
) -> syn::Result<(TokenStream, Group)> {
    let mut head = TokenStream::new();
    while !input.is_empty() {
        if input.peek(Token![..=]) {
            // Its `=` ends no pattern.
            input.parse::<Token![..=]>()?.to_tokens(&mut head);
            continue;
        }
        if input.peek(Token![let]) {
            in_pattern = true;
        } else if input.peek(Token![=]) || input.peek(Token![in]) {
            in_pattern = false;
        }
        match input.parse::<TokenTree>()? {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace && !in_pattern => {
                return Ok((head, group));
            }
            token => token.to_tokens(&mut head),
        }
    }
    Err(input.error(format!("expected `{form}`")))
}

/// The name of a handler in an arm without braces: `0 => menu,`.
fn handler_of_arm(input: ParseStream<'_>) -> Option<Bare> {
    let ahead = input.fork();
    Path::parse_mod_style(&ahead).ok()?;
    if !ahead.is_empty() && !ahead.peek(Token![,]) {
        return None;
    }
    let span = input.span();
    let path = Path::parse_mod_style(input).ok()?;
    Some(Bare { tokens: path.into_token_stream(), span })
}
