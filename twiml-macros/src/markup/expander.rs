//! What a document is written down as: its type, and those of its elements.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use twiml_schema::{Element, Family, roots};

use super::lower::Expected;
use super::tree::Kind;
use crate::runtime_path::Runtime;
use crate::site::about;

/// The variable for the family of a document that only its use decides.
pub(super) fn family_of_use() -> Ident {
    Ident::new("family", Span::mixed_site())
}

pub(super) struct Expander<'a> {
    /// The runtime, for code that is about the whole document.
    pub(super) runtime: TokenStream,
    pub(super) private: TokenStream,
    pub(super) path: &'a Runtime,
    pub(super) kind: Kind,
    pub(super) links: &'a [Expected],
}

impl Expander<'_> {
    /// The type of what is made.
    pub(super) fn made(&self) -> TokenStream {
        let runtime = &self.runtime;
        match self.kind {
            Kind::Document(Some(Family::Voice)) => quote!(#runtime::Twiml::<#runtime::Voice>),
            Kind::Document(Some(Family::Messaging)) => quote!(#runtime::Twiml::<#runtime::Messaging>),
            Kind::Document(None) => quote!(#runtime::Twiml::<_>),
            Kind::Fragment(place) => {
                let tag = self.tag(place, Span::call_site());
                quote!(#runtime::Fragment::<#tag>)
            }
        }
    }

    pub(super) fn family(&self) -> Option<Family> {
        match self.kind {
            Kind::Document(family) => family,
            Kind::Fragment(_) => None,
        }
    }

    /// The type of an element.
    pub(super) fn tag(&self, element: &Element, span: Span) -> TokenStream {
        let private = self.path.private_at(span);
        let module = match element.ident.strip_prefix("r#") {
            Some(ident) => Ident::new_raw(ident, about(span)),
            None => Ident::new(element.ident, about(span)),
        };
        quote_spanned!(about(span)=> #private::names::#module::Tag)
    }

    /// The type of the `<Response>` of a family.
    pub(super) fn root(&self, family: Family, span: Span) -> TokenStream {
        roots()
            .find(|root| root.families.contains(&family))
            .map(|root| self.tag(root, span))
            .unwrap_or_default()
    }
}
