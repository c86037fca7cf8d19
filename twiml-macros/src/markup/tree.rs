//! The tree of a document that has been checked.
//!
//! What is wrong has been reported and left out, so whatever is here can be written down as it is.

use proc_macro2::TokenStream;
use quote::ToTokens as _;
use syn::Path;
use twiml_schema::{Callback, Delivery, Family};

use super::ast::Value;
use super::control::Control;
use crate::diagnostics::Warning;

/// A document or fragment.
pub(crate) struct Document {
    pub(crate) kind: Kind,
    pub(crate) nodes: Vec<Node>,
    /// What still works, though there is something better.
    pub(crate) warnings: Vec<Warning>,
}

/// Where in a document Twilio is told to go on.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Via {
    pub(crate) element: String,
    /// None where the element's text is the address.
    pub(crate) attribute: Option<String>,
}

/// What is made.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    /// A document of the family of its verbs, or of none yet if they belong to more than one.
    Document(Option<Family>),
    /// A fragment for the narrowest element that may hold it.
    Fragment(&'static twiml_schema::Element),
}

/// Which children a value is among.
#[derive(Clone, Copy)]
pub(crate) enum Place {
    /// Among the verbs of a document.
    Response,
    /// In another element.
    In(&'static twiml_schema::Element),
    /// In an element that the vocabulary does not know.
    Unknown,
}

pub(crate) enum Node {
    Element(Element),
    /// Text, not yet escaped.
    Text(String),
    /// A value: text, or a fragment.
    Value(Value, Place),
    /// The path of a handler as text.
    Callback(Target),
    /// A value that says how Twilio goes on, as text.
    Linked(Linked),
    Control(Control<Node>),
    Let(TokenStream),
}

impl Node {
    /// Visits the handlers named as text in this node, also in the bodies of control flow.
    pub(crate) fn for_each_callback(&mut self, visit: &mut impl FnMut(&mut Target)) {
        match self {
            Self::Callback(target) => visit(target),
            Self::Control(control) => {
                let nodes = control.bodies_mut().into_iter().flatten();
                nodes.for_each(|node| node.for_each_callback(visit));
            }
            Self::Element(_) | Self::Text(_) | Self::Value(..) | Self::Linked(_) | Self::Let(_) => {}
        }
    }
}

pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) children: Vec<Node>,
    /// How its content is checked when it is written, if that may show what cannot be seen now.
    pub(crate) content: Option<ContentCheck>,
}

/// The rules for what is between two tags.
#[derive(Clone, Copy)]
pub(crate) struct ContentCheck {
    /// The element, by its number in the vocabulary.
    pub(crate) element: u16,
    /// Whether there has to be something.
    pub(crate) needed: bool,
    /// Whether its children are to be counted.
    pub(crate) counted: bool,
}

pub(crate) struct Attribute {
    pub(crate) name: String,
    pub(crate) value: AttributeValue,
}

pub(crate) enum AttributeValue {
    /// Text, not yet escaped.
    Literal(String),
    /// A value of a type that the attribute takes, and the rule that it may break together with what is around it.
    Value(Value, Takes, Option<Related>),
    /// The path of a handler.
    Callback(Target),
    /// The method of a handler that the same element names.
    MethodOf(Target),
    /// A value that says how Twilio goes on, the number of the attribute in the vocabulary, and the rule that it may break.
    Linked(Linked, u16, Option<Related>),
    /// The handler of a websocket.
    Websocket(Websocket),
    /// Nothing to write: the value is evaluated, so that the compiler sees what it uses.
    Discarded(Value),
}

impl Node {
    /// Visits the elements among these nodes, also in the bodies of control flow.
    pub(crate) fn each_element(nodes: &mut [Self], visit: &mut impl FnMut(&mut Element)) {
        for node in nodes {
            match node {
                Self::Element(element) => visit(element),
                Self::Control(control) => {
                    control.bodies_mut().into_iter().for_each(|nodes| Self::each_element(nodes, visit));
                }
                _ => {}
            }
        }
    }
}

impl Element {
    /// The handler that the action names.
    pub(crate) fn action(&self) -> Option<&Path> {
        self.attributes.iter().find_map(|attribute| match &attribute.value {
            AttributeValue::Callback(target) if attribute.name == "action" => Some(&target.path),
            _ => None,
        })
    }

