//! What follows from the rows.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::Ident;
use syn::parse::{Parse, ParseStream};
use twiml_schema::alternatives;

use super::row::{Callback, Payload, Receiver, Registry, Row, delivery_of};
use crate::kind::Kind;

/// What the rows are handed out for.
pub(super) enum Purpose {
    /// The rows as data.
    Entries,
    /// `pub use` of each payload from its own module.
    Exports,
    /// `pub use` of each payload from where users find it.
    Prelude,
    /// A macro that says of a payload's name, in its documentation, which attribute receives it.
    Docs,
    /// Which attribute accepts which payload.
    AcceptedBy,
    /// A trait for each callback.
    Delivery,
    /// The rows of parameters, together.
    Rows,
    /// A call of this macro with a line for each webhook: its attribute, its name as an identifier, its name as a path, and
    /// the type that it receives.
    Webhooks(Ident),
}

impl Parse for Purpose {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let purpose: Ident = input.parse()?;
        Ok(match purpose.to_string().as_str() {
            "entries" => Self::Entries,
            "exports" => Self::Exports,
            "prelude" => Self::Prelude,
            "docs" => Self::Docs,
            "accepted_by" => Self::AcceptedBy,
            "delivery" => Self::Delivery,
            "rows" => Self::Rows,
            "webhooks" => Self::Webhooks(input.parse()?),
            _ => return Err(syn::Error::new(purpose.span(), "nothing follows from the registry for this")),
        })
    }
}

