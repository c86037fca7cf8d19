//! `#[mounted_in(List)]`: what a function's documents name has to be in that list.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use syn::Path;
use syn::spanned::Spanned as _;

use crate::runtime_path::Runtime;
use crate::webhook::references_in;

/// The function with its checks, which are in its body: there the names mean what they mean to its documents.
pub(crate) fn mounted_in(list: TokenStream, function: &TokenStream) -> TokenStream {
    let list: Path = match syn::parse2(list) {
        Ok(list) => list,
        Err(_) => {
            return refused(
                Span::call_site(),
                "`#[mounted_in(…)]` takes the list that the function's handlers are in\n= help: write `#[mounted_in(Menu)]`, with a list \
                 made by `webhooks! { type Menu = […]; }`",
                function,
            );
        }
    };
    let mut tokens: Vec<_> = function.clone().into_iter().collect();
    let name =
        tokens.iter().skip_while(|token| !matches!(token, TokenTree::Ident(word) if word == "fn")).nth(1);
    let (Some(TokenTree::Ident(name)), Some(TokenTree::Group(body))) = (name.cloned(), tokens.pop()) else {
        return refused(Span::call_site(), "`#[mounted_in(…)]` is written on a function", function);
    };
    if body.delimiter() != Delimiter::Brace {
        return refused(
            Span::call_site(),
            "`#[mounted_in(…)]` is written on a function with a body",
            function,
        );
    }
    let checks = checks(&list, &name, &body.stream());
    let content = body.stream();
    let mut checked = Group::new(Delimiter::Brace, quote!(#checks #content));
    checked.set_span(body.span());
    quote!(#(#tokens)* #checked)
}

fn checks(list: &Path, function: &Ident, body: &TokenStream) -> TokenStream {
    let runtime = Runtime::find();
    let function = function.to_string();
    let references = references_in(body);
    let checks = references.iter().map(|reference| {
        let private = runtime.private_at(reference.handler.span());
        let value = reference.value(&private);
        quote_spanned!(reference.handler.span()=> const _: () = #private::mounted_in::<#list>(#function, &#value);)
    });
    checks.collect()
}

/// The function as it is, and what is wrong.
fn refused(span: Span, message: &str, function: &TokenStream) -> TokenStream {
    let error = syn::Error::new(span, message).to_compile_error();
    quote!(#function #error)
}
