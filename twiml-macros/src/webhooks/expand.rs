//! A list, as Rust.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens as _, format_ident, quote, quote_spanned};
use syn::spanned::Spanned as _;
use syn::{GenericParam, Meta};

use super::list::{Entry, Kind, Named};
use crate::runtime_path::Runtime;
use crate::site::about;

/// The expression for webhooks that are mounted together, and the checks of the whole.
pub(super) fn mounted(entries: &[Entry], runtime: &Runtime) -> TokenStream {
    let private = runtime.private_at(Span::call_site());
    let listed = listed(entries, runtime);
    let types = types(entries);
    let checks = entries.iter().enumerate().map(|(at, entry)| entry.check(at, &entries[..at], runtime));
    let made = Ident::new("webhooks", Span::mixed_site());
    let mounts = entries.iter().enumerate().map(|(at, entry)| entry.mount(at, &made, None, runtime));
    quote! {{
        #types
        const MOUNTED: &[#private::Listed] = #listed;
        const MOUNTING: &#private::Mounting<{ #private::slots(MOUNTED.len()) }> = &#private::Mounting::new(MOUNTED);
        #(#checks)*
        #private::submit! { #private::Mounts { webhooks: MOUNTED, module: #private::module_path!(), has_name: false } }
        #[allow(unused_imports)]
        use #private::NoEndpoint as _;
        let #made = #private::Unverified::new();
        #(#mounts)*
        #made
    }}
}

/// The type of a list that others take in.
pub(super) fn named(list: &Named, runtime: &Runtime) -> TokenStream {
    let Named { attributes, visibility, name, generics, entries } = list;
    let private = runtime.private_at(Span::call_site());
    let listed = listed(entries, runtime);
    let types = types(entries);
    let made = Ident::new("webhooks", Span::mixed_site());
    let unnamed = Ident::new("AnyState", Span::call_site());
    let (parameter, state) = match generics.params.first() {
        Some(GenericParam::Type(parameter)) => (quote!(#parameter), &parameter.ident),
        _ => (quote!(#unnamed), &unnamed),
    };
    let mounts = entries.iter().enumerate().map(|(at, entry)| entry.mount(at, &made, Some(state), runtime));
    let conditions = generics.where_clause.iter().flat_map(|clause| &clause.predicates);
    // Of a list that is taken in, what it asks of the state is asked here as well.
    let lists =
        entries.iter().enumerate().filter(|(_, entry)| entry.kind == Kind::List && entry.cfgs.is_empty());
    let taken_in = lists.map(|(at, entry)| {
        let (ty, private) = (entry.ty(at), runtime.private_at(entry.path.span()));
        quote_spanned!(about(entry.path.span())=> #ty: #private::MountOn<#state>)
    });
    let doc = listing(entries);
    quote! {
        #(#attributes)*
        #[doc = ""]
        #[doc = #doc]
        #[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy)]
        #visibility enum #name {}

        const _: () = {
            #types

            impl #private::WebhookList for #name {
                const WEBHOOKS: &'static [#private::Listed] = #listed;
            }

            #private::submit! {
                #private::Mounts {
                    webhooks: <#name as #private::WebhookList>::WEBHOOKS,
                    module: #private::module_path!(),
                    has_name: true,
                }
            }

            impl<#parameter> #private::MountOn<#state> for #name
            where
                #state: #private::State,
                #(#conditions,)*
                #(#taken_in,)*
            {
                fn mount(#made: #private::Unverified<#state>) -> #private::Unverified<#state> {
                    #[allow(unused_imports)]
                    use #private::NoEndpoint as _;
                    #(#mounts)*
                    #made
                }
            }
        };
    }
}

/// What the page of a list says of it.
fn listing(entries: &[Entry]) -> String {
    let links = entries.iter().map(|entry| {
        let path = entry.path.to_token_stream().to_string().replace(' ', "");
        match entry.kind {
            Kind::Handler => format!("`{path}`"),
            Kind::List => format!("those of `{path}`"),
        }
    });
    format!("Webhooks: {}.", links.collect::<Vec<_>>().join(", "))
}

/// A name for each entry, which the compiler resolves once.
fn types(entries: &[Entry]) -> TokenStream {
    let types = entries.iter().enumerate().map(|(at, entry)| {
        let Entry { cfgs, path, .. } = entry;
        let ty = entry.ty(at);
        quote_spanned!(about(path.span())=> #(#cfgs)* type #ty = #path;)
    });
    types.collect()
}

/// The webhooks of a list and of those that it takes in, as a constant expression.
fn listed(entries: &[Entry], runtime: &Runtime) -> TokenStream {
    let private = runtime.private_at(Span::call_site());
    let numbered: Vec<_> = entries.iter().enumerate().collect();
    let parts = numbered.chunk_by(|(_, a), (_, b)| a.kind == Kind::Handler && b.kind == Kind::Handler);
    let parts: Vec<_> = parts.map(|part| of_part(part, runtime)).collect();
    match parts.as_slice() {
        [(cfgs, part)] if cfgs.is_empty() => part.clone(),
        parts => {
            let parts = parts.iter().map(|(cfgs, part)| quote!(#cfgs #part));
            quote! {{
                const PARTS: &[&[#private::Listed]] = &[#(#parts),*];
                const ALL: &[#private::Listed; #private::count(PARTS)] = &#private::joined(PARTS);
                ALL
            }}
        }
    }
}

/// The webhooks of neighbouring handlers, or of a list that is taken in, after the conditions of the latter.
fn of_part(part: &[(usize, &Entry)], runtime: &Runtime) -> (TokenStream, TokenStream) {
    let each = part.iter().map(|(at, entry)| {
        let Entry { cfgs, kind, path } = entry;
        let (ty, private) = (entry.ty(*at), runtime.private_at(path.span()));
        match kind {
            Kind::Handler => quote_spanned!(about(path.span())=> #(#cfgs)* #private::Listed::of::<#ty>()),
            Kind::List => quote_spanned!(about(path.span())=> <#ty as #private::WebhookList>::WEBHOOKS),
        }
    });
    match part {
        [(_, Entry { cfgs, kind: Kind::List, .. })] => (quote!(#(#cfgs)*), quote!(#(#each)*)),
        _ => (TokenStream::new(), quote!(&[#(#each),*])),
    }
}

impl Entry {
    /// The name of the entry at this place.
    fn ty(&self, at: usize) -> Ident {
        format_ident!("__Handler{at}", span = about(self.path.span()))
    }

    /// The check of its place in the list.
    fn check(&self, at: usize, before: &[Self], runtime: &Runtime) -> TokenStream {
        let Self { cfgs, kind, path } = self;
        let (ty, private) = (self.ty(at), runtime.private_at(path.span()));
        // Which of those before it are there, and how many there are in a list, is known to the compiler alone.
        let certain =
            before.iter().filter(|entry| entry.kind == Kind::Handler && entry.cfgs.is_empty()).count();
        let others = before.iter().enumerate().filter_map(|(at, entry)| entry.length(at, &private));
        let position = quote!(#certain #(+ #others)*);
        match kind {
            Kind::Handler => quote_spanned! {about(path.span())=>
                #(#cfgs)*
                const _: () = MOUNTING.check(#position);
            },
            Kind::List => quote_spanned! {about(path.span())=>
                #(#cfgs)*
                const _: () = MOUNTING.check_list::<#ty>(#position);
            },
        }
    }

    /// How many webhooks the entry at this place is, if that is not one for certain.
    fn length(&self, at: usize, private: &TokenStream) -> Option<TokenStream> {
        let Self { cfgs, kind, .. } = self;
        let predicates = cfgs.iter().filter_map(|cfg| match &cfg.meta {
            Meta::List(list) => Some(&list.tokens),
            _ => None,
        });
        let ty = self.ty(at);
        match kind {
            Kind::Handler if cfgs.is_empty() => None,
            Kind::Handler => Some(quote!(#private::cfg!(all(#(#predicates),*)) as #private::usize)),
            Kind::List if cfgs.is_empty() => Some(quote!(<#ty as #private::WebhookList>::WEBHOOKS.len())),
            Kind::List => {
                let predicates: Vec<_> = predicates.collect();
                Some(quote!({
                    #[cfg(all(#(#predicates),*))]
                    { <#ty as #private::WebhookList>::WEBHOOKS.len() }
                    #[cfg(not(all(#(#predicates),*)))]
                    { 0 }
                }))
            }
        }
    }

    /// The statement that mounts it, on a router with this state, if it has a name.
    fn mount(&self, at: usize, made: &Ident, state: Option<&Ident>, runtime: &Runtime) -> TokenStream {
        let Self { cfgs, kind, path } = self;
        let (ty, private) = (self.ty(at), runtime.private_at(path.span()));
        // All of one span, so that the compiler points to a handler that needs another state.
        let state = state.map(|state| Ident::new(&state.to_string(), about(path.span())));
        let state = state.map(|state| quote_spanned!(about(path.span())=> ::<#state>));
        match kind {
            Kind::Handler => quote_spanned! {about(path.span())=>
                #(#cfgs)* let #made = #made.with(<#ty>::__endpoint #state ());
            },
            Kind::List => quote_spanned! {about(path.span())=>
                #(#cfgs)* let #made = <#ty as #private::MountOn<_>>::mount(#made);
            },
        }
    }
}
