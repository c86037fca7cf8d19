//! What an editor needs to complete and explain names: references to them that carry the user's spans.
//!
//! rust-analyzer looks for a token of the input in the output. There the name of an element is text alone, so it
//! is written down a second time as the name of a documented item of the vocabulary, for that program only. Half-typed
//! names are written down as they are: that is what completion works on.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote_spanned;
use twiml_schema::{Element, find};

use super::ast::{self, Name, Node, walk};
use crate::runtime_path::Runtime;

/// References to the names of all elements and attributes, for rust-analyzer alone.
pub(crate) fn references(nodes: &[Node], runtime: &Runtime) -> TokenStream {
    let mut uses = TokenStream::new();
    walk(nodes, None, &mut |node, _| {
        if let Node::Element(element) = node {
            self::element(element, runtime, &mut uses);
        }
    });
    let span = Span::call_site();
    quote_spanned! {span=>
        // An editor sets it, and cargo does not know it.
        #[allow(unexpected_cfgs)]
        const _: () = {
            #[cfg(rust_analyzer)]
            mod names {
                #uses
            }
        };
    }
}

fn element(element: &ast::Element, runtime: &Runtime, uses: &mut TokenStream) {
    let row = find(&element.name.text).next();
    let Some(module) = identifier(&element.name, row.map(|row| row.ident)) else { return };
    let names = runtime.private_at(element.name.span);
    uses.extend(quote_spanned!(element.name.span=> use #names::names::#module as _;));
    let Some(row) = row else { return };
    // The attribute alone is under the cursor here, not the element.
    let Some(module) = identifier(&Name { span: Span::call_site(), ..element.name.clone() }, Some(row.ident))
    else {
        return;
    };
    for attribute in &element.attributes {
        if let Some(name) = identifier(&attribute.name, constant(row, &attribute.name.text)) {
            let names = runtime.private_at(attribute.name.span);
            uses.extend(quote_spanned!(attribute.name.span=> use #names::names::#module::#name as _;));
        }
    }
}

/// The constant of an attribute, whose name differs where the attribute's is not an identifier.
fn constant(row: &'static Element, name: &str) -> Option<&'static str> {
    row.attribute(name).map(|attribute| attribute.ident)
}

/// A name as an identifier: the one that the vocabulary gives it, or, while it is being typed, itself.
fn identifier(name: &Name, known: Option<&str>) -> Option<Ident> {
    if name.quoted {
        return None;
    }
    let text = known.unwrap_or(&name.text);
    if let Some(raw) = text.strip_prefix("r#") {
        return Some(Ident::new_raw(raw, name.span));
    }
    let mut ident = syn::parse_str::<Ident>(text).ok()?;
    ident.set_span(name.span);
    Some(ident)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Diagnostics;
    use crate::markup::parse::parse;

    fn references_in(document: &str) -> String {
        let tokens: TokenStream = document.parse().unwrap();
        let nodes = parse(tokens, &mut Diagnostics::default());
        references(&nodes, &Runtime::find()).to_string()
    }

    #[track_caller]
    fn assert_names(document: &str, path: &str) {
        let references = references_in(document);
        assert!(references.contains(&format!("names :: {path} as _")), "{references}");
    }

    #[test]
    fn elements_and_attributes_are_named() {
        let document = r#"<Response><Say voice="x">"Hello"</Say></Response>"#;
        assert_names(document, "Response");
        assert_names(document, "Say");
        assert_names(document, "Say :: voice");
    }

    #[test]
    fn half_typed_names_are_named_as_they_are() {
        assert_names("<Response><Sa", "Sa");
        assert_names("<Response><Say voi", "Say :: voi");
        assert_names("<Response><Say voi></Say></Response>", "Say :: voi");
        assert_names("<Response><Gather numDigits=1 ac", "Gather :: ac");
        assert_names("<Response>if late { <Say lan }", "Say :: lan");
    }

    #[test]
    fn names_that_are_no_identifiers_have_similar_ones() {
        let document = r#"<Say loop=2><say-as interpret-as="date">"x"</say-as><break time="1s"/></Say>"#;
        assert_names(document, "Say :: r#loop");
        assert_names(document, "say_as");
        assert_names(document, "say_as :: interpret_as");
        assert_names(document, "r#break");
    }

    #[test]
    fn quoted_names_are_not_looked_up() {
        assert!(!references_in(r#"<"NewVerb" "newAttribute"=1/>"#).contains("use"));
    }
}
