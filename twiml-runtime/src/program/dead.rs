//! What is named in the program, and leads nowhere.

use std::collections::HashSet;
use std::error::Error;
use std::fmt;
use std::iter::repeat;
use std::panic::Location;

use twiml_schema::Delivery;

use super::links::{Linked, links};
use super::note::{Document, Mention, Mounts, Target, WebhookOfProgram, crate_of};
use super::reach::{Documents, Reached};
use crate::payload::delivery;
use crate::webhook::{Descriptor, Via, ends_in};

/// What a program names that no `webhooks![…]` of it mounts. At least one.
///
/// Its [`Display`](fmt::Display) says of each where it is named, and what to do.
#[derive(Clone)]
pub struct DeadLinks(Vec<DeadLink>);

/// What is named, and is not mounted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum DeadLink {
    /// A document names a handler.
    #[non_exhaustive]
    Handler {
        /// The handler.
        handler: Descriptor,
        /// Where in the document it is named.
        via: Via,
        /// Where in the source.
        location: &'static Location<'static>,
        /// Whether the webhooks lead to the document: directly, or by the functions that they call.
        reach: Reach,
    },
    /// A document has the path of a handler as text, but there is none at this path.
    #[non_exhaustive]
    Path {
        /// The path.
        path: &'static str,
        /// Where in the document it is.
        via: Via,
        /// Where in the source.
        location: &'static Location<'static>,
    },
    /// A handler that no `webhooks![…]` has. No document is known to name it, but a [`Link`](crate::Link) may.
    #[non_exhaustive]
    Unlisted {
        /// The handler.
        handler: Descriptor,
        /// Whether the webhooks make a link to it.
        reach: Reach,
    },
}

/// Whether webhooks lead somewhere, as far as the names of functions and handlers tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reach {
    /// They do.
    Certain,
    /// They may: by a name that can be that of another, or with a value.
    Possible,
    /// They are not known to.
    Unknown,
}

impl DeadLinks {
    /// Each of them, in the order of the source.
    pub fn iter(&self) -> impl Iterator<Item = &DeadLink> {
        self.0.iter()
    }

    /// Those that are certain to lead nowhere, if there are any, and the others: a path may be that of something else at the same
    /// host, and a document that no webhook leads to may never be sent, as one in a test.
    pub(crate) fn divide(self) -> (Option<Self>, Vec<DeadLink>) {
        let is_certain = |link: &DeadLink| {
            let (DeadLink::Handler { reach, .. } | DeadLink::Unlisted { reach, .. }) = link else {
                return false;
            };
            *reach == Reach::Certain
        };
        let (certain, possible): (Vec<_>, Vec<_>) = self.0.into_iter().partition(is_certain);
        (Some(Self(certain)).filter(|certain| !certain.0.is_empty()), possible)
    }
}

impl DeadLink {
    /// Where in the source it is named or, if that is not known, where it is.
    pub fn location(&self) -> &'static Location<'static> {
        match self {
            Self::Handler { location, .. } | Self::Path { location, .. } => location,
            Self::Unlisted { handler, .. } => handler.location,
        }
    }
}

/// What is named by these handlers, which are given by the paths of their types and the functions that they call, and in their crates, and is not
/// mounted.
pub(crate) fn dead_links<'p>(handlers: impl Iterator<Item = (&'p str, &'p str)>) -> Result<(), DeadLinks> {
    let handlers: Vec<_> = handlers.collect();
    let crates: HashSet<_> = handlers.iter().map(|(path, _)| crate_of(path)).collect();
    let mounted = inventory::iter::<Mounts>().flat_map(|mounts| mounts.0).map(|listed| &listed.webhook);
    let mounted: Vec<_> = mounted.collect();
    let places: HashSet<_> = mounted.iter().map(|webhook| webhook.place()).collect();
    let documents = documents(&handlers, &crates);

    let mentions =
        documents.iter().flat_map(|(document, reach)| document.mentions.iter().zip(repeat(*reach)));
    let dead = mentions.filter_map(|(&Mention { via, target, location }, reach)| match target {
        Target::Handler(handler) if !places.contains(&handler.place()) => {
            Some(DeadLink::Handler { handler, via, location, reach })
        }
        Target::Path(path) if !mounted.iter().any(|webhook| leads_to(path, webhook)) => {
            Some(DeadLink::Path { path, via, location })
        }
        _ => None,
    });
    let mut dead: Vec<_> = dead.collect();

    let named = dead.iter().filter_map(|link| match link {
        DeadLink::Handler { handler, .. } => Some(handler.place()),
        _ => None,
    });
    let known: HashSet<_> = named.chain(places.iter().copied()).collect();
    let unlisted = inventory::iter::<WebhookOfProgram>()
        .filter(|handler| crates.contains(crate_of((handler.path)())))
        .map(|handler| handler.webhook)
        .filter(|handler| !known.contains(&handler.place()));
    let unnamed = Unnamed::of(&handlers, &documents);
    dead.extend(unlisted.map(|handler| DeadLink::Unlisted { handler, reach: unnamed.reach(&handler) }));
    // The notes of a program come in no order.
    dead.sort_by_key(|link| (link.location().file(), link.location().line(), link.location().column()));
    if dead.is_empty() { Ok(()) } else { Err(DeadLinks(dead)) }
}

