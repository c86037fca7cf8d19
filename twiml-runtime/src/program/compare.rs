//! What the program names, compared with what it mounts.

use std::collections::HashSet;
use std::iter::repeat;

use super::dead::{DeadLink, DeadLinks, LinkedBy, Reach};
use super::lists::Lists;
use super::note::{WebhookOfProgram, crate_of};
use super::reach::{Document, Documents, Reached};
use super::ways::Ways;
use crate::verify::PublicUrl;
use crate::webhook::{Mention, Mounted, Target};

/// What is named by these handlers, and in their crates, and is not mounted. Twilio reaches them at these URLs.
pub(crate) fn dead_links<'m>(
    mounted: impl Iterator<Item = &'m Mounted>,
    own_urls: &[PublicUrl],
) -> Result<(), DeadLinks> {
    let handlers: Vec<_> = mounted.collect();
    let own: HashSet<_> = handlers.iter().map(|handler| handler.webhook.place()).collect();
    let crates: HashSet<_> = handlers.iter().map(|handler| crate_of(handler.type_path)).collect();
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
        Target::Address(address) => {
            let fault = lists.fault_of(&address, via, own_urls)?;
            Some(DeadLink::Address { address: address.text, fault, via, location })
        }
        Target::Value => None,
    });
    let mut dead: Vec<_> = dead.collect();

    let named = dead.iter().filter_map(|link| match link {
        DeadLink::Handler { handler, .. } => Some(handler.place()),
        _ => None,
    });
    let named: HashSet<_> = named.collect();
    let ways = Ways::of(&handlers, &documents);
    let unlisted = inventory::iter::<WebhookOfProgram>().filter_map(|note| {
        let (handler, path) = (note.webhook, (note.path)());
        let is_known = named.contains(&handler.place()) || lists.module_of(&handler).is_some();
        if is_known || !crates.contains(crate_of(path)) {
            return None;
        }
        let linked_by = ways.to(&handler);
        // A value may be a link to anything.
        let is_linked = linked_by.is_some_and(|linked_by| !matches!(linked_by, LinkedBy::Value { .. }));
        let left_out = lists.are_in_crate_of(path);
        (is_linked || !lists.have_in_a_named_one(&handler)).then_some(DeadLink::Unlisted {
            handler,
            linked_by,
            left_out,
        })
    });
    dead.extend(unlisted);
    DeadLinks::new(dead).map_or(Ok(()), Err)
}

/// The documents that handlers lead to, each once, and those of their crates that no handler is known to lead to.
fn documents(handlers: &[&Mounted], crates: &HashSet<&str>) -> Vec<(&'static Document, Reach)> {
    let program = Documents::of_program();
    let mut documents: Vec<(&Document, Reach)> = Vec::new();
    for Reached { document, certain } in
        handlers.iter().flat_map(|handler| program.reached_by(handler.type_path, handler.calls))
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
