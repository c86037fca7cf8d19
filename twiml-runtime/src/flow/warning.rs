//! What is likely to be wrong with a flow.

use std::fmt;

use twiml_schema::flow as names;
use twiml_schema::rules::{Severity, wrong_answer};
use twiml_schema::{Delivery, Element, Reply, alternatives, elements};

use super::arrival::{arrives_unasked, begins_call};
use super::arrows::{Address, Arrow, Limited};
use super::graph::Flow;
use crate::payload::{Payload as _, Signed, delivery};
use crate::value::Method;
use crate::webhook::{Descriptor, Remark, Via};

/// Something that is likely to be wrong with a flow, and, as its [`Display`](fmt::Display), what to do about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Warning {
    /// A handler takes what only a callback delivers, but nothing names it there, and no value can be a link to it.
    #[non_exhaustive]
    NeverNamed {
        /// The handler.
        handler: Descriptor,
    },
    /// A handler's document leads back to it whatever the caller enters, and it cannot see what was entered.
    #[non_exhaustive]
    AsksAgain {
        /// The handler.
        handler: Descriptor,
        /// The element that lacks its `action`.
        element: &'static str,
    },
    /// A handler only leads to another one, and from there in a circle back to itself.
    #[non_exhaustive]
    Circle {
        /// The handler.
        handler: Descriptor,
        /// The handler that it leads to.
        next: Descriptor,
    },
    /// A handler has a document in which the caller hears nothing.
    #[non_exhaustive]
    Silence {
        /// The handler.
        handler: Descriptor,
        /// Whether it asks for input, without a prompt; otherwise it ends the call.
        asks: bool,
    },
    /// A handler writes a verb that is not for the one who hears its answer.
    #[non_exhaustive]
    NotAccepted {
        /// The handler.
        handler: Descriptor,
        /// The handler whose document asks for the answer, also by way of other handlers.
        named_by: Descriptor,
        /// Where that document asks for it.
        via: Via,
        /// The tag of the verb.
        verb: &'static str,
    },
}

impl Warning {
    /// The handler that it is about.
    pub fn handler(&self) -> &Descriptor {
        match self {
            Self::NeverNamed { handler, .. }
            | Self::AsksAgain { handler, .. }
            | Self::Circle { handler, .. }
            | Self::Silence { handler, .. }
            | Self::NotAccepted { handler, .. } => handler,
        }
    }

    /// Its name, by which a handler's attribute allows it: `#[voice_webhook("/path", allow(silence))]`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::NeverNamed { .. } => names::NEVER_NAMED,
            Self::AsksAgain { .. } => names::ASKS_AGAIN,
            Self::Circle { .. } => names::CIRCLE,
            Self::Silence { .. } => names::SILENCE,
            Self::NotAccepted { .. } => names::NOT_ACCEPTED,
        }
    }
}

impl Flow {
    /// What is likely to be wrong with the flow, in the order of the handlers.
    ///
    /// One that is meant is allowed in the attribute of the handler that it is about: `#[voice_webhook("/path", allow(silence))]`, with
    /// its [name](Warning::name).
    ///
    /// It is also logged when the webhooks become a router.
    pub fn warnings(&self) -> impl Iterator<Item = Warning> {
        self.handlers.iter().enumerate().flat_map(move |(at, mounted)| {
            let remarks = mounted.remarks.iter().filter_map(move |remark| of_remark(self, at, *remark));
            let warnings = never_named(self, at).into_iter().chain(remarks).chain(not_accepted(self, at));
            warnings.filter(|warning| !mounted.allowed.contains(&warning.name()))
        })
    }
}

fn never_named(flow: &Flow, at: usize) -> Option<Warning> {
    let handler = flow.handlers[at].webhook;
    if arrives_unasked(&handler) || flow.arrows_to(at).next().is_some() || flow.named_elsewhere.contains(&at)
    {
        return None;
    }
    // What only a value says may be a link to it.
    let may_name = |address: &Address| {
        address.via.delivers().is_some_and(|callback| delivery::suits(handler.payload, callback))
    };
    let mut elsewhere = flow.addresses.iter().filter(|address| address.from != Some(at));
    (!elsewhere.any(may_name)).then_some(Warning::NeverNamed { handler })
}