/// The documents that handlers lead to, each once, and those of their crates that no handler is known to lead to.
fn documents(handlers: &[(&str, &str)], crates: &HashSet<&str>) -> Vec<(&'static Document, Reach)> {
    let program = Documents::of_program();
    let mut documents: Vec<(&Document, Reach)> = Vec::new();
    for Reached { document, certain } in
        handlers.iter().flat_map(|(path, calls)| program.reached_by(path, calls))
    {
        let reach = if certain { Reach::Certain } else { Reach::Possible };
        match documents.iter_mut().find(|(known, _)| std::ptr::eq(*known, document)) {
            Some((_, known)) if certain => *known = reach,
            Some(_) => {}
            None => documents.push((document, reach)),
        }
    }
    let others = program.unreached().filter(|document| crates.contains(crate_of(document.function())));
    documents.extend(others.zip(repeat(Reach::Unknown)));
    documents
}

/// Where handlers, and the documents that these lead to, go on without a name in a document.
struct Unnamed {
    /// With whether the link is certain to be that of the handlers.
    links: Vec<(Linked, bool)>,
    values: Vec<Delivery>,
}

impl Unnamed {
    fn of(handlers: &[(&str, &str)], documents: &[(&'static Document, Reach)]) -> Self {
        let own = handlers.iter().map(|(path, calls)| (*path, *calls, Reach::Certain));
        let reached: Vec<_> = documents.iter().filter(|(_, reach)| *reach != Reach::Unknown).collect();
        let others = reached.iter().map(|(document, reach)| (document.function(), document.calls, *reach));
        let made = own.chain(others).flat_map(|(function, calls, reach)| {
            links(function, calls)
                .into_iter()
                .map(move |link| (link, link.certain && reach == Reach::Certain))
        });
        let mentions = reached.iter().flat_map(|(document, _)| document.mentions);
        let values = mentions.filter(|mention| matches!(mention.target, Target::Value));
        Self { links: made.collect(), values: values.filter_map(|mention| mention.via.delivers()).collect() }
    }

    /// Whether they go on with this handler.
    fn reach(&self, handler: &Descriptor) -> Reach {
        let mut links = self.links.iter().filter(|(link, _)| link.is(handler)).peekable();
        let is_linked = links.peek().is_some();
        if links.any(|(_, certain)| *certain) {
            Reach::Certain
        } else if is_linked || self.values.iter().any(|callback| delivery::suits(handler.payload, *callback))
        {
            Reach::Possible
        } else {
            Reach::Unknown
        }
    }
}

/// Whether a path in a document is that of a webhook, whatever base path or router is before it.
pub(crate) fn leads_to(path: &str, webhook: &Descriptor) -> bool {
    let end = path.find(['?', '#']).unwrap_or(path.len());
    ends_in(path.get(..end).unwrap_or(path), webhook.path)
}

impl fmt::Display for DeadLinks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, link) in self.0.iter().enumerate() {
            if at > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{}: {link}", link.location())?;
        }
        Ok(())
    }
}

impl fmt::Display for DeadLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Handler { handler: Descriptor { name, path, location, .. }, via, .. } => write!(
                f,
                "`{via}` names the handler `{name}` ({}:{}), but no `webhooks![…]` of this program has it, so Twilio's request to \
                 `{path}` would find nothing; add `{name}` to `webhooks![…]`",
                location.file(),
                location.line(),
            ),
            Self::Path { path, via, .. } => write!(
                f,
                "`{via}` has the path `{path}`, but no mounted handler is there; name the handler itself, without quotes, or \
                 write `{{\"{path}\"}}` if something else is at this path",
            ),
            Self::Unlisted { handler: Descriptor { name, .. }, .. } => write!(
                f,
                "the handler `{name}` is in no `webhooks![…]` of this program, so a link to it would lead nowhere; add `{name}` \
                 to `webhooks![…]`, or take it out of the program",
            ),
        }
    }
}

/// As its `Display`, because this is what `unwrap` and an error of `main` print.
impl fmt::Debug for DeadLinks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Error for DeadLinks {}
