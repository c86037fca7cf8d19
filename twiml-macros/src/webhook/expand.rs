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
    let span = Span::call_site();
    let expander =
        Expander { webhook, runtime: runtime.at(span), private: runtime.private_at(span), path: runtime };
    let ty = expander.ty();
    let links = mountable.then(|| expander.links());
    let implementation = expander.webhook();
    let mount = if mountable { expander.mount() } else { expander.broken_mount() };
    let checks = mountable.then(|| expander.checks());
    let cfgs = &webhook.item.cfgs;
    let private = &expander.private;
    quote! {
        #ty
        #links
        #(#cfgs)*
        // Where a handler or the type of an argument is deprecated, its own signature is warned of.
        #[allow(deprecated)]
        const _: () = {
            // Asked for constants that only extractors have, see `Probe`.
            #[allow(unused_imports)]
            use #private::NotPayload as _;
            #implementation
            #mount
            #checks
        };
    }
}

pub(super) struct Expander<'a> {
    pub(super) webhook: &'a Webhook,
    /// The runtime, for code that is about the whole function.
    runtime: TokenStream,
    pub(super) private: TokenStream,
    path: &'a Runtime,
}

impl Expander<'_> {
    pub(super) fn path(&self) -> String {
        let Webhook { args, item, .. } = self.webhook;
        // Without one, which is reported, a path of its own keeps two such handlers apart.
        args.path.as_ref().map_or_else(|| format!("/{}", item.name.unraw()), syn::LitStr::value)
    }

    fn method(&self) -> Ident {
        Ident::new(if self.webhook.args.get { "Get" } else { "Post" }, Span::call_site())
    }

    /// The types of the arguments.
    pub(super) fn arguments(&self) -> Vec<&Type> {
        self.webhook.item.types().collect()
    }

    /// Whether an argument is a payload, as a type.
    fn is_payload(&self, ty: &Type) -> TokenStream {
        let private = self.path.private_at(ty.span());
        quote_spanned!(ty.span()=> #private::IsPayload<{ #private::Probe::<#ty>::IS_PAYLOAD }>)
    }

    /// What the handler receives, as a type.
    fn payload(&self) -> TokenStream {
        let private = &self.private;
        self.arguments().first().map_or_else(
            || quote!(#private::NoPayload),
            |first| {
                let is_payload = self.is_payload(first);
                let private = self.path.private_at(first.span());
                quote_spanned!(first.span()=> <#is_payload as #private::Resolve<#first>>::Payload)
            },
        )
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

            #(#cfgs)*
            impl #name {
                /// The path at which Twilio calls this webhook.
                // Not every application asks for the path.
                #[allow(dead_code)]
                pub const PATH: &'static ::core::primitive::str = #path;
            }
        }
    }

    fn webhook(&self) -> TokenStream {
        let Self { webhook: Webhook { kind, args, item, references, remarks }, private, runtime, .. } = self;
        let name = &item.name;
        let text = name.unraw().to_string();
        let path = self.path();
        let method = self.method();
        let kind = match kind {
            Kind::Sms => quote!(SmsWebhook),
            Kind::Voice => quote!(VoiceWebhook),
            Kind::Status => quote!(StatusCallback),
            Kind::Studio => quote!(StudioWebhook),
        };
        let payload = self.payload();
        let takes_query = UrlArguments::new(&path, &self.arguments()).query.is_some();
        let descriptor = |handler: &syn::Path| {
            let runtime = self.path.at(handler.span());
            quote_spanned!(handler.span()=> <#handler as #runtime::Webhook>::DESCRIPTOR)
        };
        let references = references.iter().map(|Reference { handler, element, attribute }| {
            let handler = descriptor(handler);
            attribute.as_ref().map_or_else(
                || quote!(#private::Reference::text(#handler, #element)),
                |attribute| quote!(#private::Reference::attribute(#handler, #element, #attribute)),
            )
        });
        let fallback = args.fallback.as_ref().map(|fallback| {
            let handler = descriptor(fallback);
            quote!(#private::Reference::fallback(#handler))
        });
        let references = references.chain(fallback);
        let remarks = (!remarks.is_empty()).then(|| {
            let remarks = remarks.iter().map(|remark| remark.value(private));
            quote!(const REMARKS: &'static [#private::Remark] = &[#(#remarks),*];)
        });
        quote! {
            impl #runtime::Webhook for #name {
                type Kind = #private::#kind;
                const NAME: &'static ::core::primitive::str = #text;
                const PATH: &'static ::core::primitive::str = #path;
                const METHOD: #runtime::Method = #runtime::Method::#method;
                const PAYLOAD: &'static ::core::primitive::str = <#payload as #private::Payload>::NAME;
                const TAKES_QUERY: ::core::primitive::bool = #takes_query;
                const REFERENCES: &'static [#private::Reference] = &[#(#references),*];
                #remarks
                const LOCATION: &'static ::core::primitive::str =
                    ::core::concat!(::core::file!(), ":", ::core::line!(), ":", ::core::column!());
            }

            impl #private::Receives<#private::#kind, #payload> for #name {}
        }
    }

    fn mount(&self) -> TokenStream {
        let Self { webhook: Webhook { kind, item, .. }, private, .. } = self;
        let name = &item.name;
        let arguments = self.arguments();
        let is_payload = arguments
            .first()
            .map_or_else(|| quote!(#private::IsPayload<false>), |first| self.is_payload(first));
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
        let at_output = self.path.private_at(span);
        let endpoint = quote_spanned!(span=> #at_output::#endpoint::<Self, __State, #is_payload, (#(#arguments,)*), _>(#name));
        // The arguments' types stand in the scope of this name, so it is one that no type of theirs has.
        quote! {
            impl<__State> #private::Mount<__State> for #name
            where
                __State: ::core::clone::Clone + ::core::marker::Send + ::core::marker::Sync + 'static,
                (#(#arguments,)*): #private::Arguments<__State, #is_payload>,
            {
                fn endpoint() -> #private::Endpoint<__State> {
                    #endpoint
                }
            }
        }
    }

    /// What keeps a handler with mistakes in it from being reported a second time, where it is mounted.
    fn broken_mount(&self) -> TokenStream {
        let private = &self.private;
        let name = &self.webhook.item.name;
        quote! {
            impl<__State> #private::Mount<__State> for #name {
                fn endpoint() -> #private::Endpoint<__State> {
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
            let private = self.path.private_at(first.span());
            let payload = self.payload();
            quote_spanned!(first.span()=> const _: fn() = #private::#check::<#payload>;)
        });
        let later = arguments.iter().skip(1).map(|argument| {
            let is_payload = self.is_payload(argument);
            let private = self.path.private_at(argument.span());
            quote_spanned!(argument.span()=> const _: fn() = #private::comes_later::<#is_payload>;)
        });
        let fallback = args.fallback.as_ref().map(|fallback| {
            let private = self.path.private_at(fallback.span());
            quote_spanned!(fallback.span()=> const _: fn() = #private::falls_back::<#name, _, _, #fallback, _, _>;)
        });
        quote!(#payload #(#later)* #fallback)
    }
}
