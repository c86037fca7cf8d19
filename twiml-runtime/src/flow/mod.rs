//! Who names whom: the graph of mounted handlers.
//!
//! A call is a chain of webhooks: one handler's document names the next. [`Webhooks::flow`](crate::Webhooks::flow) shows
//! the chain as a whole, for people ([`Display`](fmt::Display)), for drawings ([`Flow::to_mermaid`], [`Flow::to_dot`]), and
//! for what can be said about it before the first call comes in ([`Flow::warnings`]).

mod dot;
mod mermaid;
mod reference;
mod warning;

use std::collections::HashMap;
use std::fmt;

pub use reference::{Reference, Via};
pub use warning::Warning;

use crate::webhook::{Descriptor, Webhook};

/// Mounted handlers, and which of them name which, as their own documents and attributes say.
///
/// ```
/// use twiml_runtime::prelude::*;
///
/// #[voice_webhook("/voice")]
/// async fn voice(_call: IncomingCall) -> VoiceResponse {
///     twiml! {
///         <Response>
///             <Gather numDigits=1 action=menu><Say>"Press 1 for sales."</Say></Gather>
///             <Redirect>voice</Redirect>
///         </Response>
///     }
/// }
///
/// #[voice_webhook("/menu")]
/// async fn menu(_input: GatherInput) -> VoiceResponse {
///     twiml! { <Response><Dial>"+15551234567"</Dial></Response> }
/// }
///
/// # fn main() -> Result<(), BoxError> {
/// let webhooks: Webhooks<()> =
///     webhooks![voice, menu].verified_by(Verifier::new("token", "https://example.com")?);
/// let flow = webhooks.flow();
/// assert_eq!(flow.edges().count(), 2);
/// assert_eq!(flow.warnings().count(), 0);
/// assert_eq!(
///     flow.to_string(),
///     "voice: POST /voice, IncomingCall, entry point
///     <Gather action> -> menu
///     <Redirect> -> voice
/// menu: POST /menu, GatherInput
/// "
/// );
/// # Ok(())
/// # }
/// ```
///
/// What a function makes that a handler calls is not looked into, so handlers named only there appear without an edge.
#[derive(Debug, Clone)]
pub struct Flow {
    handlers: Vec<Mounted>,
    /// By position among the handlers, as are the entry points.
    arrows: Vec<Arrow>,
    entry_points: Vec<bool>,
}

/// An edge, by position: the names of handlers do not tell them apart.
#[derive(Debug, Clone, Copy)]
struct Arrow {
    from: usize,
    to: usize,
    via: Via,
}

/// One handler naming another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Edge {
    /// The handler that names.
    pub from: Descriptor,
    /// The handler that is named.
    pub to: Descriptor,
    /// Where it is named.
    pub via: Via,
}

/// A handler, and what its attribute knows of its documents.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mounted {
    pub(crate) webhook: Descriptor,
    pub(crate) references: &'static [Reference],
    remarks: &'static [Remark],
}

impl Mounted {
    pub(crate) const fn of<W: Webhook>() -> Self {
        Self { webhook: W::DESCRIPTOR, references: W::REFERENCES, remarks: W::REMARKS }
    }
}

