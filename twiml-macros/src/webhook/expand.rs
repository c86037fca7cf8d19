//! What stands beside a handler: a type of its name, and what the compiler needs to know of it.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Type;
use syn::ext::IdentExt as _;
use syn::spanned::Spanned as _;

use super::references::Reference;
use super::url_arguments::UrlArguments;
use super::{Kind, Webhook};
use crate::runtime_path::Runtime;

/// `mountable` is false where the handler has mistakes in it: then it can be named and mounted, so that nothing else
/// fails, and nothing more.
pub(super) fn expand(webhook: &Webhook, runtime: &Runtime, mountable: bool) -> TokenStream {
    let expander = Expander { webhook };
    let ty = expander.ty();
    let path = expander.path_constant();
    let links = mountable.then(|| expander.links());
    let implementation = expander.webhook();
    let mount = if mountable { expander.mount() } else { expander.broken_mount() };
    let checks = mountable.then(|| expander.checks());
    let cfgs = &webhook.item.cfgs;
    let (private, payload) = (runtime.private_at(Span::call_site()), expander.payload());
    quote! {
        #ty
        #(#cfgs)*
        // Where a handler or the type of an argument is deprecated, its own signature is warned of.
        #[allow(deprecated)]
        const _: () = {
            use #private as __twiml;
            // Asked for constants that only extractors have, see `Probe`.
            #[allow(unused_imports)]
            use __twiml::NotPayload as _;
            #payload
            #path
            #links
            #implementation
            #mount
            #checks
        };
    }
}

/// What the runtime is called beside the function. The compiler has much to do for each token of a path, and there are many, so
/// it is short; no type of an argument has this name, which stands beside them. What the compiler says of generated code
/// appears at the span, so it is that of the user's token which the code is about.
pub(super) fn twiml(span: Span) -> Ident {
    Ident::new("__twiml", span)
}

pub(super) struct Expander<'a> {
    pub(super) webhook: &'a Webhook,
}

