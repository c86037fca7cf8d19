//! The handlers that a function's documents name, so that `webhooks!` can see to it that they are mounted.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens as _, quote, quote_spanned};
use syn::Path;
use syn::spanned::Spanned as _;

use crate::markup::call::called_handler;
use crate::markup::slots::{Content, Slot, slots};
use crate::site::about;

use crate::source::Surroundings;

use super::body::Body;

/// A handler, and where a document names it.
pub(crate) struct Reference {
    pub(crate) handler: Path,
    pub(super) element: String,
    /// None where the element's text names the handler.
    pub(super) attribute: Option<String>,
}

impl Reference {
    pub(crate) fn span(&self) -> Span {
        self.handler.span()
    }

    /// The value for the runtime, which `private` is the path of.
    pub(crate) fn value(&self, private: &TokenStream) -> TokenStream {
        let Self { handler, element, attribute } = self;
        let constructor = if attribute.is_some() { quote!(attribute) } else { quote!(text) };
        let attribute = attribute.iter();
        quote_spanned! {about(handler.span())=>
            #private::Reference::#constructor(<#handler as #private::Mountable>::HANDLER, #element #(, #attribute)*)
        }
    }

    /// Whether both say the same.
    fn is(&self, other: &Self) -> bool {
        let text = |path: &Path| path.to_token_stream().to_string();
        self.element == other.element
            && self.attribute == other.attribute
            && text(&self.handler) == text(&other.handler)
    }
}

/// The handlers named in every `twiml!` of these tokens.
pub(crate) fn references_in(tokens: &TokenStream) -> Vec<Reference> {
    let mut references = Vec::new();
    each(&Body::read(tokens), &mut |reference| add(&mut references, reference));
    references
}

/// The handlers named in every `twiml!` of a function's body, and whether that is all of them.
///
/// Names that the body itself puts into scope are left out: they mean nothing outside of it, where the list of references
/// is. They are checked when they are first used.
pub(crate) fn references(body: &Body) -> (Vec<Reference>, bool) {
    let mut references = Vec::new();
    let mut complete = true;
    let all_are_handlers = each(body, &mut |reference| {
        let first = reference.handler.segments.first();
        if first.is_some_and(|first| body.declares(&first.ident)) {
            complete = false;
        } else {
            add(&mut references, reference);
        }
    });
    (references, complete && all_are_handlers)
}

fn add(references: &mut Vec<Reference>, reference: Reference) {
    if !references.iter().any(|known| known.is(&reference)) {
        references.push(reference);
    }
}

/// Visits what is named where a handler is, and says whether nothing of it is a variable, which is reported where the document is expanded.
fn each(body: &Body, visit: &mut impl FnMut(Reference)) -> bool {
    let surroundings = Surroundings::default();
    let mut all_are_handlers = true;
    for document in &body.documents {
        slots(document, &mut |slot| {
            let Some(reference) = reference(&slot) else { return };
            let name = reference.handler.get_ident().filter(|name| body.may_have_variable(name));
            if name.is_some_and(|name| surroundings.is_variable(name)) {
                all_are_handlers = false;
            } else {
                visit(reference);
            }
        });
    }
    all_are_handlers
}

/// The handler that a slot names.
fn reference(slot: &Slot<'_>) -> Option<Reference> {
    let handler = match slot.content {
        Content::Handler(path) => path.clone(),
        Content::Bare(tokens) => syn::parse2(tokens.clone()).ok()?,
        Content::Value(tokens) => called_handler(tokens)?,
        Content::Literal(_) => return None,
    };
    // What cannot name a handler is reported where the document is expanded.
    slot.names_handler().then(|| Reference {
        handler,
        element: slot.element.map(|element| element.name.text.clone()).unwrap_or_default(),
        attribute: slot.attribute.map(|attribute| attribute.text.clone()),
    })
}

#[cfg(test)]
mod tests {
    use quote::{ToTokens as _, quote};

    use super::{Body, Reference};

