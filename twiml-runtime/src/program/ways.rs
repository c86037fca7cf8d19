//! How handlers, and the documents that these lead to, go on without a name in a document.

use super::dead::{LinkedBy, Reach};
use super::links::{Linked, links};
use super::reach::Document;
use crate::payload::delivery;
use crate::webhook::{Descriptor, Mention, Mounted, Target};

/// The links that they make, and the values that may be links.
pub(super) struct Ways<'m> {
    links: Vec<(Linked, LinkedBy)>,
    values: Vec<&'static Mention>,
    handlers: &'m [&'m Mounted],
}

impl<'m> Ways<'m> {
    pub(super) fn of(handlers: &'m [&'m Mounted], documents: &[(&'static Document, Reach)]) -> Self {
        let own = handlers.iter().map(|handler| {
            (handler.type_path, handler.calls, Some(handler.webhook.location), Reach::Certain)
        });
        let reached: Vec<_> = documents.iter().filter(|(_, reach)| *reach != Reach::Unknown).collect();
        let others =
            reached.iter().map(|(document, reach)| (document.function, document.calls, None, *reach));
        let links = own.chain(others).flat_map(|(function, calls, location, reach)| {
            links(function, calls).into_iter().map(move |link| {
                let is_certain = link.certain && reach == Reach::Certain;
                (link, LinkedBy::Function { function, location, is_certain })
            })
        });
        let mentions = reached.iter().flat_map(|(document, _)| document.mentions);
        let values = mentions.filter(|mention| matches!(mention.target, Target::Value));
        Self { links: links.collect(), values: values.collect(), handlers }
    }

    /// How they go on with this handler, if they may.
    pub(super) fn to(&self, handler: &Descriptor) -> Option<LinkedBy> {
        let links = || self.links.iter().filter(|(link, _)| link.is(handler)).map(|(_, by)| *by);
        let certain = links().find(|by| matches!(by, LinkedBy::Function { is_certain: true, .. }));
        certain.or_else(|| links().next()).or_else(|| {
            let mention = self.values.iter().find(|mention| self.may_lead(mention, handler))?;
            Some(LinkedBy::Value { via: mention.via, location: mention.location })
        })
    }

    /// Whether a value there may be a link to this handler: it takes what is sent there, and answers as those that lead there do.
    fn may_lead(&self, mention: &Mention, handler: &Descriptor) -> bool {
        let Some(callback) = mention.via.delivers() else { return false };
        let is_of_family = || self.handlers.iter().any(|known| known.webhook.attribute == handler.attribute);
        delivery::suits(handler.payload, callback)
            && (callback != twiml_schema::Delivery::Redirect || is_of_family())
    }
}
