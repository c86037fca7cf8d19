//! What an editor needs to complete and explain names: references to them that carry the user's spans.
//!
//! rust-analyzer looks for a token of the input in the output. There the name of an element is text alone, so it
//! is written down a second time as the name of a documented item of the vocabulary, for that program only. Half-typed
//! names are written down as they are: that is what completion works on. Where a name may be typed next, `Nothing` is named:
//! rust-analyzer compares the output with and without the name, and needs the same path in both.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use twiml_schema::{Element, Family, Role, find, roots};

use super::ast::{self, Name, Node, walk};
use super::offer::{Offer, identifier};
use super::slots::{Content, slots};
use crate::runtime_path::Runtime;

/// References to the names of all elements, attributes and handlers, for rust-analyzer alone.
pub(crate) fn references(nodes: &[Node], family: Option<Family>, runtime: &Runtime) -> TokenStream {
    let mut references = References { family, runtime, uses: TokenStream::new() };
    references.children(nodes, &Offer::Top(family));
    let uses = references.uses;
    let handlers = handlers(nodes);
    let span = Span::call_site();
    quote_spanned! {span=>
        // An editor sets it, and cargo does not know it.
        #[allow(unexpected_cfgs)]
        const _: () = {
            #[cfg(rust_analyzer)]
            mod names {
                #uses
            }
            #handlers
        };
    }
}

/// The family of a document by its elements, if one of them belongs to one family alone.
pub(crate) fn family_of(nodes: &[Node]) -> Option<Family> {
    let mut found = None;
    walk(nodes, None, &mut |node, _| {
        let Node::Element(element) = node else { return };
        let mut families = find(&element.name.text)
            .filter(|row| row.role != Role::Root)
            .flat_map(|row| row.families.iter().copied());
        if let (Some(family), None) = (families.next(), families.next()) {
            found = found.or(Some(family));
        }
    });
    found
}

/// Every mention of a handler: the document itself names one that is mentioned in the same way twice only once.
fn handlers(nodes: &[Node]) -> TokenStream {
    let mut handlers = TokenStream::new();
    slots(nodes, &mut |slot| {
        let path = match slot.content {
            Content::Handler(path) => quote!(#path),
            Content::Bare(tokens) if slot.is_callback() => tokens.clone(),
            _ => return,
        };
        handlers.extend(quote! {
            #[cfg(rust_analyzer)]
            const _: () = {
                type Handler = #path;
            };
        });
    });
    handlers
}

struct References<'a> {
    family: Option<Family>,
    runtime: &'a Runtime,
    uses: TokenStream,
}