impl Expander<'_> {
    pub(super) fn path(&self) -> String {
        let Webhook { args, item, .. } = self.webhook;
        // Without one, which is reported, a path of its own keeps two such handlers apart.
        args.path.as_ref().map_or_else(|| format!("/{}", item.name.unraw()), syn::LitStr::value)
    }

    /// The types of the arguments.
    pub(super) fn arguments(&self) -> Vec<&Type> {
        self.webhook.item.types().collect()
    }

    /// Whether an argument is a payload, as a type.
    fn is_payload(ty: &Type) -> TokenStream {
        let twiml = twiml(ty.span());
        if is_extractor(ty) {
            return quote_spanned!(ty.span()=> #twiml::IsPayload<false>);
        }
        quote_spanned!(ty.span()=> #twiml::IsPayload<{ #twiml::Probe::<#ty>::IS_PAYLOAD }>)
    }

    /// `__IsPayload`, whether the first argument is a payload, and `__Payload`, what the handler receives. They have names, so
    /// that the compiler finds the answer once; and names that no type of an argument has, because those stand beside them.
    fn payload(&self) -> TokenStream {
        let first = self.arguments().first().map(|first| {
            let is_payload = Self::is_payload(first);
            let twiml = twiml(first.span());
            quote_spanned! {first.span()=>
                type __IsPayload = #is_payload;
                type __Payload = <__IsPayload as #twiml::Resolve<#first>>::Payload;
            }
        });
        first.unwrap_or_else(|| {
            quote! {
                type __IsPayload = __twiml::IsPayload<false>;
                type __Payload = __twiml::NoPayload;
            }
        })
    }

    fn ty(&self) -> TokenStream {
        let Webhook { kind, args, item, .. } = self.webhook;
        let (name, visibility, cfgs) = (&item.name, &item.visibility, &item.cfgs);
        let path = self.path();
        let method = if args.get { "GET" } else { "POST" };
        let doc = format!("The `#[{}]` [`{name}`](fn@{name}), at `{method} {path}`.", kind.attribute());
        quote! {
            #(#cfgs)*
            #[doc = #doc]
            // The type has the name of the function, is never made, and holds nothing to be shown or copied.
            #[allow(non_camel_case_types, dead_code, missing_debug_implementations, missing_copy_implementations)]
            #visibility struct #name {}
        }
    }

    fn path_constant(&self) -> TokenStream {
        let (name, path) = (&self.webhook.item.name, self.path());
        quote! {
            impl #name {
                /// The path at which Twilio calls this webhook.
                // Not every application asks for the path.
                #[allow(dead_code)]
                pub const PATH: &'static __twiml::str = #path;
            }
        }
    }

    fn webhook(&self) -> TokenStream {
        let Webhook { kind, args, item, references, remarks } = self.webhook;
        let name = &item.name;
        let text = name.unraw().to_string();
        let path = self.path();
        let method = if args.get { quote!(Get) } else { quote!(Post) };
        let kind = match kind {
            Kind::Sms => quote!(SmsWebhook),
            Kind::Voice => quote!(VoiceWebhook),
            Kind::Status => quote!(StatusCallback),
            Kind::Studio => quote!(StudioWebhook),
        };
        let takes_query = UrlArguments::new(&path, &self.arguments()).query.map(|_| {
            quote!(
                const TAKES_QUERY: __twiml::bool = true;
            )
        });
        let references = references.iter().map(|Reference { handler, element, attribute }| {
            let constructor = if attribute.is_some() { quote!(attribute) } else { quote!(text) };
            let twiml = twiml(handler.span());
            let attribute = attribute.iter();
            quote_spanned!(handler.span()=> #twiml::Reference::#constructor::<#handler>(#element #(, #attribute)*))
        });
        let fallback = args.fallback.as_ref().map(|fallback| {
            let twiml = twiml(fallback.span());
            quote_spanned!(fallback.span()=> #twiml::Reference::fallback::<#fallback>())
        });
        let references: Vec<_> = references.chain(fallback).collect();
        let references = (!references.is_empty())
            .then(|| quote!(const REFERENCES: &'static [__twiml::Reference] = &[#(#references),*];));
        let remarks = (!remarks.is_empty()).then(|| {
            let remarks = remarks.iter().map(|remark| remark.value());
            quote!(const REMARKS: &'static [__twiml::Remark] = &[#(#remarks),*];)
        });
        quote! {
            impl __twiml::Webhook for #name {
                type Kind = __twiml::#kind;
                const DESCRIPTOR: __twiml::Descriptor =
                    __twiml::Descriptor::new::<__twiml::#kind, __Payload>(#text, #path, __twiml::Method::#method);
                #takes_query
                #references
                #remarks
            }

            impl __twiml::Receives<__twiml::#kind, __Payload> for #name {}
        }
    }

    fn mount(&self) -> TokenStream {
        let Webhook { kind, item, .. } = self.webhook;
        let name = &item.name;
        let arguments = self.arguments();
        // Where the answer is wrong, the compiler points here. Without one it is the name, resolved elsewhere: by equal
        // spans of callee and argument, clippy would take the function itself for called here, and its `async` for unused.
        let unnamed = Span::mixed_site().located_at(name.span());
        let span = item.output.as_ref().map_or(unnamed, syn::spanned::Spanned::span);
        let endpoint = match kind {
            Kind::Sms => quote_spanned!(span=> sms),
            Kind::Voice => quote_spanned!(span=> voice),
            Kind::Status => quote_spanned!(span=> status),
            Kind::Studio => quote_spanned!(span=> studio),
        };
        let twiml = twiml(span);
        let endpoint = quote_spanned!(span=> #twiml::#endpoint::<Self, __State, __IsPayload, (#(#arguments,)*), _>(#name));
        // The arguments' types stand in the scope of this name, so it is one that no type of theirs has.
        quote! {
            impl<__State> __twiml::Mount<__State> for #name
            where
                __State: __twiml::State,
                (#(#arguments,)*): __twiml::Arguments<__State, __IsPayload>,
            {
                fn endpoint() -> __twiml::Endpoint<__State> {
                    #endpoint
                }
            }
        }
    }

    /// What keeps a handler with mistakes in it from being reported a second time, where it is mounted.
    fn broken_mount(&self) -> TokenStream {
        let name = &self.webhook.item.name;
        quote! {
            impl<__State> __twiml::Mount<__State> for #name {
                fn endpoint() -> __twiml::Endpoint<__State> {
                    ::core::unreachable!()
                }
            }
        }
    }

    /// What the compiler finds wrong with the payload and the fallback, at the place where they stand.
    fn checks(&self) -> TokenStream {
        let Webhook { kind, args, item, .. } = self.webhook;
        let name = &item.name;
        let arguments = self.arguments();
        let payload = arguments.first().map(|first| {
            let check = match kind {
                Kind::Sms => quote_spanned!(first.span()=> sms_payload),
                Kind::Voice => quote_spanned!(first.span()=> voice_payload),
                Kind::Status => quote_spanned!(first.span()=> status_payload),
                Kind::Studio => quote_spanned!(first.span()=> studio_payload),
            };
            let twiml = twiml(first.span());
            quote_spanned!(first.span()=> const _: fn() = #twiml::#check::<__Payload>;)
        });
        let later = arguments.iter().skip(1).filter(|argument| !is_extractor(argument)).map(|argument| {
            let is_payload = Self::is_payload(argument);
            let twiml = twiml(argument.span());
            quote_spanned!(argument.span()=> const _: fn() = #twiml::comes_later::<#is_payload>;)
        });
        let fallback = args.fallback.as_ref().map(|fallback| {
            let twiml = twiml(fallback.span());
            quote_spanned!(fallback.span()=> const _: fn() = #twiml::falls_back::<#name, _, _, #fallback, _, _>;)
        });
        quote!(#payload #(#later)* #fallback)
    }
}

/// Whether a type is an extractor by its name alone. It saves the compiler the question in most handlers; no payload is
/// called so.
fn is_extractor(ty: &Type) -> bool {
    const NAMES: [&str; 5] = ["Extension", "HeaderMap", "Path", "Query", "State"];
    let Type::Path(path) = ty else { return false };
    path.path.segments.last().is_some_and(|last| NAMES.iter().any(|name| last.ident == name))
}