/// What is odd about the documents of a handler, or cannot be seen in them.
#[doc(hidden)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remark {
    /// A document of which nothing is heard, and which ends the call.
    Silent,
    /// A document of which nothing is heard, and which asks for input.
    Unprompted,
    /// A document that leads back to its own handler whatever the caller enters, by way of this element.
    AsksAgain(&'static str),
    /// The handler does nothing but lead to another one.
    HandsOn,
    /// This element gives the address of a webhook that is not named as a handler, but may be one's.
    Address(&'static str),
    /// In this element stands what was made elsewhere, so that more handlers may be named there.
    Hides(&'static str),
}

impl Flow {
    pub(crate) fn new(handlers: Vec<Mounted>) -> Self {
        let positions: HashMap<_, _> = handlers.iter().map(|handler| handler.webhook.path).zip(0..).collect();
        let arrows = handlers.iter().enumerate().flat_map(|(from, handler)| {
            let to = |path| positions.get(path).copied();
            handler.references.iter().filter_map(move |&Reference { handler, via }| {
                Some(Arrow { from, to: to(handler.path)?, via })
            })
        });
        let arrows: Vec<_> = arrows.collect();
        let entry_points = (0..handlers.len())
            .map(|at| warning::arrives_unasked(&handlers[at].webhook) && leads_to_all_before(at, &arrows))
            .collect();
        Self { handlers, arrows, entry_points }
    }

    /// The handlers, in the order given to [`webhooks!`](crate::webhooks).
    pub fn handlers(&self) -> impl Iterator<Item = Descriptor> {
        self.handlers.iter().map(|handler| handler.webhook)
    }

    /// Who names whom, in the order of the handlers and of their documents.
    pub fn edges(&self) -> impl Iterator<Item = Edge> {
        self.arrows.iter().map(|arrow| Edge {
            from: self.handlers[arrow.from].webhook,
            to: self.handlers[arrow.to].webhook,
            via: arrow.via,
        })
    }

    /// The handlers at which Twilio begins: no handler names them but those to which they lead themselves, and what they
    /// take arrives without being asked for by a document.
    pub fn entry_points(&self) -> impl Iterator<Item = Descriptor> {
        self.handlers().zip(&self.entry_points).filter(|(_, is_entry)| **is_entry).map(|(handler, _)| handler)
    }

    /// What is likely to be wrong with the flow, in the order of the handlers.
    ///
    /// It is also logged when the webhooks become a router.
    pub fn warnings(&self) -> impl Iterator<Item = Warning> {
        warning::warnings(self)
    }

    /// The graph as a [Mermaid](https://mermaid.js.org/syntax/flowchart.html) flowchart, which GitHub draws in a
    /// ` ```mermaid ` block. Entry points are rounded, fallbacks dotted.
    pub fn to_mermaid(&self) -> String {
        mermaid::write(self)
    }

    /// The graph in the [DOT language](https://graphviz.org/doc/info/lang.html) of Graphviz. Entry points have a double line,
    /// fallbacks are dashed.
    pub fn to_dot(&self) -> String {
        dot::write(self)
    }

    /// The arrows that lead to a handler from others.
    fn arrows_to(&self, handler: usize) -> impl Iterator<Item = &Arrow> {
        self.arrows.iter().filter(move |arrow| arrow.to == handler && arrow.from != handler)
    }
}

/// Whether a handler leads to every handler that names it.
fn leads_to_all_before(handler: usize, arrows: &[Arrow]) -> bool {
    let mut reached = vec![handler];
    let mut next = 0;
    while let Some(&from) = reached.get(next) {
        for arrow in arrows.iter().filter(|arrow| arrow.from == from) {
            if !reached.contains(&arrow.to) {
                reached.push(arrow.to);
            }
        }
        next += 1;
    }
    arrows.iter().filter(|arrow| arrow.to == handler).all(|arrow| reached.contains(&arrow.from))
}

/// Each handler on a line of its own, and below it whom it names.
impl fmt::Display for Flow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, handler) in self.handlers().enumerate() {
            let Descriptor { name, path, method, payload, .. } = handler;
            write!(f, "{name}: {method} {path}")?;
            if !payload.is_empty() {
                write!(f, ", {payload}")?;
            }
            f.write_str(if self.entry_points[at] { ", entry point\n" } else { "\n" })?;
            for arrow in self.arrows.iter().filter(|arrow| arrow.from == at) {
                let Descriptor { name, path, .. } = self.handlers[arrow.to].webhook;
                write!(f, "    {} -> {name}", arrow.via)?;
                let has_namesake = self.handlers().filter(|other| other.name == name).count() > 1;
                if has_namesake { writeln!(f, " ({path})")? } else { writeln!(f)? }
            }
        }
        Ok(())
    }
}