impl References<'_> {
    /// The names in a list of children, in the order in which they are written.
    fn children(&mut self, nodes: &[Node], offer: &Offer) {
        for node in nodes {
            match node {
                Node::Element(element) => self.element(element, offer),
                Node::Control(control) => {
                    for body in control.bodies() {
                        self.children(body, offer);
                    }
                }
                Node::Text(_) | Node::Value(_) | Node::Bare(_) | Node::Let(_) => {}
            }
        }
        self.nothing(&offer.module());
    }

    fn element(&mut self, element: &ast::Element, offer: &Offer) {
        let ast::Element { name, attributes, children, closing, .. } = element;
        let row = offer.row(&name.text);
        self.name(name, &offer.module_for(&name.text));
        let Some(row) = row else { return self.children(children, &Offer::Anything) };
        let module = identifier(row.ident, Span::call_site());
        let own = quote!(#module::attributes);
        for attribute in attributes {
            let ident = row.attribute(&attribute.name.text).map(|attribute| attribute.ident);
            self.name(
                &Name { text: ident.unwrap_or(&attribute.name.text).to_owned(), ..attribute.name.clone() },
                &own,
            );
        }
        self.nothing(&own);
        self.children(children, &self.offer_in(row));
        if let Some(closing) = closing {
            // Of those that share a tag, the first is called by it.
            let module = identifier(row.name, Span::call_site());
            let own = quote!(#module::closing);
            self.name(closing, &own);
            self.nothing(&own);
        }
    }

    /// What is legal in an element.
    fn offer_in(&self, row: &'static Element) -> Offer {
        if row.role != Role::Root {
            return Offer::In(row);
        }
        let of_family = |family| roots().find(|root| root.families.contains(&family));
        self.family.and_then(of_family).map_or(Offer::Anything, Offer::In)
    }

    fn name(&mut self, name: &Name, module: &TokenStream) {
        if name.quoted {
            return;
        }
        let Some(ident) = identifier(&name.text, name.span) else { return };
        self.reference(module, &ident);
    }

    fn nothing(&mut self, module: &TokenStream) {
        self.reference(module, &Ident::new("Nothing", Span::call_site()));
    }

    fn reference(&mut self, module: &TokenStream, ident: &Ident) {
        let private = self.runtime.private_at(Span::call_site());
        self.uses.extend(quote!(use #private::editor::#module::#ident as _;));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Diagnostics;
    use crate::half_typed::completed;
    use crate::markup::parse::parse;

    fn references_in(document: &str) -> String {
        let tokens: TokenStream = document.parse().unwrap();
        let nodes = parse(completed(tokens), &mut Diagnostics::default());
        references(&nodes, family_of(&nodes), &Runtime::find()).to_string()
    }

    /// The paths that are named, in their order.
    fn names(document: &str) -> Vec<String> {
        let references = references_in(document).replace(' ', "");
        let named = references.split("editor::").skip(1);
        named.filter_map(|path| Some(path.split_once("as_;")?.0.to_owned())).collect()
    }

    #[track_caller]
    fn assert_names(document: &str, path: &str) {
        let names = names(document);
        assert!(names.iter().any(|name| name == path), "{path}: {names:?}");
    }

    /// The name that is typed at `$0` is looked up where something is named already before it is typed.
    #[track_caller]
    fn assert_completes(document: &str, module: &str) {
        let [without, with] = ["", "intellijRulezz"].map(|typed| names(&document.replace("$0", typed)));
        let at = with
            .iter()
            .position(|name| name.contains("intellijRulezz"))
            .unwrap_or_else(|| panic!("{with:?}"));
        assert!(with[at].starts_with(&format!("{module}::")), "{with:?}");
        assert_eq!(with[..at], without[..at]);
        assert!(without[at].starts_with(&format!("{module}::")), "{without:?}");
    }

    #[test]
    fn elements_and_attributes_are_named() {
        let document = r#"<Response><Say voice="x">"Hello"</Say></Response>"#;
        assert_names(document, "top::voice::Response");
        assert_names(document, "Response::children::Say");
        assert_names(document, "Say::attributes::voice");
        assert_names(document, "Say::closing::Say");
    }

    #[test]
    fn half_typed_names_are_named_as_they_are() {
        assert_names("<Response><Pause/><Sa", "Response::children::Sa");
        assert_names("<Response><Say voi", "Say::attributes::voi");
        assert_names("<Response><Say voi></Say></Response>", "Say::attributes::voi");
        assert_names("<Response><Gather numDigits=1 ac", "Gather::attributes::ac");
        assert_names("<Response>if late { <Say lan }", "Say::attributes::lan");
        assert_names("<Say>\"x\"</S", "Say::closing::S");
    }

    #[test]
    fn names_that_are_not_typed_yet_have_a_place() {
        assert_completes("<Pause/><$0", "top::voice");
        assert_completes("<Response><Pause/><$0", "Response::children");
        assert_completes("<Response><Pause/><$0</Response>", "Response::children");
        assert_completes("<Response><$0<Hangup/></Response>", "Response::children");
        assert_completes("<Response>if late { <$0 } <Hangup/></Response>", "Response::children");
        assert_completes("<Response>for x in y { <Hangup/><$0 }</Response>", "Response::children");
        assert_completes("<Say $0", "Say::attributes");
        assert_completes("<Say $0/>", "Say::attributes");
        assert_completes("<Gather numDigits=1 $0 action=dialed/>", "Gather::attributes");
        assert_completes("<Say $0>\"Hello\"</Say>", "Say::attributes");
        assert_completes("<Say>\"Hello\"</$0", "Say::closing");
        assert_completes("<Response><Say>\"Hello\"</$0</Response>", "Say::closing");
    }

    #[test]
    fn what_is_legal_is_offered() {
        assert_completes("<Gather><$0</Gather>", "Gather::children");
        assert_completes("<Gather><Pa$0</Gather>", "Gather::children");
        assert_completes("<Message/><Response><$0</Response>", "MessagingResponse::children");
        assert_names("<Refer><Sip></Sip></Refer>", "Refer::children::Sip");
    }

    #[test]
    fn where_nothing_legal_fits_everything_is_offered() {
        assert_completes("<Gather><Di$0</Gather>", "top::any");
        assert_names("<Gather><Dial/></Gather>", "top::any::Dial");
        assert_names("<Syay><Say/></Syay>", "top::any::Say");
    }

    #[test]
    fn names_that_are_no_identifiers_have_similar_ones() {
        let document = r#"<Say loop=2><say-as interpret-as="date">"x"</say-as><break time="1s"/></Say>"#;
        assert_names(document, "Say::attributes::r#loop");
        assert_names(document, "Say::children::say_as");
        assert_names(document, "say_as::attributes::interpret_as");
        assert_names(document, "say_as::closing::say_as");
        assert_names(document, "Say::children::r#break");
    }

    #[test]
    fn quoted_names_are_not_looked_up() {
        assert_eq!(names(r#"<"NewVerb" "newAttribute"=1/>"#), ["top::any::Nothing"; 2]);
    }

    #[test]
    fn every_mention_of_a_handler_is_named() {
        let references = references_in(
            "<Gather action=again/><Gather action=again/><Redirect>match x { 0 => again, _ => { ivr::again } }</Redirect>",
        );
        assert_eq!(references.matches("type Handler = again").count(), 3);
        assert_eq!(references.matches("type Handler = ivr :: again").count(), 1);
    }

    #[test]
    fn handlers_in_what_has_an_error_are_named() {
        for (document, handler) in [
            ("<Gather numDigit=1 action=again/>", "again"),
            ("<Gather action=ivr::/>", "ivr::nothing"),
            ("<Redirect>ivr::</Redirect>", "ivr::nothing"),
        ] {
            let references = references_in(document).replace(' ', "");
            assert!(references.contains(&format!("typeHandler={handler};")), "{references}");
        }
    }
}
