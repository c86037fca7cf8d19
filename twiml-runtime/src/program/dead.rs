//! What is named in the program, and leads nowhere.

use std::collections::HashSet;
use std::error::Error;
use std::fmt;
use std::iter::repeat;
use std::panic::Location;

use super::links::Links;
use super::note::{Mention, Mounts, Target, WebhookOfProgram, crate_of};
use super::reach::{Documents, Reached};
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
        /// Whether the webhooks are known to lead to the document: directly, or by the functions that they call.
        is_reached: bool,
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
        /// Whether the webhooks are known to make a link to it.
        is_linked: bool,
        /// Whether they may: by a name that can be that of another, or where a document of theirs goes on with a value.
        may_be_linked: bool,
    },
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
            matches!(
                link,
                DeadLink::Handler { is_reached: true, .. } | DeadLink::Unlisted { is_linked: true, .. }
            )
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

/// The dead links in the documents that these handlers lead to, and in those of their crates that no handler is known to lead to. The handlers are given
/// by the paths of their types and the functions that they call.
pub(crate) fn dead_links<'p>(handlers: impl Iterator<Item = (&'p str, &'p str)>) -> Result<(), DeadLinks> {
    let program = Documents::of_program();
    let handlers: Vec<_> = handlers.collect();
    let crates: HashSet<_> = handlers.iter().map(|(path, _)| crate_of(path)).collect();
    let mounted = inventory::iter::<Mounts>().flat_map(|mounts| mounts.0).map(|listed| &listed.webhook);
    let mounted: Vec<_> = mounted.collect();
    let places: HashSet<_> = mounted.iter().map(|webhook| webhook.place()).collect();
    let mut documents = Vec::new();
    for reached in handlers.iter().flat_map(|(path, calls)| program.reached_by(path, calls)) {
        let is_known = |known: &&mut Reached| std::ptr::eq(known.document, reached.document);
        match documents.iter_mut().find(is_known) {
            Some(known) => known.certain |= reached.certain,
            None => documents.push(reached),
        }
    }
    let links = Links::of(&handlers, &documents);
    let others = program.unreached().filter(|document| crates.contains(crate_of(document.function())));
    let documents = documents.iter().map(|Reached { document, certain }| (*document, *certain));
    let documents: Vec<_> = documents.chain(others.zip(repeat(false))).collect();
    let mentions =
        documents.iter().flat_map(|(document, is_reached)| document.mentions.iter().zip(repeat(*is_reached)));
    let dead = mentions.filter_map(|(&Mention { via, target, location }, is_reached)| match target {
        Target::Handler(handler) if !places.contains(&handler.place()) => {
            Some(DeadLink::Handler { handler, via, location, is_reached })
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
    let named: HashSet<_> = named.collect();
    let unlisted = inventory::iter::<WebhookOfProgram>()
        .filter(|handler| crates.contains(crate_of((handler.path)())))
        .map(|handler| handler.webhook)
        .filter(|handler| !places.contains(&handler.place()) && !named.contains(&handler.place()));
    dead.extend(unlisted.map(|handler| DeadLink::Unlisted {
        handler,
        is_linked: links.certain.contains(&handler.place()),
        may_be_linked: links.lead_to(&handler),
    }));
    // The notes of a program come in no order.
    dead.sort_by_key(|link| (link.location().file(), link.location().line(), link.location().column()));
    dead.dedup();
    if dead.is_empty() { Ok(()) } else { Err(DeadLinks(dead)) }
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
