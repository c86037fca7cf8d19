//! What the program names, compared with what it mounts.

use std::collections::{HashMap, HashSet};
use std::iter::repeat;
use std::panic::Location;

use twiml_schema::Delivery;

use super::dead::{DeadLink, DeadLinks, Reach};
use super::links::{Linked, links};
use super::note::{WebhookOfProgram, crate_of};
use super::reach::{Document, Documents, Reached};
use crate::payload::delivery;
use crate::webhook::{Descriptor, Mention, Mounted, Mounts, Target, Via, ends_in};

/// What is named by these handlers, and in their crates, and is not mounted.
pub(crate) fn dead_links<'m>(mounted: impl Iterator<Item = &'m Mounted>) -> Result<(), DeadLinks> {
    let (own, handlers): (HashSet<_>, Vec<_>) =
        mounted.map(|webhook| (webhook.webhook.place(), (webhook.type_path, webhook.calls))).unzip();
    let crates: HashSet<_> = handlers.iter().map(|(path, _)| crate_of(path)).collect();
    let lists = Lists::of_program();
    let documents = documents(&handlers, &crates);

    let mentions =
        documents.iter().flat_map(|(document, reach)| document.mentions.iter().zip(repeat(*reach)));
    let dead = mentions.filter_map(|(&Mention { via, target, location }, reach)| match target {
        Target::Handler(handler) => {
            let mounted_in = lists.module_of(&handler);
            let is_dead = match reach {
                Reach::Certain => !own.contains(&handler.place()),
                Reach::Possible | Reach::Unknown => mounted_in.is_none(),
            };
            is_dead.then_some(DeadLink::Handler { handler, via, location, reach, mounted_in })
        }
        Target::Path(path) => {
            let handler = lists.at_path(path, via).err()?;
            Some(DeadLink::Path { path, handler, via, location })
        }
        Target::Value => None,
    });
    let mut dead: Vec<_> = dead.collect();

    let named = dead.iter().filter_map(|link| match link {
        DeadLink::Handler { handler, .. } => Some(handler.place()),
        _ => None,
    });
    let named: HashSet<_> = named.collect();
    let unnamed = Unnamed::of(&handlers, &documents);
    let unlisted = inventory::iter::<WebhookOfProgram>().filter(|handler| {
        let is_known =
            named.contains(&handler.webhook.place()) || lists.module_of(&handler.webhook).is_some();
        !is_known && crates.contains(crate_of((handler.path)()))
    });
    dead.extend(unlisted.map(|handler| DeadLink::Unlisted {
        handler: handler.webhook,
        reach: unnamed.reach(&handler.webhook),
        left_out: lists.crates.contains(crate_of((handler.path)())),
    }));
    DeadLinks::new(dead).map_or(Ok(()), Err)
}

/// All `webhooks![…]` of a program.
struct Lists {
    mounted: Vec<&'static Descriptor>,
    /// The module of the first list that has the handler.
    modules: HashMap<(&'static Location<'static>, &'static str), &'static str>,
    /// The crates that they are in.
    crates: HashSet<&'static str>,
}

impl Lists {
    fn of_program() -> Self {
        let mut lists = Self { mounted: Vec::new(), modules: HashMap::new(), crates: HashSet::new() };
        let mut all: Vec<_> = Mounts::of_program().collect();
        all.sort_by_key(|mounts| mounts.module);
        for mounts in all {
            lists.crates.insert(crate_of(mounts.module));
            for webhook in mounts.webhooks() {
                lists.mounted.push(webhook);
                lists.modules.entry(webhook.place()).or_insert(mounts.module);
            }
        }
        lists
    }

    /// The module of a list that has a handler.
    fn module_of(&self, handler: &Descriptor) -> Option<&'static str> {
        self.modules.get(&handler.place()).copied()
    }

    /// Whether there is a handler at a path, for what Twilio sends there; if not, the one that is there.
    fn at_path(&self, path: &str, via: Via) -> Result<(), Option<Descriptor>> {
        let fits = |webhook: &Descriptor| {
            via.delivers().is_none_or(|callback| delivery::suits(webhook.payload, callback))
        };
        let mut there = self.mounted.iter().filter(|webhook| leads_to(path, webhook)).peekable();
        let first = there.peek().map(|webhook| ***webhook);
        if there.any(|webhook| fits(webhook)) { Ok(()) } else { Err(first) }
    }
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
    let others = program.unreached().filter(|document| crates.contains(crate_of(document.function)));
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
        let others = reached.iter().map(|(document, reach)| (document.function, document.calls, *reach));
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