/// The verbs of a handler that are not for the one who hears its answer. What only one callback asks is checked at compile time, where the
/// payload has its own name and the verb is in a document of the handler's own.
fn not_accepted(flow: &Flow, at: usize) -> impl Iterator<Item = Warning> {
    let handler = flow.handlers[at].webhook;
    let mut verbs: Vec<Limited> = Vec::new();
    for limited in flow.limited.iter().filter(|limited| limited.handler == at) {
        match verbs.iter_mut().find(|known| known.verb == limited.verb) {
            Some(known) => known.is_own &= limited.is_own,
            None => verbs.push(*limited),
        }
    }
    let is_limited = |delivers: Delivery| delivers.accepts().is_some() || delivers == Delivery::Redirect;
    let mut delivers = delivery::of(handler.payload).peekable();
    let is_checked = delivers.peek().is_some() && delivers.all(is_limited);
    let asking = asking(flow, at, &mut Vec::new());
    verbs.into_iter().filter_map(move |Limited { verb, is_own, .. }| {
        let first = asking.iter().find(|arrow| {
            let violation = arrow.via.delivers().and_then(|delivers| wrong_answer(delivers, verb));
            // What Twilio may run is only worth a word where it is seen for the first time.
            let is_first = arrow.to == at && !(is_checked && is_own);
            violation.is_some_and(|violation| is_first || violation.severity() == Severity::Error)
        });
        first.map(|arrow| Warning::NotAccepted {
            handler,
            named_by: flow.handlers[arrow.from].webhook,
            via: arrow.via,
            verb,
        })
    })
}

/// The arrows at whose callbacks the answer of a handler cannot hold everything: those that lead to it, and those that lead to a handler which goes
/// on with it for the same listener.
fn asking<'f>(flow: &'f Flow, at: usize, visited: &mut Vec<usize>) -> Vec<&'f Arrow> {
    visited.push(at);
    let mut asking = Vec::new();
    for arrow in flow.arrows_to(at) {
        match arrow.via.delivers() {
            Some(delivers) if delivers.accepts().is_some() => asking.push(arrow),
            Some(Delivery::GatherAction | Delivery::Redirect) if !visited.contains(&arrow.from) => {
                asking.extend(self::asking(flow, arrow.from, visited));
            }
            _ => {}
        }
    }
    asking
}

fn of_remark(flow: &Flow, at: usize, remark: Remark) -> Option<Warning> {
    let handler = flow.handlers[at].webhook;
    match remark {
        Remark::AsksAgain(element) if !sees_input(&handler, element) => {
            Some(Warning::AsksAgain { handler, element })
        }
        Remark::Silent if is_course_of_call(flow, at) => Some(Warning::Silence { handler, asks: false }),
        Remark::HandsOn => circle(flow, at),
        // A handler that leads here may have given the prompt already.
        Remark::Unprompted if flow.arrows_to(at).next().is_none() && begins_call(&handler) => {
            Some(Warning::Silence { handler, asks: true })
        }
        _ => None,
    }
}

/// The circle that begins with a handler. Only the first handler of a circle reports it.
fn circle(flow: &Flow, start: usize) -> Option<Warning> {
    let next = |at: usize| {
        let hands_on = flow.handlers[at].remarks.contains(&Remark::HandsOn);
        let mut arrows = flow.arrows.iter().filter(|arrow| arrow.from == at && arrow.via != Via::Fallback);
        arrows.next().filter(|_| hands_on).map(|arrow| arrow.to)
    };
    let mut way = std::iter::successors(next(start), |at| next(*at)).take(flow.handlers.len());
    let closes = way.find(|at| *at <= start)? == start;
    let webhook = |at: usize| flow.handlers[at].webhook;
    closes.then_some(Warning::Circle { handler: webhook(start), next: webhook(next(start)?) })
}

/// Whether what a caller enters at an element gets to a handler: in its payload, or, by GET, in the query.
fn sees_input(handler: &Descriptor, element: &'static str) -> bool {
    let action = Via::Attribute { element, attribute: "action" }.delivers();
    let made_for_it =
        !arrives_unasked(handler) && delivery::of(handler.payload).any(|delivers| Some(delivers) == action);
    made_for_it || handler.method == Method::Get || handler.payload == Signed::<()>::NAME
}

