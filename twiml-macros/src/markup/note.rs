//! The note that a document leaves in the program: where it says that Twilio goes on.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned as _;

use super::handlers::callback;
use super::lower::Lowered;
use super::tree::{Address, Via};
use crate::runtime_path::Runtime;

/// The note of a document whose values call these functions, and which has these verbs that not everyone can be answered with. One that names nothing
/// leaves a note as well: by it, its function is told from another of the same name.
pub(crate) fn note(lowered: &Lowered, calls: &str, limited: &[String], runtime: &Runtime) -> TokenStream {
    let private = runtime.private_at(Span::call_site());
    let handlers = lowered.targets.iter().enumerate().map(|(n, target)| {
        let (span, callback) = (target.path.span(), callback(n));
        let (private, Via { element, attribute }) = (runtime.private_at(span), &target.via);
        let reference = match attribute {
            Some(attribute) => {
                quote!(#private::Reference::attribute(#callback.webhook, #element, #attribute))
            }
            None => quote!(#private::Reference::text(#callback.webhook, #element)),
        };
        quote_spanned!(span=> #private::Mention::handler(#reference))
    });
    let addresses = lowered.addresses.iter().filter_map(|Address { via, span, text }| {
        let private = runtime.private_at(*span);
        let via = self::via(via, &private);
        match text {
            None => Some(quote_spanned!(*span=> #private::Mention::value(#via))),
            // Others lead to another host, or are relative to a path that is not known.
            Some(text) if text.starts_with('/') && !text.starts_with("//") => {
                Some(quote_spanned!(*span=> #private::Mention::path(#via, #text)))
            }
            Some(_) => None,
        }
    });
    submit(&quote!(#(#handlers,)* #(#addresses,)*), calls, limited, &private)
}

/// The note of a function that calls these functions.
pub(crate) fn of_function(calls: &str, runtime: &Runtime) -> TokenStream {
    let note = submit(&TokenStream::new(), calls, &[], &runtime.private_at(Span::call_site()));
    // A block of its own, because the function may have a document.
    quote!({ #note })
}

fn submit(mentions: &TokenStream, calls: &str, limited: &[String], private: &TokenStream) -> TokenStream {
    let here = Ident::new("Here", Span::mixed_site());
    quote! {
        enum #here {}
        #private::submit! {
            #private::Document {
                inside: #private::type_name::<#here>,
                mentions: &[#mentions],
                calls: #calls,
                limited: &[#(#limited),*],
            }
        }
    }
}

fn via(Via { element, attribute }: &Via, private: &TokenStream) -> TokenStream {
    match attribute {
        Some(attribute) => quote!(#private::Via::Attribute { element: #element, attribute: #attribute }),
        None => quote!(#private::Via::Text { element: #element }),
    }
}
