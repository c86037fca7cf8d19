//! `#[mounted_in(List)]`: what a function names has to be in that list.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens as _, quote, quote_spanned};
use syn::Path;
use syn::spanned::Spanned as _;

use crate::calls::{calls, linked};
use crate::markup::note;
use crate::runtime_path::Runtime;
use crate::site::about;
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
    let content = body.stream();
    let checks = checks(&list, &name, &content);
    // By its note, the links that it makes are known to those who call it, as those of a document are.
    let note = note::of_function(&calls(&content), &Runtime::find());
    let mut checked = Group::new(Delimiter::Brace, quote!(#checks #note #content));
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
        quote_spanned!(about(reference.handler.span())=> const _: () = #private::mounted_in::<#list>(#function, &#value);)
    });
    // What a document names by a link is among the references as well.
    let named: Vec<_> =
        references.iter().map(|reference| reference.handler.to_token_stream().to_string()).collect();
    let links =
        linked(body).into_iter().filter(|handler| !named.contains(&handler.to_token_stream().to_string()));
    let links = links.map(|handler| {
        let private = runtime.private_at(handler.span());
        quote_spanned! {about(handler.span())=>
            const _: () = #private::linked_in::<#list>(#function, &<#handler as #private::Webhook>::DESCRIPTOR);
        }
    });
    checks.chain(links).collect()
}

/// The function as it is, and what is wrong.
fn refused(span: Span, message: &str, function: &TokenStream) -> TokenStream {
    let error = syn::Error::new(span, message).to_compile_error();
    quote!(#function #error)
}
