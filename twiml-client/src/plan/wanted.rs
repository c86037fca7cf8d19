//! What an application wants to be configured.

use std::collections::BTreeMap;

use twiml_runtime::Method;

use crate::target::Family;

/// What an application wants to be configured: a URL for each family that it has an entry for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    webhooks: BTreeMap<Family, WantedWebhook>,
    candidates: BTreeMap<Family, Vec<String>>,
}

/// The webhook that a family should have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WantedWebhook {
    /// Its URL.
    pub url: String,
    /// The method that it answers to.
    pub method: Method,
    /// The URL and the method of what takes over when it fails.
    pub fallback: Option<(String, Method)>,
}

impl Wanted {
    /// The same with a webhook for a family.
    #[must_use]
    pub fn with(mut self, family: Family, webhook: WantedWebhook) -> Self {
        self.webhooks.insert(family, webhook);
        self
    }

    /// The same with the names of handlers that could be the entry of a family, and do not say so.
    #[must_use]
    pub fn with_candidates(
        mut self,
        family: Family,
        names: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.candidates.insert(family, names.into_iter().map(Into::into).collect());
        self
    }

    /// The webhook of a family.
    pub fn get(&self, family: Family) -> Option<&WantedWebhook> {
        self.webhooks.get(&family)
    }

    /// The handlers that could be the entry of a family.
    pub fn candidates(&self, family: Family) -> &[String] {
        self.candidates.get(&family).map(Vec::as_slice).unwrap_or_default()
    }

    pub(super) fn urls(&self) -> impl Iterator<Item = &str> {
        let fallbacks = self.webhooks.values().filter_map(|webhook| webhook.fallback.as_ref());
        self.webhooks
            .values()
            .map(|webhook| webhook.url.as_str())
            .chain(fallbacks.map(|(url, _)| url.as_str()))
    }
}