pub(super) fn expand(purpose: &Purpose, registry: &Registry) -> TokenStream {
    let rows = &registry.payloads;
    match purpose {
        Purpose::Entries => {
            let entries = rows.iter().map(entry);
            quote!(pub(super) const ENTRIES: &[Entry] = &[#(#entries),*];)
        }
        Purpose::Exports => {
            own_types(rows).map(|Payload { module, name, .. }| quote!(pub use #module::#name;)).collect()
        }
        Purpose::Prelude => {
            own_types(rows).map(path).map(|path| quote!(#[doc(no_inline)] pub use #path;)).collect()
        }
        Purpose::Docs => docs(registry),
        Purpose::AcceptedBy => rows.iter().flat_map(|row| accepted_by(row, rows)).collect(),
        Purpose::Delivery => registry.callbacks.iter().map(|callback| delivery(callback, rows)).collect(),
        Purpose::Rows => {
            let payloads = rows.iter().map(|row| path(&row.payload));
            quote!(const ROWS: &[&PayloadRow] = &[#(<#payloads as Described>::ROW),*];)
        }
        Purpose::Webhooks(consumer) => {
            let webhooks = rows.iter().flat_map(webhooks);
            quote!(#consumer! { #(#webhooks)* })
        }
    }
}

/// The type of a payload.
fn path(payload: &Payload) -> TokenStream {
    let Payload { name, failed, .. } = payload;
    let failed = failed.as_ref().map(|failed| quote!(<crate::payload::#failed>));
    quote!(crate::payload::#name #failed)
}

fn entry(row: &Row) -> TokenStream {
    let Row { payload, kind, received_by, delivered_by, recognised_by } = row;
    let name = payload.to_string();
    let request = match &payload.failed {
        Some(failed) => {
            let failed = failed.to_string();
            quote!(::core::option::Option::Some(#failed))
        }
        None => quote!(::core::option::Option::None),
    };
    let receivers = received_by.iter().filter_map(|Receiver { attribute, webhooks }| {
        let variant = format_ident!("{}", Kind::find(attribute)?.marker, span = attribute.span());
        Some(quote!(Receiver { attribute: Attribute::#variant, webhooks: &[#(#webhooks),*] }))
    });
    // An unknown one is reported where the rows are checked, and once.
    let callbacks = delivered_by.iter().map(|delivered| &delivered.callback);
    let callbacks = callbacks.filter(|callback| delivery_of(callback).is_some());
    let signs = recognised_by.iter().map(|names| quote!(&[#(#names),*]));
    quote! {
        Entry {
            name: #name,
            request: #request,
            kind: #kind,
            received_by: &[#(#receivers),*],
            delivered_by: &[#(Delivery::#callbacks),*],
            recognised_by: &[#(#signs),*],
        }
    }
}

/// The payloads that have a type of their own; that of a fallback is one for all.
fn own_types(rows: &[Row]) -> impl Iterator<Item = &Payload> {
    rows.iter().map(|row| &row.payload).filter(|payload| payload.failed.is_none())
}

/// In words, because documentation cannot be computed otherwise.
fn docs(registry: &Registry) -> TokenStream {
    let arms = registry.payloads.iter().filter(|row| row.payload.failed.is_none()).map(|row| {
        let name = &row.payload.name;
        let attributes = row.received_by.iter().map(|receiver| format!("`#[{}]`", receiver.attribute));
        let words: Vec<_> = attributes.collect();
        let mut doc = format!("Received by {}.", words.join(" and "));
        let places = registry
            .callbacks
            .iter()
            .filter(|callback| row.delivered_by.iter().any(|delivered| delivered.callback == callback.name));
        let places: Vec<_> = places.map(|callback| callback.place.value()).collect();
        if !places.is_empty() {
            doc = format!("{doc} Delivered by {}.", alternatives(places, |place| place));
        }
        quote!((#name) => { #doc };)
    });
    quote! {
        macro_rules! received_by {
            #(#arms)*
            ($payload:ident) => {
                ::core::compile_error!(concat!("`", stringify!($payload), "` has no row in payload/registry.rs"))
            };
        }
    }
}

/// The attributes that accept a payload, and the fallbacks that take it over.
fn accepted_by(row: &Row, rows: &[Row]) -> Vec<TokenStream> {
    if row.payload.failed.is_some() {
        return Vec::new();
    }
    let name = path(&row.payload);
    let mut impls = Vec::new();
    for receiver in &row.received_by {
        let Some(kind) = Kind::find(&receiver.attribute) else { continue };
        let accepts = format_ident!("{}", kind.payload);
        impls.push(quote! {
            #[diagnostic::do_not_recommend]
            impl #accepts for #name {}
        });
        let Some(whole) = whole(receiver, rows) else { continue };
        impls.push(quote! {
            #[diagnostic::do_not_recommend]
            impl<W> Covers<#name, Fallback<#name>> for W {}

            // A webhook that takes anything may well have got this.
            #[diagnostic::do_not_recommend]
            impl<W> Covers<NoPayload, Fallback<#name>> for W {}
            #[diagnostic::do_not_recommend]
            impl<W> Covers<Verified<Params>, Fallback<#name>> for W {}
            #[diagnostic::do_not_recommend]
            impl<W, T> Covers<Signed<T>, Fallback<#name>> for W {}
        });
        if *whole != row.payload.name {
            impls.push(quote! {
                #[diagnostic::do_not_recommend]
                impl<W> Covers<#name, Fallback<crate::payload::#whole>> for W {}
            });
        }
    }
    impls
}

/// The payload as which every request to an attribute can be read: the one with a fallback of its own.
fn whole<'a>(receiver: &Receiver, rows: &'a [Row]) -> Option<&'a Ident> {
    rows.iter()
        .filter(|row| row.received_by.iter().any(|other| other.attribute == receiver.attribute))
        .find_map(|row| row.payload.failed.as_ref())
}

/// The trait of a callback, for the compile error to say what the callback delivers. Every handler has it for every payload
/// that the callback delivers; the handler is there for the error, too, to name it and to show where it is.
fn delivery(callback: &Callback, rows: &[Row]) -> TokenStream {
    let Callback { name, place, remark } = callback;
    let place = place.value();
    let doc = format!("{}.", capitalised(&place));
    let message = format!("`{{Self}}` takes `{{P}}`, which {place} never delivers");
    let note = format!("{place} delivers {}", payloads(callback, rows));
    let remark = remark.iter();
    let delivered = delivered_by(callback, rows).map(|(row, _)| path(&row.payload));
    quote! {
        #[doc = #doc]
        // Documentation lists what is implemented for every type on the page of every type, also in applications.
        #[doc(hidden)]
        #[diagnostic::on_unimplemented(message = #message, label = "never delivered here", note = #note #(, note = #remark)*)]
        pub trait #name<P> {
            #[doc(hidden)]
            const SEAL: Seal;
        }

        #(
            #[diagnostic::do_not_recommend]
            impl<W> #name<#delivered> for W {
                const SEAL: Seal = Seal;
            }
        )*

        #[diagnostic::do_not_recommend]
        impl<W, T: DeserializeOwned + Send + 'static> #name<Signed<T>> for W {
            const SEAL: Seal = Seal;
        }

        #[diagnostic::do_not_recommend]
        impl<W> #name<NoPayload> for W {
            const SEAL: Seal = Seal;
        }

        #[diagnostic::do_not_recommend]
        impl<W> #name<Verified<Params>> for W {
            const SEAL: Seal = Seal;
        }
    }
}

/// The payloads that a callback delivers, each with its circumstance.
fn delivered_by<'a>(
    callback: &'a Callback,
    rows: &'a [Row],
) -> impl Iterator<Item = (&'a Row, Option<String>)> {
    rows.iter().filter_map(|row| {
        let delivered = row.delivered_by.iter().find(|delivered| delivered.callback == callback.name)?;
        Some((row, delivered.circumstance.as_ref().map(syn::LitStr::value)))
    })
}

/// The payloads in words: "`GatherInput`, `IncomingCall` or `Signed<T>`". Neighbours in the same circumstance share its
/// words.
fn payloads(callback: &Callback, rows: &[Row]) -> String {
    let mut groups: Vec<(Option<String>, Vec<String>)> = Vec::new();
    for (row, circumstance) in delivered_by(callback, rows) {
        let name = format!("`{}`", row.payload);
        match groups.last_mut() {
            Some((last, names)) if *last == circumstance => names.push(name),
            _ => groups.push((circumstance, vec![name])),
        }
    }
    if groups.iter().all(|(circumstance, _)| circumstance.is_none()) {
        let names = groups.into_iter().flat_map(|(_, names)| names);
        return alternatives(names.chain(["`Signed<T>`".to_owned()]), |name| name);
    }
    let mut words = String::new();
    for (circumstance, names) in groups {
        words += &alternatives(names, |name| name);
        if let Some(circumstance) = circumstance {
            words += " ";
            words += &circumstance;
        }
        words += ", ";
    }
    words + "or `Signed<T>`"
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}

/// A line for each webhook that sends a payload.
fn webhooks(row: &Row) -> impl Iterator<Item = TokenStream> {
    let Payload { name, failed, .. } = &row.payload;
    let failed = failed.as_ref().map(|failed| quote!(<#failed>));
    let webhooks = row
        .received_by
        .iter()
        .flat_map(|receiver| receiver.webhooks.iter().map(|webhook| (&receiver.attribute, webhook.value())));
    webhooks.map(move |(attribute, webhook)| {
        let identifier = format_ident!("{}", webhook.replace('-', "_"));
        let path = format!("/{webhook}");
        quote!(#attribute #identifier #path (#name #failed);)
    })
}