    fn references(body: &proc_macro2::TokenStream) -> Vec<String> {
        let (references, _) = super::references(&Body::read(body));
        let written = |Reference { handler, element, attribute }: &Reference| {
            let handler = handler.to_token_stream().to_string().replace(' ', "");
            format!("{element} {}={handler}", attribute.as_deref().unwrap_or_default())
        };
        references.iter().map(written).collect()
    }

    #[test]
    fn handlers_are_found_in_attributes_texts_and_branches() {
        let body = quote! {{
            let hello = twiml! { <Response><Gather action=menu/></Response> };
            if late {
                return Ok(twiml! { <Response>if x { <Redirect>ivr::closed</Redirect> }</Response> });
            }
            hello
        }};
        assert_eq!(references(&body), ["Gather action=menu", "Redirect =ivr::closed"]);
    }

    #[test]
    fn handlers_are_found_in_documents_among_values() {
        let body =
            quote! { twiml! { <Response>{late.then(|| twiml! { <Gather action=menu/> })}</Response> } };
        assert_eq!(references(&body), ["Gather action=menu"]);
    }

    #[test]
    fn handlers_are_found_before_their_arguments() {
        let body = quote! { twiml! {
            <Response>
                <Gather action={ivr::menu::with(&query)}/>
                <Redirect>if x { {menu::at(id)} } else { start }</Redirect>
                <Dial action={menu::overrides(PATIENT)} referUrl={menu::at(id).overrides(PATIENT)}/>
            </Response>
        } };
        assert_eq!(
            references(&body),
            [
                "Gather action=ivr::menu",
                "Redirect =menu",
                "Redirect =start",
                "Dial action=menu",
                "Dial referUrl=menu"
            ]
        );
    }

    #[test]
    fn a_handler_named_twice_in_one_way_is_listed_once() {
        let body = quote! { twiml! { <Response><Gather action=menu/><Redirect>menu</Redirect></Response> } };
        assert_eq!(references(&body), ["Gather action=menu", "Redirect =menu"]);
        let body =
            quote! { if x { twiml! { <Gather action=menu/> } } else { twiml! { <Gather action=menu/> } } };
        assert_eq!(references(&body), ["Gather action=menu"]);
    }

    #[test]
    fn names_of_the_body_itself_are_left_out() {
        let body = quote! { use crate::ivr::{menu}; twiml! { <Gather action=menu/> } };
        assert!(references(&body).is_empty());
        let body = quote! { use crate::ivr::{self as phone, *}; twiml! { <Gather action=menu/> } };
        assert!(references(&body).is_empty());
        let body = quote! { use crate::ivr::{self}; twiml! { <Gather action=ivr::menu/> } };
        assert!(references(&body).is_empty());
    }

    #[test]
    fn what_is_left_out_is_known_to_be_missing() {
        let body = quote! { use crate::ivr::{menu}; twiml! { <Gather action=menu/> <Redirect>crate::start</Redirect> } };
        let (references, complete) = super::references(&Body::read(&body));
        assert_eq!(references.len(), 1);
        assert!(!complete);
    }

    #[test]
    fn a_path_is_no_name_of_the_body() {
        let body = quote! {
            use crate::ivr::Menu as menu_of_ivr;
            twiml! { <Gather action=crate::menu/> <Gather action=ivr::menu/> <Gather action=Menu/> }
        };
        assert_eq!(
            references(&body),
            ["Gather action=crate::menu", "Gather action=ivr::menu", "Gather action=Menu"]
        );
        let body = quote! { use ivr::*; twiml! { <Gather action=crate::menu/> } };
        assert_eq!(references(&body), ["Gather action=crate::menu"]);
    }

    #[test]
    fn text_and_other_values_are_no_handlers() {
        let body = quote! { twiml! {
            <Response>
                <Gather action="/menu" numDigits={digits::at(2)}/>
                <Gather action={menu} "new"=menu/>
                <Gather action={at(id)} finishOnKey={key::with}/>
                <Say>{greeting::with(&name)}</Say>
                <"New" action=menu>menu</"New">
            </Response>
        } };
        assert!(references(&body).is_empty());
    }
}
