//! Where each handler's documents lead, those of the functions that it calls with them.

use std::collections::HashMap;

use crate::payload::delivery;
use crate::program::{Documents, Linked, Reached, leads_to, links};
use crate::webhook::{AddressAsText, Descriptor, Mention, Mounted, Reference, Target, Via};

/// An edge, by position: two handlers may have the same name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Arrow {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) via: Via,
    /// The function whose document leads there, if that is not the handler itself.
    pub(super) through: Option<&'static str>,
}

/// Where Twilio is told to go on with what only a value says.
#[derive(Debug, Clone, Copy)]
pub(super) struct Address {
    /// The position of the handler; none if it is in a function that no handler is known to call.
    pub(super) from: Option<usize>,
    pub(super) via: Via,
}

/// A verb in the documents that a handler leads to, which not everyone can be answered with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limited {
    /// The position of the handler.
    pub(super) handler: usize,
    pub(super) verb: &'static str,
    /// Whether it is in a document of the handler's own.
    pub(super) is_own: bool,
}

/// All that the documents of a program say of the handlers in a flow.
#[derive(Debug, Default)]
pub(super) struct Arrows {
    pub(super) known: Vec<Arrow>,
    pub(super) addresses: Vec<Address>,
    pub(super) limited: Vec<Limited>,
    /// The positions of handlers that are named in functions which no handler is known to call.
    pub(super) named_elsewhere: Vec<usize>,
}

impl Arrows {
    pub(super) fn between(handlers: &[Mounted]) -> Self {
        let positions = Positions::of(handlers);
        let documents = Documents::of_program();
        let mut found = Self::default();
        for (from, handler) in handlers.iter().enumerate() {
            for &Reference { handler, via } in handler.references {
                found.lead(from, positions.of_handler(&handler), via, None);
            }
            let reached = documents.reached_by(handler.type_path, handler.calls);
            for Reached { document, .. } in reached.iter().filter(|reached| reached.certain) {
                let is_own = document.function == handler.type_path;
                let verbs = document.limited.iter();
                found.limited.extend(verbs.map(|&verb| Limited { handler: from, verb, is_own }));
            }
            let reached: Vec<_> = reached.into_iter().map(|reached| reached.document).collect();
            let functions = reached.iter().map(|document| (document.function, document.calls));
            let functions = functions.chain([(handler.type_path, handler.calls)]);
            let linked: Vec<_> = functions.flat_map(|(function, calls)| links(function, calls)).collect();
            for document in reached {
                let through = Some(document.function).filter(|function| *function != handler.type_path);
                for &Mention { via, target, .. } in document.mentions {
                    match target {
                        Target::Handler(named) => {
                            found.lead(from, positions.of_handler(&named), via, through);
                        }
                        Target::Address(address) => found.lead(from, positions.at(&address), via, through),
                        Target::Value => {
                            found.addresses.push(Address { from: Some(from), via });
                            for to in positions.that_fit(via, &linked) {
                                found.lead(from, Some(to), via, through);
                            }
                        }
                    }
                }
            }
        }
        for &Mention { via, target, .. } in documents.unreached().flat_map(|document| document.mentions) {
            match target {
                Target::Handler(named) => found.named_elsewhere.extend(positions.of_handler(&named)),
                Target::Address(address) => found.named_elsewhere.extend(positions.at(&address)),
                Target::Value => found.addresses.push(Address { from: None, via }),
            }
        }
        found
    }

    fn lead(&mut self, from: usize, to: Option<usize>, via: Via, through: Option<&'static str>) {
        let Some(to) = to else { return };
        let is_known = |arrow: &Arrow| (arrow.from, arrow.to, arrow.via) == (from, to, via);
        if !self.known.iter().rev().take_while(|arrow| arrow.from == from).any(is_known) {
            self.known.push(Arrow { from, to, via, through });
        }
    }
}

/// The positions of handlers.
struct Positions<'h> {
    handlers: &'h [Mounted],
    by_path: HashMap<&'static str, usize>,
}

impl<'h> Positions<'h> {
    fn of(handlers: &'h [Mounted]) -> Self {
        Self { handlers, by_path: handlers.iter().map(|handler| handler.webhook.path).zip(0..).collect() }
    }

    fn of_handler(&self, handler: &Descriptor) -> Option<usize> {
        self.by_path.get(handler.path).copied()
    }

    /// Of the handlers to which there are links and that take what is delivered there: one of them is probably meant by a value.
    fn that_fit(&self, via: Via, linked: &[Linked]) -> impl Iterator<Item = usize> {
        let fits = move |handler: &Descriptor| {
            linked.iter().any(|linked| linked.is(handler))
                && via.delivers().is_some_and(|callback| delivery::suits(handler.payload, callback))
        };
        let all = self.handlers.iter().enumerate();
        all.filter(move |(_, handler)| fits(&handler.webhook)).map(|(at, _)| at)
    }

    /// Of the handler at a path that is written as text.
    fn at(&self, address: &AddressAsText) -> Option<usize> {
        let path = address.path()?;
        self.handlers.iter().position(|handler| leads_to(path, &handler.webhook))
    }
}
