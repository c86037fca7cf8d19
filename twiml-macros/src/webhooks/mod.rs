//! `webhooks![…]`: handlers, to be mounted together.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::parse::Parser as _;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned as _;
use syn::{Path, Token};

use crate::runtime_path::Runtime;

pub(crate) fn webhooks(tokens: TokenStream) -> TokenStream {
    let path = Runtime::find();
    let (runtime, private) = (path.at(Span::call_site()), path.private_at(Span::call_site()));
    let handlers = match Punctuated::<Path, Token![,]>::parse_terminated.parse2(tokens) {
        Ok(handlers) => handlers,
        Err(error) => {
            let error = error.to_compile_error();
            return quote!({ #error #private::Unverified::new() });
        }
    };
    let descriptors = handlers.iter().map(|handler| {
        let runtime = path.at(handler.span());
        quote_spanned!(handler.span()=> <#handler as #runtime::Webhook>::DESCRIPTOR)
    });
    let checks = handlers
        .iter()
        .enumerate()
        .map(|(at, handler)| quote_spanned!(handler.span()=> const _: () = MOUNTING.check::<#handler>(#at);));
    let mounts = handlers.iter().map(|handler| quote_spanned!(handler.span()=> .with::<#handler>()));
    quote! {{
        const MOUNTED: &[#runtime::Descriptor] = &[#(#descriptors),*];
        const MOUNTING: &#private::Mounting<{ #private::slots(MOUNTED.len()) }> = &#private::Mounting::new(MOUNTED);
        #(#checks)*
        #private::Unverified::new() #(#mounts)*
    }}
}
