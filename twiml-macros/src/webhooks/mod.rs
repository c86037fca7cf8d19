//! `webhooks![…]`: handlers, to be mounted together.

mod entry_errors;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::parse::{Parse, ParseStream, Parser as _};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned as _;
use syn::{Attribute, Meta, Path, Token};

use crate::runtime_path::Runtime;
use entry_errors::not_a_handler;

pub(crate) fn webhooks(tokens: TokenStream) -> TokenStream {
    let path = Runtime::find();
    let private = path.private_at(Span::call_site());
    let entries = match Punctuated::<Entry, Token![,]>::parse_terminated.parse2(tokens) {
        Ok(entries) => entries,
        Err(error) => {
            let error = error.to_compile_error();
            return quote!({ #error #private::Unverified::new() });
        }
    };
    let entries: Vec<_> = entries.iter().collect();
    let items = entries.iter().enumerate().map(|(at, entry)| entry.items(at, &entries[..at], &path));
    let descriptors = entries.iter().enumerate().map(|(at, Entry { cfgs, handler })| {
        let ty = handler_type(at, handler.span());
        let private = path.private_at(handler.span());
        quote_spanned!(handler.span()=> #(#cfgs)* <#ty as #private::Webhook>::DESCRIPTOR)
    });
    let made = Ident::new("webhooks", Span::mixed_site());
    let mounts = entries.iter().enumerate().map(|(at, Entry { cfgs, handler })| {
        let ty = handler_type(at, handler.span());
        quote_spanned!(handler.span()=> #(#cfgs)* let #made = #made.with::<#ty, _>(<#ty>::__endpoint());)
    });
    quote! {{
        const MOUNTED: &[#private::Descriptor] = &[#(#descriptors),*];
        const MOUNTING: &#private::Mounting<{ #private::slots(MOUNTED.len()) }> = &#private::Mounting::new(MOUNTED);
        #(#items)*
        let #made = #private::Unverified::new();
        #(#mounts)*
        #made
    }}
}

/// `handler`, or `#[cfg(…)] handler`
struct Entry {
    cfgs: Vec<Attribute>,
    handler: Path,
}

impl Parse for Entry {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let cfgs = Attribute::parse_outer(input)?;
        if let Some(other) = cfgs.iter().find(|attribute| !attribute.path().is_ident("cfg")) {
            return Err(syn::Error::new(
                other.span(),
                "a handler in this list has no attributes but `#[cfg(…)]`\n= help: write the others on the function",
            ));
        }
        if let Some(error) = not_a_handler(input) {
            return Err(error);
        }
        let handler = Path::parse_mod_style(input)?;
        Ok(Self { cfgs, handler })
    }
}

impl Entry {
    /// A name for the handler, which the compiler resolves once, and the check of its place in the list.
    fn items(&self, at: usize, before: &[&Self], path: &Runtime) -> TokenStream {
        let Self { cfgs, handler } = self;
        let ty = handler_type(at, handler.span());
        let private = path.private_at(handler.span());
        // Which of those before it are there is known to the compiler alone.
        let conditional = before.iter().filter(|entry| !entry.cfgs.is_empty());
        let certain = before.len() - conditional.clone().count();
        let conditions = conditional.map(|entry| {
            let predicates = entry.cfgs.iter().filter_map(|cfg| match &cfg.meta {
                Meta::List(list) => Some(&list.tokens),
                _ => None,
            });
            quote!(+ #private::cfg!(all(#(#predicates),*)) as #private::usize)
        });
        quote_spanned! {handler.span()=>
            #(#cfgs)*
            type #ty = #handler;
            #(#cfgs)*
            const _: () = MOUNTING.check::<#ty>(#certain #(#conditions)*);
        }
    }
}

fn handler_type(at: usize, span: Span) -> Ident {
    format_ident!("__Handler{at}", span = span)
}
