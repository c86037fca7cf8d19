//! Stretches of tokens that stay as they are.

use proc_macro2::{TokenStream, TokenTree};
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

/// What makes an expression of the path before it: `.next`, `(7)`, `[0]`, `!("…")`, ` + 1`.
pub(super) fn rest_of_expression(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let mut tokens = TokenStream::new();
    loop {
        let is_call = input.peek(syn::token::Paren) || input.peek(syn::token::Bracket);
        let is_operator = ['.', '?', '!', ':', '+', '-', '*', '&', '|'];
        let operator = |input: ParseStream<'_>| {
            let ahead = input.fork().parse::<TokenTree>();
            matches!(ahead, Ok(TokenTree::Punct(punct)) if is_operator.contains(&punct.as_char()))
        };
        if is_call {
            input.parse::<TokenTree>()?.to_tokens(&mut tokens);
        } else if operator(input) {
            while operator(input) {
                input.parse::<TokenTree>()?.to_tokens(&mut tokens);
            }
            if input.peek(Ident::peek_any) || input.peek(Lit) {
                input.parse::<TokenTree>()?.to_tokens(&mut tokens);
            }
        } else {
            return Ok(tokens);
        }
    }
}

/// `let pattern = expr;`
pub(super) fn let_(input: ParseStream<'_>) -> syn::Result<TokenStream> {
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
