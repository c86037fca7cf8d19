//! What is written beside a handler: a type of its name, and what the compiler needs to know of it.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens as _, quote, quote_spanned};
use syn::Type;
use syn::ext::IdentExt as _;
use syn::spanned::Spanned as _;

use super::args::Args;
use super::deadline::Deadline;
use super::item::Item;
use super::references::Reference;
use super::remarks::Remark;
use super::url_arguments::{UrlArguments, is_extractor};
use crate::diagnostics::Warning;
use crate::kind::Kind;
use crate::markup::addresses::Address;
use crate::runtime_path::Runtime;
use crate::site::{about, again, is_editor};

/// A webhook, ready to be written down.
pub(super) struct Webhook {
    pub(super) kind: &'static Kind,
    pub(super) args: Args,
    pub(super) item: Item,
    /// The handlers that the function's documents name.
    pub(super) references: Vec<Reference>,
    /// What is odd about them.
    pub(super) remarks: Vec<Remark>,
    /// The functions that it calls.
    pub(super) calls: String,
    /// The verbs of its documents that not everyone can be answered with, and the addresses in them, unless they say that themselves.
    pub(super) limited: BTreeSet<String>,
    pub(super) addresses: Vec<Address>,
    /// What is worth a warning at its own place.
    pub(super) warnings: Vec<Warning>,
}