    /// The handler of the websocket that it opens.
    pub(crate) fn websocket(&mut self) -> Option<&mut Websocket> {
        self.attributes.iter_mut().find_map(|attribute| match &mut attribute.value {
            AttributeValue::Websocket(websocket) => Some(websocket),
            _ => None,
        })
    }
}

impl Attribute {
    /// If it is the handler of what is chosen, it has to be that of this menu.
    pub(crate) fn choose_from(&mut self, chosen: &Path) {
        match &mut self.value {
            AttributeValue::Callback(Target { menu, callback, .. })
            | AttributeValue::MethodOf(Target { menu, callback, .. })
            | AttributeValue::Linked(Linked { menu, callback, .. }, ..)
                if callback.delivers == Delivery::GatherAction =>
            {
                *menu = Some(chosen.clone());
            }
            _ => {}
        }
    }
}

/// A rule between a value and what is around it.
#[derive(Clone, Copy)]
pub(crate) enum Related {
    /// The rule of this number.
    Rule(u16),
    /// The element of this number has no text, so that it needs the attribute.
    InPlaceOfText(u16),
}

/// What an attribute takes, and its number in the vocabulary, by which the value is checked when it is written.
#[derive(Clone, Copy)]
pub(crate) enum Takes {
    /// One that the vocabulary does not know.
    Anything,
    Known(Type, u16),
}

/// What the type of a runtime value has to be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Type {
    Text,
    Integer,
    Number,
    Boolean,
    /// Whole seconds.
    Seconds,
    /// Whole milliseconds.
    Milliseconds,
    Method,
    Url,
    /// A word of the set of that name.
    OneOf(&'static str),
    /// Words of the set of that name.
    ListOf(&'static str),
}

/// A value that says how Twilio goes on: a link to a handler, or another address.
pub(crate) struct Linked {
    pub(crate) value: Value,
    pub(crate) callback: Callback,
    /// Whether Twilio takes only a whole URL in this place.
    pub(crate) absolute: bool,
    /// The attribute for the method of a handler, unless something else decides it.
    pub(crate) method: Option<&'static str>,
    /// The menu that its callers choose from.
    pub(crate) menu: Option<Path>,
}

/// The handler of a websocket that Twilio is to open.
#[derive(Clone)]
pub(crate) struct Websocket {
    pub(crate) path: Path,
    pub(crate) via: Via,
    pub(crate) opened_by: OpenedBy,
    /// The braces that call it with its parameters, if it is not named alone.
    pub(crate) call: Option<Value>,
    /// The webhook that is asked after it, if the document names one.
    pub(crate) after: Option<Path>,
}

/// Where a websocket is opened, which says what kind of handler it has.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum OpenedBy {
    /// A `<Stream>` in `<Connect>`.
    Connect,
    /// A `<Stream>` in `<Start>`.
    Start,
    /// A `<Stream>` anywhere else.
    Stream,
    /// A `<ConversationRelay>`.
    Relay,
}

impl OpenedBy {
    /// The place of an element in its parent.
    pub(crate) fn of(element: &str, parent: &str) -> Self {
        match (element, parent) {
            ("ConversationRelay", _) => Self::Relay,
            (_, "Connect") => Self::Connect,
            (_, "Start") => Self::Start,
            _ => Self::Stream,
        }
    }
}

/// A handler that Twilio is to call.
#[derive(Clone)]
pub(crate) struct Target {
    pub(crate) path: Path,
    pub(crate) callback: Callback,
    pub(crate) via: Via,
    /// The braces that call the handler with arguments, if it is not named alone.
    pub(crate) call: Option<Value>,
    /// Whether Twilio takes only a whole URL in this place.
    pub(crate) absolute: bool,
    /// The handler that shares its method attribute with this one.
    pub(crate) same_method_as: Option<Path>,
    /// The menu that its callers choose from.
    pub(crate) menu: Option<Path>,
}

impl Target {
    /// Whether both are the same handler, called in the same way.
    pub(crate) fn is(&self, other: &Self) -> bool {
        let text = |path: &Path| path.to_token_stream().to_string();
        self.callback == other.callback
            && self.via == other.via
            && self.menu.as_ref().map(text) == other.menu.as_ref().map(text)
            && text(&self.path) == text(&other.path)
            && self.call.as_ref().map(|call| call.tokens.to_string())
                == other.call.as_ref().map(|call| call.tokens.to_string())
            && self.same_method_as.as_ref().map(text) == other.same_method_as.as_ref().map(text)
    }
}
