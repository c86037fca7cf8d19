//! From tokens to the tree. Goes on after a mistake, so that all of them are found.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::ext::IdentExt as _;
use syn::parse::{ParseStream, Parser as _};
use syn::{Ident, Lit, LitBool, LitStr, Path, Token};

use super::ast::{Arm, Attribute, AttributeValue, Bare, Element, For, If, Literal, Match, Name, Node, Value};
use crate::diagnostics::Diagnostics;

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
            return Ok(Some(Node::Text(input.parse()?)));
        }
        if input.peek(syn::token::Brace) {
            let group: Group = input.parse()?;
            return Ok(self.value(&group).map(Node::Value));
        }
        if input.peek(Token![if]) {
            return self.if_(input).map(Some);
        }
        if input.peek(Token![for]) {
            input.parse::<Token![for]>()?;
            let (head, body) = head_and_body(input, true, "for pattern in expression { … }")?;
            return Ok(Some(Node::For(For { head, body: self.block(&body) })));
        }
        if input.peek(Token![match]) {
            return self.match_(input).map(Some);
        }
        if input.peek(Token![let]) {
            return let_(input).map(|tokens| Some(Node::Let(tokens)));
        }
        bare(input).map(|bare| Some(Node::Bare(bare)))
    }

    fn value(&mut self, group: &Group) -> Option<Value> {
        if group.stream().is_empty() {
            self.diagnostics
                .error(group.span(), "nothing between the braces")
                .help("`{expression}` writes a value; remove the braces if there is none");
            return None;
        }
        Some(Value { tokens: group.stream(), span: group.span() })
    }

    fn element(&mut self, input: ParseStream<'_>) -> syn::Result<Option<Element>> {
        input.parse::<Token![<]>()?;
        if input.peek(Token![!]) || input.peek(Token![?]) {
            self.declaration(input)?;
            return Ok(None);
        }
        let name = wanted_name(input, "the name of an element")?;
        let attributes = self.attributes(input);
        if input.peek(Token![/]) {
            input.parse::<Token![/]>()?;
            input.parse::<Token![>]>()?;
            return Ok(Some(Element { name, attributes, children: Vec::new() }));
        }
        if !input.peek(Token![>]) {
            self.diagnostics
                .error(name.span, format!("the tag `<{}` has no end", name.text))
                .help(format!("close it with `/>`, or with `>` and a closing tag `</{}>`", name.text));
            return Ok(Some(Element { name, attributes, children: Vec::new() }));
        }
        input.parse::<Token![>]>()?;
        self.open.push(name.clone());
        let children = self.nodes(input);
        self.open.pop();
        self.close(input, &name);
        Ok(Some(Element { name, attributes, children }))
    }

    /// `<!-- … -->`, `<!DOCTYPE …>` and `<?xml … ?>`: legal XML, but not part of the language.
    fn declaration(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        let span = input.span();
        let comment = input.peek(Token![!]);
        while !input.is_empty() && !input.peek(Token![>]) {
            skip(input);
        }
        if !input.is_empty() {
            input.parse::<Token![>]>()?;
        }
        if comment {
            self.diagnostics
                .error(span, "XML comments and declarations have no place in `twiml!`")
                .help("write a Rust comment: `// …`");
        } else {
            self.diagnostics
                .error(span, "`twiml!` needs no XML prolog")
                .help("remove `<?xml … ?>` and begin with `<Response>`");
        }
        Ok(())
    }

    /// Reads the closing tag of `name`, or says what is wrong with the one that stands there.
    fn close(&mut self, input: ParseStream<'_>, name: &Name) {
        let Some(closing) = closing_tag(input) else {
            self.diagnostics
                .error(name.span, format!("`<{}>` is never closed", name.text))
                .help(format!("write `</{}>` at its end", name.text));
            return;
        };
        if closing.text == name.text || closing.text.is_empty() {
            take_closing_tag(input);
            return;
        }
        let closes_outer = self.open.iter().any(|open| open.text == closing.text);
        if closes_outer {
            // Left to the element that it belongs to.
            self.diagnostics
                .error(name.span, format!("`<{}>` is never closed", name.text))
                .help(format!("write `</{}>` before `</{}>`", name.text, closing.text));
            return;
        }
        take_closing_tag(input);
        self.diagnostics
            .error(closing.span, format!("`</{}>` does not match `<{}>`", closing.text, name.text))
            .help(format!("write `</{}>`", name.text));
    }

    fn attributes(&mut self, input: ParseStream<'_>) -> Vec<Attribute> {
        let mut attributes = Vec::new();
        while !input.is_empty() && !input.peek(Token![>]) && !input.peek(Token![/]) && !input.peek(Token![<])
        {
            match self.attribute(input) {
                Ok(attribute) => attributes.push(attribute),
                Err(error) => {
                    self.diagnostics.push(error);
                    skip(input);
                }
            }
        }
        attributes
    }

    fn attribute(&mut self, input: ParseStream<'_>) -> syn::Result<Attribute> {
        let name = wanted_name(input, "an attribute, `/>` or `>`")?;
        if !input.peek(Token![=]) {
            self.diagnostics
                .error(name.span, format!("the attribute `{}` has no value", name.text))
                .help(format!("write `{}=…`", name.text));
            return Ok(Attribute { name, value: AttributeValue::Broken });
        }
        input.parse::<Token![=]>()?;
        let value = self.attribute_value(input, &name)?;
        Ok(Attribute { name, value })
    }

    fn attribute_value(&mut self, input: ParseStream<'_>, name: &Name) -> syn::Result<AttributeValue> {
        if input.peek(syn::token::Brace) {
            let group: Group = input.parse()?;
            return Ok(self.value(&group).map_or(AttributeValue::Broken, AttributeValue::Value));
        }
        if input.peek(LitBool) || input.peek(Lit) || input.peek(Token![-]) {
            let literal: Lit = input.parse()?;
            if let Some(literal) = Literal::new(&literal) {
                return Ok(AttributeValue::Literal(literal));
            }
            self.diagnostics
                .error(literal.span(), format!("`{}` takes no literal of this kind", name.text))
                .help("write text in quotes, a number, `true` or `false`");
            return Ok(AttributeValue::Broken);
        }
        if input.peek(Ident)
            || input.peek(Token![::])
            || input.peek(Token![crate])
            || input.peek(Token![self])
            || input.peek(Token![super])
        {
            return Ok(AttributeValue::Handler(Path::parse_mod_style(input)?));
        }
        self.diagnostics
            .error(
                if input.is_empty() { name.span } else { input.span() },
                format!("`{}` wants a value here", name.text),
            )
            .help("write text in quotes, a number, `true`, `false`, `{expression}` or the name of a handler");
        Ok(AttributeValue::Broken)
    }

    fn if_(&mut self, input: ParseStream<'_>) -> syn::Result<Node> {
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
        Ok(Node::If(If { condition, then, otherwise }))
    }

    fn match_(&mut self, input: ParseStream<'_>) -> syn::Result<Node> {
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
        Ok(Node::Match(Match { subject, arms }))
    }

    fn arm(&mut self, input: ParseStream<'_>) -> syn::Result<Arm> {
        let mut pattern = TokenStream::new();
        while !input.peek(Token![=>]) {
            if input.is_empty() {
                return Err(input.error("expected `=>` after the pattern"));
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
        Ok(Arm { pattern, body })
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

/// Tokens that are neither markup nor text in quotes.
fn bare(input: ParseStream<'_>) -> syn::Result<Bare> {
    let span = input.span();
    let mut tokens = TokenStream::new();
    while !input.is_empty() && !input.peek(Token![<]) && !input.peek(LitStr) && !input.peek(syn::token::Brace)
    {
        input.parse::<TokenTree>()?.to_tokens(&mut tokens);
    }
    Ok(Bare { tokens, span })
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

fn take_closing_tag(input: ParseStream<'_>) {
    while !input.is_empty() && !input.peek(Token![>]) {
        skip(input);
    }
    skip(input);
}

fn wanted_name(input: ParseStream<'_>, wanted: &str) -> syn::Result<Name> {
    name(input).ok_or_else(|| input.error(format!("expected {wanted}")))
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

/// `let pattern = expr;`
fn let_(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let start = input.span();
    let mut tokens = TokenStream::new();
    while !input.peek(Token![;]) {
        if input.is_empty() {
            return Err(syn::Error::new(start, "this `let` has no end\n= help: write `;` after its value"));
        }
        input.parse::<TokenTree>()?.to_tokens(&mut tokens);
    }
    input.parse::<Token![;]>()?.to_tokens(&mut tokens);
    Ok(tokens)
}

/// The name in the closing tag that comes next, if one does. The name is empty for `</>`.
fn closing_tag(input: ParseStream<'_>) -> Option<Name> {
    if !(input.peek(Token![<]) && input.peek2(Token![/])) {
        return None;
    }
    let ahead = input.fork();
    ahead.parse::<Token![<]>().ok()?;
    let span = ahead.span();
    ahead.parse::<Token![/]>().ok()?;
    Some(name(&ahead).unwrap_or(Name { text: String::new(), span, quoted: false }))
}

/// `Say`, `say-as`, `xml:lang`, or `"NewVerb"`.
fn name(input: ParseStream<'_>) -> Option<Name> {
    if input.peek(LitStr) {
        let name: LitStr = input.parse().ok()?;
        return Some(Name { text: name.value(), span: name.span(), quoted: true });
    }
    if !input.peek(Ident::peek_any) {
        return None;
    }
    let first = input.call(Ident::parse_any).ok()?;
    let mut text = first.unraw().to_string();
    loop {
        let separator = if input.peek(Token![-]) {
            '-'
        } else if input.peek(Token![:]) && !input.peek(Token![::]) {
            ':'
        } else {
            break;
        };
        if !input.peek2(Ident::peek_any) {
            break;
        }
        skip(input);
        let part = input.call(Ident::parse_any).ok()?;
        text.push(separator);
        text.push_str(&part.to_string());
    }
    Some(Name { text, span: first.span(), quoted: false })
}

/// Leaves one token out.
fn skip(input: ParseStream<'_>) {
    // There is nothing to leave out at the end.
    let _ = input.parse::<TokenTree>();
}
