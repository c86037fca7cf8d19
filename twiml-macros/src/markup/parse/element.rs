//! Elements: tags and attributes.

use proc_macro2::{Group, Span, TokenStream};
use quote::quote;
use syn::parse::ParseStream;
use syn::spanned::Spanned as _;
use syn::{Ident, Lit, LitBool, Path, Token};

use super::Parser;
use super::name::{attribute_of, closing_tag, skip, tag, take_closing_tag, wanted_name};
use super::tokens::{expression, rest_of_expression};
use crate::markup::ast::{Attribute, AttributeValue, Element, Literal, Name, Node, Value};
use crate::markup::call::{NOT_CALLED, called_handler};
use crate::markup::menu;

impl Parser<'_> {
    pub(super) fn element(&mut self, input: ParseStream<'_>) -> syn::Result<Option<Element>> {
        input.parse::<Token![<]>()?;
        if input.peek(Token![!]) || input.peek(Token![?]) {
            self.declaration(input)?;
            return Ok(None);
        }
        let name = match wanted_name(input, "the name of an element") {
            Ok(name) => name,
            // It is still to be typed, and what follows is another element.
            Err(error) if input.is_empty() || input.peek(Token![<]) => {
                self.diagnostics.push(error);
                return Ok(None);
            }
            Err(error) => return Err(error),
        };
        let name = Name { text: tag(name.text), ..name };
        let attributes = self.attributes(input, &name);
        if input.peek(Token![/]) {
            input.parse::<Token![/]>()?;
            input.parse::<Token![>]>()?;
            return Ok(Some(self.finished(name, attributes, Vec::new(), None)));
        }
        if !input.peek(Token![>]) {
            self.diagnostics
                .error(name.span, format!("the tag `<{}` has no end", name.text))
                .help(format!("close it with `/>`, or with `>` and a closing tag `</{}>`", name.text));
            return Ok(Some(self.finished(name, attributes, Vec::new(), None)));
        }
        input.parse::<Token![>]>()?;
        self.open.push(name.clone());
        let children = self.nodes(input);
        self.open.pop();
        let closing = self.close(input, &name);
        Ok(Some(self.finished(name, attributes, children, closing)))
    }

    fn finished(
        &mut self,
        name: Name,
        attributes: Vec<Attribute>,
        children: Vec<Node>,
        closing: Option<Name>,
    ) -> Element {
        let mut element = Element { name, attributes, children, closing, menu: None };
        menu::write_out(&mut element, self.diagnostics);
        element
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
                .error(span, "`twiml!` does not take XML comments and declarations")
                .help("write a Rust comment: `// …`");
        } else {
            self.diagnostics
                .error(span, "`twiml!` does not take an XML prolog")
                .help("remove `<?xml … ?>` and begin with `<Response>`");
        }
        Ok(())
    }

    /// Reads the closing tag of `name`, or says what is wrong with the one that is there.
    fn close(&mut self, input: ParseStream<'_>, name: &Name) -> Option<Name> {
        let Some(closing) = closing_tag(input) else {
            self.diagnostics
                .error(name.span, format!("`<{}>` is never closed", name.text))
                .help(format!("write `</{}>` at its end", name.text));
            return None;
        };
        if closing.text == name.text || closing.text.is_empty() {
            take_closing_tag(input);
            return Some(closing);
        }
        let closes_outer = self.open.iter().any(|open| open.text == closing.text);
        if closes_outer {
            // Left to the element that it belongs to.
            self.diagnostics
                .error(name.span, format!("`<{}>` is never closed", name.text))
                .help(format!("write `</{}>` before `</{}>`", name.text, closing.text));
            return None;
        }
        take_closing_tag(input);
        self.diagnostics
            .error(closing.span, format!("`</{}>` does not match `<{}>`", closing.text, name.text))
            .help(format!("write `</{}>`", name.text));
        Some(closing)
    }

    fn attributes(&mut self, input: ParseStream<'_>, element: &Name) -> Vec<Attribute> {
        let mut attributes = Vec::new();
        while !input.is_empty() && !input.peek(Token![>]) && !input.peek(Token![/]) && !input.peek(Token![<])
        {
            match self.attribute(input, element) {
                Ok(attribute) => attributes.push(attribute),
                Err(error) => {
                    self.diagnostics.push(error);
                    skip(input);
                }
            }
        }
        attributes
    }

    fn attribute(&mut self, input: ParseStream<'_>, element: &Name) -> syn::Result<Attribute> {
        let name = wanted_name(input, "an attribute, `/>` or `>`")?;
        let name = Name { text: attribute_of(element, name.text), ..name };
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
            // A literal in braces is checked like one without.
            if let Ok(number @ (Lit::Int(_) | Lit::Float(_) | Lit::Bool(_))) = syn::parse2(group.stream()) {
                return Ok(Literal::new(&number).map_or(AttributeValue::Broken, AttributeValue::Literal));
            }
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
            let path = Path::parse_mod_style(input)?;
            let rest = rest_of_expression(input)?;
            if rest.is_empty() {
                return Ok(AttributeValue::Handler(path));
            }
            let span = path.span();
            return Ok(self.without_braces(name, span, quote!(#path #rest)));
        }
        let (span, tokens) = (input.span(), expression(input)?);
        if !tokens.is_empty() {
            return Ok(self.without_braces(name, span, tokens));
        }
        self.diagnostics
            .error(
                if input.is_empty() { name.span } else { input.span() },
                format!("`{}` needs a value here", name.text),
            )
            .help("write text in quotes, a number, `true`, `false`, `{expression}` or the name of a handler");
        Ok(AttributeValue::Broken)
    }

    /// Reports an expression as the value of an attribute. Where it may be what is meant, it is read as if it were in braces.
    fn without_braces(&mut self, name: &Name, span: Span, tokens: TokenStream) -> AttributeValue {
        let written = ["::", ".", "("].iter().fold(tokens.to_string(), |written, mark| {
            written.replace(&format!(" {mark} "), mark).replace(&format!(" {mark}"), mark)
        });
        let written = written.strip_prefix("& ").map_or(written.clone(), |borrowed| format!("&{borrowed}"));
        let is_choice = written.starts_with("if ") || written.starts_with("match ");
        let called = written.strip_suffix("()").filter(|_| called_handler(&tokens).is_none());
        let called = called.filter(|name| syn::parse_str::<Path>(name).is_ok());
        let name = &name.text;
        if let Some(handler) = called {
            self.diagnostics.error(span, NOT_CALLED).help(format!(
                "write `{name}={handler}`; what a function returns is written in braces: `{name}={{{handler}()}}`"
            ));
            return AttributeValue::Broken;
        }
        let error = self.diagnostics.error(span, "an expression is written in braces");
        if is_choice {
            error
                .help(format!(
                    "write `{name}={{…}}`, with links in its branches: `menu::link()`, `order::at(id)`"
                ))
                .note("links to two handlers have one type as `Either::Left(…)` and `Either::Right(…)`");
            return AttributeValue::Broken;
        }
        error.help(format!("write `{name}={{{written}}}`"));
        AttributeValue::Value(Value { tokens, span })
    }
}
