//! Stretches of tokens that stay as they are.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::parse::ParseStream;
use syn::{LitStr, Token};

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
