//! Which names an editor offers for an element, and where it finds them.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use twiml_schema::{Element, Family, elements, find, roots};

/// What rust-analyzer writes into a document where it is asked for completions.
const CURSOR: &str = "intellijRulezz";

/// What is offered among the children of an element.
pub(super) enum Offer {
    /// What can begin a document or a fragment.
    Top(Option<Family>),
    /// What is legal in this element.
    In(&'static Element),
    /// Everything.
    Anything,
}

impl Offer {
    /// The elements that are offered.
    fn elements(&self) -> impl Iterator<Item = &'static Element> {
        let (root, children): (_, &[_]) = match self {
            Self::Top(Some(family)) => {
                let root = roots().find(|root| root.families.contains(family));
                (root, root.map_or(&[], |root| root.children))
            }
            Self::In(element) => (None, element.children),
            Self::Top(None) | Self::Anything => (None, elements()),
        };
        root.into_iter().chain(children.iter().copied())
    }

    /// The row of an element of this tag.
    pub(super) fn row(&self, tag: &str) -> Option<&'static Element> {
        self.elements().find(|element| element.name == tag).or_else(|| find(tag).next())
    }

    /// The module of what is offered, in that of the vocabulary for editors.
    pub(super) fn module(&self) -> TokenStream {
        match self {
            Self::Top(Some(Family::Voice)) => quote!(top::voice),
            Self::Top(Some(Family::Messaging)) => quote!(top::messaging),
            Self::In(element) => match identifier(element.ident, Span::call_site()) {
                Some(module) => quote!(#module::children),
                None => anything(),
            },
            Self::Top(None) | Self::Anything => anything(),
        }
    }

    /// The same where this is typed. If nothing that is legal begins so, it may be something else.
    pub(super) fn module_for(&self, typed: &str) -> TokenStream {
        let typed = typed.replace(CURSOR, "");
        let begins =
            |name: &str| name.get(..typed.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(&typed));
        let is_legal = self.elements().any(|element| element.name == typed);
        let may_become_legal =
            || find(&typed).next().is_none() && self.elements().any(|element| begins(element.name));
        if is_legal || may_become_legal() { self.module() } else { anything() }
    }
}

fn anything() -> TokenStream {
    quote!(top::any)
}

/// A name as an identifier: the one that the vocabulary gives it, or, while it is being typed, itself.
pub(super) fn identifier(name: &str, span: Span) -> Option<Ident> {
    let text = match syn::parse_str::<Ident>(name) {
        Ok(_) => name,
        Err(_) => find(name).next().map_or(name, |element| element.ident),
    };
    if let Some(raw) = text.strip_prefix("r#") {
        return Some(Ident::new_raw(raw, span));
    }
    let mut ident = syn::parse_str::<Ident>(text).ok()?;
    ident.set_span(span);
    Some(ident)
}
