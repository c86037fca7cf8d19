//! What is written beside the handler of a websocket: a type of its name, and what the compiler needs to know of it.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::ext::IdentExt as _;
use syn::spanned::Spanned as _;
use syn::{LitStr, Type};

use crate::kind::StreamKind;
use crate::runtime_path::Runtime;
use crate::site::{about, again};
use crate::webhook::{Item, Reference, broken_endpoint, handler_type, path_constant, twiml};

/// A handler, ready to be written down.
pub(super) struct Stream {
    pub(super) kind: &'static StreamKind,
    pub(super) path: Option<LitStr>,
    pub(super) item: Item,
    /// The handlers that the function's documents name.
    pub(super) references: Vec<Reference>,
    /// The functions that it calls.
    pub(super) calls: String,
}

/// `mountable` is false where the handler has mistakes in it: then it can be named and mounted, so that nothing else
/// fails, and nothing more.
pub(super) fn expand(stream: &Stream, runtime: &Runtime, mountable: bool) -> TokenStream {
    let Stream { kind, path, item, .. } = stream;
    // Without one, which is reported, a path of its own keeps two such handlers apart.
    let path = path.as_ref().map_or_else(|| format!("/{}", item.name.unraw()), LitStr::value);
    let (name, cfgs) = (again(&item.name), &item.cfgs);
    let ty = handler_type(item, kind.attribute, "GET", &path, "");
    let constant = path_constant(&path);
    let first = item.types().next().filter(|_| mountable);
    let endpoint = first.map_or_else(broken_endpoint, |first| stream.endpoint(first));
    let with = first.map(|first| with(&name, first));
    let checks = first.map(|first| stream.checks(first));
    let takes =
        first.map(|first| quote_spanned!(about(first.span())=> <#first as __twiml::StreamArgument>::NAME));
    let takes = takes.unwrap_or_else(|| quote!(""));
    let opened_as = first.map_or_else(|| quote!(()), |first| quote!(#first));
    let (text, attribute, calls) = (name.unraw().to_string(), kind.attribute, &stream.calls);
    let references = stream.references.iter().map(|reference| {
        let twiml = twiml(reference.span());
        reference.value(&quote!(#twiml))
    });
    let returns = first.map(|_| {
        let returned = item.output.as_ref().map_or_else(|| quote!(()), |output| quote!(#output));
        quote!(impl __twiml::Returns<#returned> for #name {})
    });
    let private = runtime.private_at(Span::call_site());
    quote! {
        #ty
        #(#cfgs)*
        // As beside a webhook.
        #[allow(deprecated, private_bounds, private_interfaces, unused_qualifications)]
        const _: () = {
            use #private as __twiml;
            impl #name {
                #constant
                #endpoint
                #with
            }

            impl __twiml::Mountable for #name {
                const HANDLER: __twiml::Descriptor = __twiml::Descriptor::of_stream(#text, #path, #attribute, #takes);
                const NAMES: &'static [__twiml::Reference] = &[#(#references),*];
                const CALLED: &'static __twiml::str = #calls;
            }

            impl __twiml::StreamHandler for #name {}

            impl __twiml::OpenedAs<#opened_as> for #name {}

            #returns

            __twiml::submit! { __twiml::WebhookOfProgram::of::<#name>() }

            #checks
        };
    }
}

impl Stream {
    fn endpoint(&self, first: &Type) -> TokenStream {
        let item = &self.item;
        let name = again(&item.name);
        let extracted: Vec<_> = item.types().skip(1).collect();
        // Where the answer is wrong, the compiler points here. As for a webhook, without one it is the name, resolved elsewhere.
        let unnamed = Span::mixed_site().located_at(about(name.span()));
        let span = item.output.as_ref().map_or(unnamed, syn::spanned::Spanned::span);
        let twiml = twiml(span);
        let endpoint = quote_spanned!(about(span)=> #twiml::session::<Self, __State, #first, (#(#extracted,)*), _>(#name));
        quote! {
            #[doc(hidden)]
            pub fn __endpoint<__State>() -> __twiml::Endpoint<__State>
            where
                __State: __twiml::State,
                (#(#extracted,)*): __twiml::Arguments<__State, __twiml::IsExtractor>,
            {
                #endpoint
            }
        }
    }

    /// What the compiler finds wrong with the first argument and its parameters.
    fn checks(&self, first: &Type) -> TokenStream {
        let span = first.span();
        let (twiml, check) = (twiml(span), Ident::new(self.kind.argument_check, about(span)));
        let message = format!(
            "the parameters of `{}` are not a struct with named fields: each field is one `<Parameter>`, a text, a number or a boolean",
            self.item.name.unraw()
        );
        quote_spanned! {about(span)=>
            const _: fn() = #twiml::#check::<#first>;
            const _: () = {
                #[allow(unused_imports)]
                use #twiml::NoFields as _;
                if !#twiml::Probe::<#twiml::ParametersOf<#first>>::HAS_FIELDS {
                    ::core::panic!("{}", #message);
                }
            };
        }
    }
}

/// The handler with its parameters.
fn with(name: &Ident, first: &Type) -> TokenStream {
    quote! {
        /// This handler, with the parameters for its session.
        // Not every handler is named with its parameters.
        #[allow(dead_code)]
        pub fn with<'parameters>(
            parameters: &'parameters __twiml::ParametersOf<#first>,
        ) -> __twiml::StreamLink<Self>
        where
            __twiml::ParametersOf<#first>: __twiml::StreamParameters<'parameters>,
        {
            __twiml::StreamLink::<#name>::with(parameters)
        }
    }
}
