//! The note that a document leaves in the program: where it says that Twilio goes on.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned as _;

use super::addresses::Address;
use super::handlers::{callback, websocket};
use super::lower::Lowered;
use super::tree::Via;
use crate::runtime_path::Runtime;
use crate::site::about;

/// What a document says beside the handlers that it names.
pub(super) struct Said {
    /// The functions that its values call.
    pub(super) calls: String,
    /// The verbs that not everyone can be answered with.
    pub(super) limited: Vec<String>,
    pub(super) addresses: Vec<Address>,
}

/// The note of a document. One that names nothing leaves a note as well: by it, its function is told from another of the same name.
pub(super) fn note(lowered: &Lowered, said: &Said, runtime: &Runtime) -> TokenStream {
    let Said { calls, limited, addresses } = said;
    let handlers = lowered.targets.iter().enumerate().map(|(n, target)| {
        let (span, callback) = (target.path.span(), callback(n));
        let (private, Via { element, attribute }) = (runtime.private_at(span), &target.via);
        let reference = match attribute {
            Some(attribute) => {
                quote!(#private::Reference::attribute(#callback.webhook, #element, #attribute))
            }
            None => quote!(#private::Reference::text(#callback.webhook, #element)),
        };
        quote_spanned!(about(span)=> #private::Mention::handler(#reference))
    });
    let websockets = lowered.websockets.iter().enumerate().map(|(n, opened)| {
        let (span, websocket) = (opened.path.span(), websocket(n));
        let (private, element) = (runtime.private_at(span), &opened.via.element);
        let attribute = opened.via.attribute.iter();
        quote_spanned! {about(span)=>
            #private::Mention::handler(#private::Reference::attribute(#websocket.webhook, #element #(, #attribute)*))
        }
    });
    let addresses = addresses.iter().map(|address| address.mention(&runtime.private_at(address.span())));
    submit(&quote!(#(#handlers,)* #(#websockets,)* #(#addresses,)*), calls, limited, runtime)
}

/// The note of a function that calls these functions.
pub(crate) fn of_function(calls: &str, runtime: &Runtime) -> TokenStream {
    let note = submit(&TokenStream::new(), calls, &[], runtime);
    // A block of its own, because the function may have a document.
    quote!({ #note })
}

fn submit(mentions: &TokenStream, calls: &str, limited: &[String], runtime: &Runtime) -> TokenStream {
    let private = runtime.private_at(Span::call_site());
    let here = Ident::new("Here", Span::mixed_site());
    quote! {
        enum #here {}
        #private::submit! {
            #private::DocumentNote {
                inside: #private::type_name::<#here>,
                mentions: &[#mentions],
                calls: #calls,
                limited: &[#(#limited),*],
            }
        }
    }
}