/// `mountable` is false where the handler has mistakes in it: then it can be named and mounted, so that nothing else
/// fails, and nothing more.
pub(super) fn expand(webhook: &Webhook, runtime: &Runtime, mountable: bool) -> TokenStream {
    let expander = Expander::new(webhook);
    let ty = expander.ty();
    let path = path_constant(&expander.path);
    let endpoint = if mountable { expander.endpoint() } else { broken_endpoint() };
    let (links, takes_query) = (expander.links(), expander.takes_query());
    let implementation = expander.webhook(mountable);
    let checks = mountable.then(|| expander.checks());
    let (name, cfgs) = (again(&webhook.item.name), &webhook.item.cfgs);
    let warnings = (!webhook.warnings.is_empty()).then(|| {
        let warnings = webhook.warnings.iter().map(Warning::tokens);
        quote!(#(#cfgs)* const _: () = { #(#warnings)* };)
    });
    let private = runtime.private_at(Span::call_site());
    // An editor would offer it after the handler's name.
    let but_in_editor = is_editor().then(|| quote!(#[cfg(not(rust_analyzer))]));
    let allowed_in_editor = is_editor().then(|| quote!(#[allow(unexpected_cfgs)]));
    quote! {
        #ty
        #(#cfgs)*
        // Where a handler or the type of an argument is deprecated, or that type is more private than the handler, the handler's
        // own signature is warned of. Paths through `__twiml` are longer than where the application imports what they lead to.
        #[allow(deprecated, private_bounds, private_interfaces, unused_qualifications)]
        #allowed_in_editor
        const _: () = {
            use #private as __twiml;
            // Asked for the constants of types for which `Probe` has none, which not every handler takes.
            #[allow(unused_imports)]
            use __twiml::{NotDisplay as _, NotPayload as _};
            impl #name {
                #path
                #but_in_editor
                #endpoint
                #links
            }
            #takes_query
            #implementation
            #checks
        };
        #warnings
    }
}

/// What the runtime is called beside the function. The compiler has much to do for each token of a path, and there are many, so
/// it is short; and it is a name that no type of an argument has, because theirs are looked up in the same place. What the
/// compiler says of generated code appears at the span, so it is that of the user's token which the code is about.
pub(crate) fn twiml(span: Span) -> Ident {
    Ident::new("__twiml", about(span))
}

pub(super) struct Expander<'a> {
    pub(super) webhook: &'a Webhook,
    pub(super) path: String,
    /// The types of the arguments.
    arguments: Vec<&'a Type>,
    pub(super) url: UrlArguments<'a>,
}

impl<'a> Expander<'a> {
    fn new(webhook: &'a Webhook) -> Self {
        let Webhook { args, item, .. } = webhook;
        // Without one, which is reported, a path of its own keeps two such handlers apart.
        let path = args.path.as_ref().map_or_else(|| format!("/{}", item.name.unraw()), syn::LitStr::value);
        let arguments: Vec<_> = item.types().collect();
        let url = UrlArguments::new(&path, &arguments);
        Self { webhook, path, arguments, url }
    }

    /// Whether an argument is a payload, as a type.
    fn is_payload(ty: &Type) -> TokenStream {
        let twiml = twiml(ty.span());
        if is_extractor(ty) {
            return quote_spanned!(about(ty.span())=> #twiml::IsExtractor);
        }
        quote_spanned!(about(ty.span())=> #twiml::IsPayload<{ #twiml::Probe::<#ty>::IS_PAYLOAD }>)
    }

    /// Whether the first argument is a payload, as a type.
    fn first_is_payload(&self) -> TokenStream {
        let first = self.arguments.first().map(|first| Self::is_payload(first));
        first.unwrap_or_else(|| quote!(__twiml::IsPayload<false>))
    }

    /// What the handler receives, as a type.
    fn payload(&self) -> TokenStream {
        let payload = self.arguments.first().map(|first| {
            let (twiml, is_payload) = (twiml(first.span()), Self::is_payload(first));
            quote_spanned!(about(first.span())=> <#is_payload as #twiml::Resolve<#first>>::Payload)
        });
        payload.unwrap_or_else(|| quote!(__twiml::NoPayload))
    }

    fn ty(&self) -> TokenStream {
        let Webhook { kind, args, item, .. } = self.webhook;
        let receives = self.arguments.first().filter(|first| is_editor() && !is_extractor(first));
        let receives = receives.map(|first| format!(", receives `{}`", written(first))).unwrap_or_default();
        handler_type(item, kind.attribute, if args.get { "GET" } else { "POST" }, &self.path, &receives)
    }

    fn webhook(&self, mountable: bool) -> TokenStream {
        let Webhook { kind, args, item, references, remarks, calls, limited, addresses, .. } = self.webhook;
        let name = again(&item.name);
        let text = name.unraw().to_string();
        let path = &self.path;
        let method = if args.get { quote!(Get) } else { quote!(Post) };
        let kind = Ident::new(kind.marker, Span::call_site());
        let payload = self.payload();
        let called_with = self.called_with();
        let references = references.iter().map(|reference| {
            let twiml = twiml(reference.handler.span());
            reference.value(&quote!(#twiml))
        });
        let fallback = args.fallback.as_ref().map(|fallback| {
            let twiml = twiml(fallback.span());
            quote_spanned!(about(fallback.span())=> #twiml::Reference::fallback(<__Fallback as #twiml::Webhook>::DESCRIPTOR))
        });
        let fallback_type = args.fallback.as_ref().map(|fallback| {
            // A name for it, so that one that does not exist is reported once.
            quote_spanned!(about(fallback.span())=> type __Fallback = #fallback;)
        });
        let entry = args.entry.filter(|_| mountable).map(|span| self.entry(span));
        let references: Vec<_> = references.chain(fallback).collect();
        let references = (!references.is_empty())
            .then(|| quote!(const REFERENCES: &'static [__twiml::Reference] = &[#(#references),*];));
        let remarks = (!remarks.is_empty()).then(|| {
            let remarks = remarks.iter().map(Remark::value);
            quote!(const REMARKS: &'static [__twiml::Remark] = &[#(#remarks),*];)
        });
        let calls = (!calls.is_empty()).then(|| quote!(const CALLS: &'static __twiml::str = #calls;));
        let limited = (!limited.is_empty()).then(|| {
            let limited = limited.iter();
            quote!(const LIMITED: &'static [&'static __twiml::str] = &[#(#limited),*];)
        });
        let addresses = (!addresses.is_empty()).then(|| {
            let addresses = addresses.iter().map(|address| {
                let twiml = twiml(address.span());
                address.mention(&quote!(#twiml))
            });
            quote!(const ADDRESSES: &'static [__twiml::Mention] = &[#(#addresses),*];)
        });
        let allowed = (!args.allowed.is_empty()).then(|| {
            let allowed = &args.allowed;
            quote!(const ALLOWED: &'static [&'static __twiml::str] = &[#(#allowed),*];)
        });
        quote! {
            #fallback_type

            impl __twiml::Webhook for #name {
                type Kind = __twiml::#kind;
                type Arguments = #called_with;
                const DESCRIPTOR: __twiml::Descriptor =
                    __twiml::Descriptor::of::<Self, _, _>(#text, #path, __twiml::Method::#method) #entry;
                #references
                #calls
                #limited
                #addresses
                #remarks
                #allowed
            }

            __twiml::submit! { __twiml::WebhookOfProgram::of::<#name>() }

            impl __twiml::Receives<__twiml::#kind, #payload> for #name {}
        }
    }

    /// What the descriptor of an entry has in addition. Where the handler cannot be one, the compiler points to the word `entry`.
    fn entry(&self, span: Span) -> TokenStream {
        let (twiml, begins) = (twiml(span), Ident::new(self.webhook.kind.endpoint, about(span)));
        quote_spanned!(about(span)=> .with_entry(#twiml::begins::#begins::<Self, _>()))
    }

    fn endpoint(&self) -> TokenStream {
        let Webhook { kind, item, .. } = self.webhook;
        let name = again(&item.name);
        let arguments = &self.arguments;
        // Where the answer is wrong, the compiler points here. Without one it is the name, resolved elsewhere: by equal
        // spans of callee and argument, clippy would take the function itself for called here, and its `async` for unused.
        let unnamed = Span::mixed_site().located_at(about(name.span()));
        let span = item.output.as_ref().map_or(unnamed, syn::spanned::Spanned::span);
        let endpoint = Ident::new(kind.endpoint, about(span));
        let twiml = twiml(span);
        let endpoint =
            quote_spanned!(about(span)=> #twiml::#endpoint::<Self, __State, _, (#(#arguments,)*), _>(#name));
        let endpoint = self.by_deadline(endpoint);
        let is_payload = self.first_is_payload();
        let look = self.path_look();
        // A function of its type, not one of a trait, so that the compiler warns of a handler that is never mounted. The arguments'
        // types are in the scope of `__State`, so no type of theirs has this name.
        quote! {
            #[doc(hidden)]
            pub fn __endpoint<__State>() -> __twiml::Endpoint<__State>
            where
                __State: __twiml::State,
                (#(#arguments,)*): __twiml::Arguments<__State, #is_payload>,
            {
                #look
                #endpoint
            }
        }
    }

    /// The endpoint with its deadline, if it has one. Where the reply is wrong, the compiler points to its name.
    fn by_deadline(&self, endpoint: TokenStream) -> TokenStream {
        let Webhook { kind, args, .. } = self.webhook;
        let Some(Deadline { milliseconds, reply }) = &args.deadline else { return endpoint };
        let span = reply.as_ref().map_or(Span::call_site(), syn::spanned::Spanned::span);
        let (twiml, by_deadline) = (twiml(span), Ident::new(kind.endpoint, about(span)));
        let reply = reply.as_ref().map_or_else(|| quote!(|| ()), |reply| quote!(#reply));
        quote_spanned!(about(span)=> #twiml::by_deadline::#by_deadline(#endpoint, #milliseconds, #reply))
    }

    /// What the compiler finds wrong with the payload, the fallback and the method of an entry, each at its own place.
    fn checks(&self) -> TokenStream {
        let Webhook { kind, args, item, .. } = self.webhook;
        let name = again(&item.name);
        let arguments = &self.arguments;
        let payload = arguments.first().map(|first| {
            let check = Ident::new(kind.payload_check, about(first.span()));
            let twiml = twiml(first.span());
            quote_spanned!(about(first.span())=> const _: fn() = #twiml::#check::<#name, _>;)
        });
        let later = arguments.iter().skip(1).filter(|argument| !is_extractor(argument)).map(|argument| {
            let is_payload = Self::is_payload(argument);
            let twiml = twiml(argument.span());
            quote_spanned!(about(argument.span())=> const _: fn() = #twiml::comes_later::<#is_payload>;)
        });
        let fallback = args.fallback.as_ref().map(|fallback| {
            let twiml = twiml(fallback.span());
            quote_spanned!(about(fallback.span())=> const _: () = #twiml::falls_back::<#name, _, _, __Fallback, _, _>();)
        });
        let method = args.entry.map(|entry| {
            let twiml = twiml(entry);
            quote_spanned!(about(entry)=> const _: () = #twiml::begins::check_method::<#name>();)
        });
        let (path, once) = (self.path_check(), self.once_check());
        quote!(#payload #(#later)* #path #once #fallback #method)
    }
}

/// A type as people write it.
fn written(ty: &Type) -> String {
    let tokens = ty.to_token_stream().to_string();
    [" <", "< ", " >", " ::", ":: "].iter().fold(tokens, |text, space| text.replace(space, space.trim()))
}

/// The type of a handler with this attribute. What it receives is said where an editor asks.
pub(crate) fn handler_type(
    item: &Item,
    attribute: &str,
    method: &str,
    path: &str,
    receives: &str,
) -> TokenStream {
    let (name, visibility, cfgs) = (&item.name, &item.visibility, &item.cfgs);
    let doc = format!("`#[{attribute}]` at `{method} {path}`{receives}.");
    // Documentation has the page of the function alone. An editor shows this of the name in a document or in a list; the
    // examples in it are tests of the function, and not to be run twice.
    let docs = &item.docs;
    let docs = (!docs.is_empty()).then(|| quote!(#[cfg_attr(not(doctest), #(#docs),*, doc = "")]));
    quote! {
        #(#cfgs)*
        #docs
        #[doc = #doc]
        #[doc(hidden)]
        // The type has the name of the function, is never made, and holds nothing to be shown or copied.
        #[allow(non_camel_case_types, dead_code, missing_debug_implementations, missing_copy_implementations)]
        #visibility struct #name {}
    }
}

/// The constant for the path of a handler.
pub(crate) fn path_constant(path: &str) -> TokenStream {
    quote! {
        /// The path at which Twilio calls this handler.
        // Not every application asks for the path.
        #[allow(dead_code)]
        pub const PATH: &'static __twiml::str = #path;
    }
}

/// What keeps a handler with mistakes in it from being reported a second time, where it is mounted.
pub(crate) fn broken_endpoint() -> TokenStream {
    quote! {
        #[doc(hidden)]
        pub fn __endpoint<__State>() -> __twiml::Endpoint<__State> {
            ::core::unreachable!()
        }
    }
}