/// Whether a handler is asked how the call itself goes on. Elsewhere, as when a dialed call has ended, a party is about to be connected or a caller
/// waits in a queue, an empty answer is a good answer.
fn is_course_of_call(flow: &Flow, at: usize) -> bool {
    let mut arrows = flow.arrows_to(at).peekable();
    if arrows.peek().is_some() {
        return arrows.all(|arrow| arrow.via.delivers().map_or(arrow.via == Via::Fallback, goes_on))
            && !is_for_listener(flow, at, &mut Vec::new());
    }
    // A handler that no other one names may be called by its address.
    let called_elsewhere = flow.addresses.iter().any(|address| {
        let delivers = address.via.delivers();
        delivers.is_some_and(|delivers| delivers.reply() == Reply::Voice && !goes_on(delivers))
    });
    begins_call(&flow.handlers[at].webhook) && !called_elsewhere
}

/// Where an element names handlers, and what Twilio sends there.
fn callbacks(row: &'static Element) -> impl Iterator<Item = (Via, Delivery)> {
    let element = row.name;
    row.callbacks().map(move |(attribute, callback)| {
        let via = match attribute {
            Some(attribute) => Via::Attribute { element, attribute },
            None => Via::Text { element },
        };
        (via, callback.delivers)
    })
}

/// Whether a callback asks how the call goes on, with the same listener.
const fn goes_on(delivers: Delivery) -> bool {
    matches!(delivers, Delivery::Redirect | Delivery::GatherAction)
}

/// Whether what a handler answers is for someone whose call does not go on with it, such as a caller who waits: it is asked by a callback for them, or by
/// a handler that is.
fn is_for_listener(flow: &Flow, at: usize, visited: &mut Vec<usize>) -> bool {
    visited.push(at);
    let is_limited = |delivers: Delivery| delivers.accepts().is_some();
    let delivers = delivery::of(flow.handlers[at].webhook.payload);
    let mut delivers = delivers.filter(|delivers| *delivers != Delivery::Redirect).peekable();
    (delivers.peek().is_some() && delivers.all(is_limited))
        || flow.arrows_to(at).any(|arrow| {
            arrow.via.delivers().is_some_and(is_limited)
                || !visited.contains(&arrow.from)
                    && arrow.via.delivers().is_none_or(goes_on)
                    && is_for_listener(flow, arrow.from, visited)
        })
}

/// Where in a document handlers of this payload are named.
fn places(payload: &str) -> Vec<String> {
    let all = elements().iter().flat_map(|row| callbacks(row));
    let fitting = all.filter(|(_, delivers)| delivery::of(payload).any(|wanted| wanted == *delivers));
    fitting.map(|(via, _)| via.to_string()).collect()
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NeverNamed { handler: Descriptor { name, payload, .. } } => {
                let places = alternatives(places(payload), |place| format!("`{place}`"));
                write!(
                    f,
                    "`{name}` takes `{payload}`, which arrives only through {places}, but no other handler names it there; \
                     name it, or take it out of `webhooks![…]`"
                )
            }
            Self::AsksAgain { handler: Descriptor { name, .. }, element } => write!(
                f,
                "`{name}` has a document in which `<{element}>` has no `action`, so Twilio comes back to `{name}` whatever the \
                 caller enters, and the caller hears the same again; name the handler of the input in `action`"
            ),
            Self::Circle { handler: Descriptor { name, .. }, next } if next.name == *name => {
                write!(f, "`{name}` only redirects to itself; redirect to another handler")
            }
            Self::Circle { handler: Descriptor { name, .. }, next } => write!(
                f,
                "`{name}` only redirects to `{next}`, from which redirects lead back to `{name}` in a circle; redirect to another \
                 handler",
                next = next.name
            ),
            Self::NotAccepted { handler: Descriptor { name, .. }, named_by, via, verb } => {
                write!(f, "`{name}` answers what `{}` asks for in `{via}`, ", named_by.name)?;
                let Some(violation) = via.delivers().and_then(|delivers| wrong_answer(delivers, verb)) else {
                    return write!(f, "which cannot hold `<{verb}>`");
                };
                write!(f, "but {violation}")?;
                if let Some(code) = violation.code() {
                    write!(f, " (error {code})")?;
                }
                violation.help().map_or(Ok(()), |help| write!(f, "; {help}"))
            }
            Self::Silence { handler: Descriptor { name, .. }, asks: true } => write!(
                f,
                "`{name}` asks the caller for input without a prompt; put one into the verb that asks, or before it"
            ),
            Self::Silence { handler: Descriptor { name, .. }, asks: false } => write!(
                f,
                "`{name}` has a document that ends the call without a word; let the caller hear something, or write `<Hangup/>` \
                 if that is intended"
            ),
        }
    }
}
