//! What each webhook knows about those that are mounted with it, and about the place that its replies are sent from.

use std::collections::HashSet;
use std::panic::Location;
use std::sync::{Arc, Mutex, PoisonError};

use twiml_schema::Delivery;

use super::descriptor::Descriptor;
use super::mounted::Mounted;
use crate::params::Path;
use crate::twiml::{BeforeLinks, Breach, Breaches};
use crate::verify::{Arrival, Verifier};

/// How many links that lead nowhere are remembered, so that each is reported once.
const MAX_REPORTED: usize = 100;

/// The webhooks that are mounted together.
#[derive(Debug)]
pub(crate) struct Site {
    /// The paths without parameters, which are looked up whole.
    paths: HashSet<&'static str>,
    /// The paths with parameters.
    templates: Vec<&'static str>,
    /// Knows the hosts by which Twilio reaches them.
    verifier: Verifier,
    /// The links that lead nowhere, with the location of the handler that sent them.
    reported: Mutex<HashSet<(&'static Location<'static>, String)>>,
    breaches: Breaches,
}

impl Site {
    pub(crate) fn new(mounted: impl Iterator<Item = Descriptor>, verifier: Verifier) -> Self {
        let (templates, paths): (Vec<_>, Vec<_>) =
            mounted.map(|webhook| webhook.path).partition(|path| path.contains('{'));
        Self {
            paths: paths.into_iter().collect(),
            templates,
            verifier,
            reported: Mutex::default(),
            breaches: Breaches::new(),
        }
    }
}

/// Where a reply is sent from.
#[derive(Debug, Clone)]
pub struct Sender {
    handler: Mounted,
    site: Arc<Site>,
    /// What the request asked for.
    arrival: Arrival,
    /// The path of the router that this one is nested in.
    nested: String,
}

impl Sender {
    pub(super) fn new(handler: Mounted, site: Arc<Site>, arrival: Arrival, nested: String) -> Self {
        Self { handler, site, arrival, nested }
    }

    /// What comes before a path of the application in a reply. Twilio looks for a path where it has called, and for a whole URL
    /// at the address that the application has by now.
    pub(super) fn before_links(&self) -> BeforeLinks<'_> {
        BeforeLinks {
            public_url: self.site.verifier.public_url_of(self.arrival.host).as_str(),
            base_path: self.arrival.signed_for.base_path(),
            nested: &self.nested,
        }
    }

    /// Reports each path of a handler that is not mounted here, once. What the handler's own documents name is checked at
    /// compile time; this finds what other functions name.
    pub(super) fn check_links<'l>(&self, links: impl Iterator<Item = &'l str>) {
        for link in links {
            let mut named = self.handler.references.iter().map(|reference| reference.handler.path);
            let is_known = self.site.paths.contains(link)
                || named.any(|path| matches(path, link))
                || self.site.templates.iter().any(|path| matches(path, link));
            if !is_known {
                self.report(link);
            }
        }
    }

    /// Knows the hosts by which Twilio reaches the webhooks.
    #[cfg(feature = "streams")]
    pub(super) fn verifier(&self) -> &Verifier {
        &self.site.verifier
    }

    /// See [`Mounted::answers`].
    pub(super) fn answers(&self) -> Option<Delivery> {
        self.handler.answers
    }

    /// Logs the rules that the values in a document break.
    pub(super) fn log_breaches(&self, breaches: Vec<Breach>) {
        let Descriptor { name, location, .. } = self.handler.webhook;
        if !breaches.is_empty() {
            self.site.breaches.log(breaches, Some((name, location)));
        }
    }

    #[cold]
    fn report(&self, link: &str) {
        let Descriptor { name, location, .. } = self.handler.webhook;
        // The arguments of the link are data.
        let link = Path(link).to_string();
        {
            let mut reported = self.site.reported.lock().unwrap_or_else(PoisonError::into_inner);
            if reported.len() >= MAX_REPORTED || !reported.insert((location, link.clone())) {
                return;
            }
        }
        tracing::error!(
            webhook = name,
            %location,
            "`{name}` names the handler of `{link}`, but it is not mounted here, so Twilio's request to `{link}` would find \
             nothing; add it to `webhooks![…]`"
        );
    }
}

/// Whether a link leads to a path, whose parameters are in braces.
fn matches(path: &str, link: &str) -> bool {
    let (mut path, mut link) = (path.split('/'), link.split('/'));
    loop {
        match (path.next(), link.next()) {
            (None, None) => return true,
            (Some(segment), Some(given)) if segment == given => {}
            (Some(segment), Some(given)) if segment.starts_with('{') && !given.is_empty() => {}
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn parameters_take_one_segment_each() {
        assert!(matches("/menu", "/menu"));
        assert!(matches("/orders/{id}/menu", "/orders/7%2F2/menu"));
        assert!(!matches("/orders/{id}/menu", "/orders/7/2/menu"));
        assert!(!matches("/orders/{id}", "/orders/"));
        assert!(!matches("/menu", "/menu/"));
        assert!(!matches("/menu", "/men"));
    }
}
