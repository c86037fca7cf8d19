//! The graph of mounted handlers.

use std::fmt;

use super::arrival::arrives_unasked;
use super::arrows::{Address, Arrow, Arrows, Limited};
use crate::webhook::{Descriptor, EntryRole, Mounted, Via};

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
/// The documents of other functions belong to the handlers that call them: directly, or from a function that has a document itself. Calls are known
/// by the names of the functions alone.
#[derive(Debug, Clone)]
pub struct Flow {
    pub(super) handlers: Vec<Mounted>,
    /// By position among the handlers, as are the entry points.
    pub(super) arrows: Vec<Arrow>,
    pub(super) entry_points: Vec<bool>,
    pub(super) addresses: Vec<Address>,
    pub(super) limited: Vec<Limited>,
    /// Also by position: those that are named in functions which no handler is known to call.
    pub(super) named_elsewhere: Vec<usize>,
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
    /// The function whose document names it, by its path, if that is not the handler itself.
    pub through: Option<&'static str>,
}

impl Flow {
    pub(crate) fn new(handlers: Vec<Mounted>) -> Self {
        let Arrows { known: arrows, addresses, limited, named_elsewhere } = Arrows::between(&handlers);
        let entry_points = (0..handlers.len())
            .map(|at| {
                let webhook = &handlers[at].webhook;
                webhook.entry.is_some() || arrives_unasked(webhook) && leads_to_all_before(at, &arrows)
            })
            .collect();
        Self { handlers, arrows, entry_points, addresses, limited, named_elsewhere }
    }

    /// The handlers, in the order given to [`webhooks!`](crate::webhooks).
    pub fn handlers(&self) -> impl Iterator<Item = Descriptor> {
        self.handlers.iter().map(|handler| handler.webhook)
    }

    /// Which handler names which, in the order of the handlers and of their documents.
    pub fn edges(&self) -> impl Iterator<Item = Edge> {
        self.arrows.iter().map(|arrow| Edge {
            from: self.handlers[arrow.from].webhook,
            to: self.handlers[arrow.to].webhook,
            via: arrow.via,
            through: arrow.through,
        })
    }

    /// The handlers at which Twilio begins. Their attributes say so by `entry`; or what they take arrives without a document that asks
    /// for it, and no handler names them except those that they lead to themselves.
    pub fn entry_points(&self) -> impl Iterator<Item = Descriptor> {
        self.beginnings().map(|handler| handler.webhook)
    }

    /// The entry points whose attribute could declare them as the entry for this, and does not.
    pub(crate) fn entry_candidates(&self, role: EntryRole) -> impl Iterator<Item = Descriptor> {
        let undeclared = self.beginnings().filter(|handler| handler.webhook.entry.is_none());
        undeclared.filter(move |handler| role.suits(handler)).map(|handler| handler.webhook)
    }

    fn beginnings(&self) -> impl Iterator<Item = &Mounted> {
        self.handlers
            .iter()
            .zip(&self.entry_points)
            .filter(|(_, begins)| **begins)
            .map(|(handler, _)| handler)
    }

    /// The entries that are declared, by position among the handlers.
    pub(super) fn entries(&self) -> impl Iterator<Item = (usize, EntryRole)> {
        self.handlers.iter().enumerate().filter_map(|(at, handler)| Some((at, handler.webhook.entry?)))
    }

    /// The arrows that lead to a handler from others.
    pub(super) fn arrows_to(&self, handler: usize) -> impl Iterator<Item = &Arrow> {
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

/// Each handler on a line of its own, and below it the handlers that it names.
impl fmt::Display for Flow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, handler) in self.handlers().enumerate() {
            let Descriptor { name, path, method, payload, .. } = handler;
            write!(f, "{name}: {method} {path}")?;
            if !payload.is_empty() {
                write!(f, ", {payload}")?;
            }
            match handler.entry {
                Some(role) => writeln!(f, ", entry for {role}")?,
                None => f.write_str(if self.entry_points[at] { ", entry point\n" } else { "\n" })?,
            }
            for arrow in self.arrows.iter().filter(|arrow| arrow.from == at) {
                let Descriptor { name, path, .. } = self.handlers[arrow.to].webhook;
                write!(f, "    {} -> {name}", arrow.via)?;
                let has_namesake = self.handlers().filter(|other| other.name == name).count() > 1;
                if has_namesake {
                    write!(f, " ({path})")?;
                }
                match arrow.through {
                    Some(function) => writeln!(f, ", in {function}")?,
                    None => writeln!(f)?,
                }
            }
        }
        Ok(())
    }
}
