//! Stretches of tokens that stay as they are.

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::ext::IdentExt as _;
use syn::parse::ParseStream;
use syn::{Ident, Lit, LitStr, Token};

use crate::markup::ast::Bare;

/// Tokens that are neither markup nor text in quotes.
pub(super) fn bare(input: ParseStream<'_>) -> syn::Result<Bare> {
    let span = input.span();
    let mut tokens = TokenStream::new();
    while !input.is_empty() && !input.peek(Token![<]) && !input.peek(LitStr) && !input.peek(syn::token::Brace)
    {
        input.parse::<TokenTree>()?.to_tokens(&mut tokens);
    }
    Ok(Bare { tokens, span })
}

/// An expression that begins with no path: `&next`, `if late { … } else { … }`. Nothing, if there is none.
pub(super) fn expression(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let mut tokens = TokenStream::new();
    if input.peek(Token![if]) || input.peek(Token![match]) {
        while !input.is_empty() {
            let token: TokenTree = input.parse()?;
            let is_body = matches!(&token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
            token.to_tokens(&mut tokens);
            if is_body && !input.peek(Token![else]) {
                break;
            }
        }
        return Ok(tokens);
    }
    operand_after_operators(input, &mut tokens)?;
    if !tokens.is_empty() || is_arguments(input) {
        rest_of_expression(input)?.to_tokens(&mut tokens);
    }
    Ok(tokens)
}

/// What makes an expression of the path before it: `.next`, `(7)`, `[0]`, `!("…")`, ` + 1`.
pub(super) fn rest_of_expression(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let mut tokens = TokenStream::new();
    loop {
        if is_arguments(input) {
            input.parse::<TokenTree>()?.to_tokens(&mut tokens);
        } else if is_operator(input) {
            operand_after_operators(input, &mut tokens)?;
        } else {
            return Ok(tokens);
        }
    }
}

fn operand_after_operators(input: ParseStream<'_>, tokens: &mut TokenStream) -> syn::Result<()> {
    if !is_operator(input) {
        return Ok(());
    }
    while is_operator(input) {
        input.parse::<TokenTree>()?.to_tokens(tokens);
    }
    if input.peek(Ident::peek_any) || input.peek(Lit) {
        input.parse::<TokenTree>()?.to_tokens(tokens);
    }
    Ok(())
}

/// Parentheses or brackets.
fn is_arguments(input: ParseStream<'_>) -> bool {
    input.peek(syn::token::Paren) || input.peek(syn::token::Bracket)
}

/// Whether an operator is next that cannot be in a tag.
fn is_operator(input: ParseStream<'_>) -> bool {
    let next = input.fork().parse::<TokenTree>();
    matches!(next, Ok(TokenTree::Punct(punct)) if ".?!:+-*&|".contains(punct.as_char()))
}

/// What is said of a `let` without `;`.
pub(super) fn endless_let(start: Span) -> syn::Error {
    syn::Error::new(start, "this `let` has no end\n= help: write `;` after its value")
}

/// `let pattern = expr;`
pub(super) fn let_(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let start = input.span();
    let mut tokens = TokenStream::new();
    while !input.peek(Token![;]) {
        if input.is_empty() {
            return Err(endless_let(start));
        }
        input.parse::<TokenTree>()?.to_tokens(&mut tokens);
    }
    input.parse::<Token![;]>()?.to_tokens(&mut tokens);
    Ok(tokens)
}
