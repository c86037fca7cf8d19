//! What is odd about a function's documents; what becomes of it is decided once the handlers are mounted and their references are known.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use twiml_schema::{Family, Role, Terminal, find};

use super::body::Body;
use super::item::Item;
use super::replies;
use crate::kind::Kind;
use crate::markup::ast::{Element, Node, walk};

#[derive(PartialEq, Eq)]
pub(super) enum Remark {
    /// A document that lets the caller hear nothing, and ends the call.
    Silent,
    /// A document that lets the caller hear nothing, and asks for input.
    Unprompted,
    /// A document that leads back to its own handler whatever the caller enters, by way of this element.
    AsksAgain(String),
    /// The handler does nothing but lead to another one.
    HandsOn,
}

impl Remark {
    /// The value for the runtime.
    pub(super) fn value(&self) -> TokenStream {
        match self {
            Self::Silent => quote!(__twiml::Remark::Silent),
            Self::Unprompted => quote!(__twiml::Remark::Unprompted),
            Self::AsksAgain(element) => quote!(__twiml::Remark::AsksAgain(#element)),
            Self::HandsOn => quote!(__twiml::Remark::HandsOn),
        }
    }
}

/// `complete` says whether all handlers that the documents name are known.
pub(super) fn remarks(kind: &Kind, item: &Item, body: &Body, complete: bool) -> Vec<Remark> {
    let mut remarks = Vec::new();
    if kind.family().is_none() {
        return remarks;
    }
    if complete
        && replies::are_own_documents(&item.body)
        && let [document] = body.documents.as_slice()
        && verbs(document).is_some_and(hands_on)
    {
        remarks.push(Remark::HandsOn);
    }
    for document in &body.documents {
        if let (Some(Family::Voice), Some(verbs)) = (kind.family(), verbs(document)) {
            remarks.extend(silence(verbs));
            if !body.reads_params {
                remarks.extend(asks_again(verbs, &item.name).map(Remark::AsksAgain));
            }
        }
    }
    let mut known = Vec::new();
    for remark in remarks {
        if !known.contains(&remark) {
            known.push(remark);
        }
    }
    known
}

/// The verbs of a document; none if it is a fragment.
fn verbs(document: &[Node]) -> Option<&[Node]> {
    document.iter().find_map(|node| match node {
        Node::Element(element) if row(element)?.role == Role::Root => Some(element.children.as_slice()),
        _ => None,
    })
}

fn row(element: &Element) -> Option<&'static twiml_schema::Element> {
    find(&element.name.text).next().filter(|_| !element.name.quoted)
}

fn silence(verbs: &[Node]) -> Option<Remark> {
    let mut heard = false;
    walk(verbs, None, &mut |node, _| heard |= may_be_heard(node));
    if heard {
        return None;
    }
    // Of what is in the branches, the milder is assumed.
    let asks = |node: &Node| match node {
        Node::Element(element) => row(element).is_some_and(|row| row.terminal == Terminal::WithoutInput),
        node => !matches!(node, Node::Let(_)),
    };
    Some(if verbs.iter().any(asks) { Remark::Unprompted } else { Remark::Silent })
}

/// Whether a node itself may say something, hand the call on, or end it on purpose.
fn may_be_heard(node: &Node) -> bool {
    match node {
        Node::Element(element) => row(element).is_none_or(|row| row.role == Role::Verb && !row.silent),
        Node::Text(_) | Node::Value(_) | Node::Bare(_) => true,
        Node::Control(_) | Node::Let(_) => false,
    }
}

/// The element by which a document leads back to `own` whatever is entered, and goes on to nothing else.
fn asks_again(verbs: &[Node], own: &Ident) -> Option<String> {
    let mut asking = None;
    for verb in verbs {
        let element = match verb {
            Node::Element(element) => element,
            Node::Let(_) => continue,
            _ => {
                asking = None;
                continue;
            }
        };
        let without_action = !element.attributes.iter().any(|attribute| attribute.name.text == "action");
        match row(element).map(|row| row.terminal) {
            Some(Terminal::DefaultAction) if without_action => return Some(element.name.text.clone()),
            Some(Terminal::WithoutInput) if without_action => asking = Some(element.name.text.clone()),
            Some(Terminal::Always) if leads_to(element, own) => return asking,
            _ => asking = None,
        }
    }
    asking
}

/// Whether there is nothing but the name of the next handler.
fn hands_on(verbs: &[Node]) -> bool {
    let [Node::Element(element)] = verbs else { return false };
    row(element).is_some_and(|row| row.terminal == Terminal::Always)
        && matches!(element.children.as_slice(), [Node::Bare(_)])
}

/// Whether an element that goes on elsewhere goes on with the current document.
fn leads_to(element: &Element, own: &Ident) -> bool {
    row(element).is_some_and(|row| row.callback(None).is_some())
        && match element.children.as_slice() {
            [] => true,
            [Node::Bare(bare)] => *own == bare.tokens.to_string(),
            _ => false,
        }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::VoiceWebhook;

    fn remarks_of(function: &TokenStream) -> Vec<String> {
        let item = Item::read(function).unwrap_or_else(|error| panic!("{error}"));
        let body = Body::read(&item.body);
        let remarks = remarks(&VoiceWebhook, &item, &body, true);
        let text = |remark: &Remark| {
            remark.value().to_string().replace("__twiml :: Remark :: ", "").replace(' ', "")
        };
        remarks.iter().map(text).collect()
    }

    /// The remarks about a handler `voice` that answers with this document alone.
    fn about(verbs: &TokenStream) -> Vec<String> {
        remarks_of(&quote!(
            async fn voice() -> VoiceResponse {
                twiml! { <Response>#verbs</Response> }
            }
        ))
    }

    #[test]
    fn nothing_is_said_about_ordinary_documents() {
        for verbs in [
            quote! { <Say>"Hello"</Say> },
            quote! { <Gather action=menu><Say>"Press 1"</Say></Gather> },
            quote! { <Say>"Press 1"</Say><Gather action=menu/> },
            quote! { <Gather><Say>"Press 1"</Say></Gather><Say>"Goodbye"</Say> },
            quote! { <Gather action=menu><Say>"Press 1"</Say></Gather><Redirect>voice</Redirect> },
            quote! { <Record action=recorded/> },
            quote! { <Hangup/> },
            quote! { <Reject/> },
            quote! { <Start><Stream url="wss://example.com"/></Start><Pause length=60/> },
            quote! { if open { <Dial>"+15551230001"</Dial> } },
            quote! { <"New"/> },
        ] {
            assert!(about(&verbs).is_empty(), "{verbs}");
        }
    }

    #[test]
    fn silence_is_heard() {
        assert_eq!(about(&quote!()), ["Silent"]);
        assert_eq!(about(&quote! { let x = 1; <Pause length=2/> }), ["Silent"]);
        assert_eq!(about(&quote! { if late { <Pause/> } }), ["Unprompted"]);
        assert_eq!(about(&quote! { <Gather action=menu><Pause/></Gather> }), ["Unprompted"]);
    }

    #[test]
    fn what_leads_back_to_itself_is_found() {
        let say = quote!(<Say>"Press 1"</Say>);
        for (verbs, element) in [
            (quote! { <Gather>#say</Gather> }, "Gather"),
            (quote! { #say <Gather finishOnKey="*"/> }, "Gather"),
            (quote! { <Gather>#say</Gather><Redirect>voice</Redirect> }, "Gather"),
            (quote! { <Gather>#say</Gather><Redirect/> }, "Gather"),
            (quote! { <Record transcribe=true/><Say>"Nothing was recorded"</Say> }, "Record"),
        ] {
            assert_eq!(about(&verbs), [format!("AsksAgain(\"{element}\")")], "{verbs}");
        }
        let function = quote! { async fn voice(call: IncomingCall) -> VoiceResponse {
            if call.params().get("Digits").is_some() { return twiml! { <Response><Hangup/></Response> }; }
            twiml! { <Response><Gather>#say</Gather></Response> }
        } };
        assert!(remarks_of(&function).is_empty());
    }

    #[test]
    fn what_only_hands_on_is_found() {
        assert_eq!(about(&quote! { <Redirect>menu</Redirect> }), ["HandsOn"]);
        for verbs in [
            quote! { <Pause length=60/><Redirect>voice</Redirect> },
            quote! { <Redirect>if late { closed } else { menu }</Redirect> },
            quote! { <Redirect>"https://example.com"</Redirect> },
        ] {
            assert!(about(&verbs).is_empty(), "{verbs}");
        }
        let function = quote! { async fn voice(input: GatherInput) -> VoiceResponse {
            if right(&input) { return twiml! { <Response><Hangup/></Response> }; }
            twiml! { <Response><Redirect>voice</Redirect></Response> }
        } };
        assert!(remarks_of(&function).is_empty());
    }
}
