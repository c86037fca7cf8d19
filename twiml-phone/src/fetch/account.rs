//! What all sessions of a phone share.

use std::fmt;
use std::sync::Arc;

use twiml_runtime::Verifier;
use twiml_values::Method;

use crate::chaos::{Chaos, Disorder};
use crate::dates::Dates;
use crate::machine::{Handle, Shared};
use crate::own_urls::own_urls;
use crate::request::API_VERSION;
use crate::sid::Sids;

/// Where a webhook is: an absolute URL, with the overrides in its fragment, and the method it is called with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Webhook {
    pub(crate) url: String,
    pub(crate) method: Method,
}

impl Webhook {
    pub(crate) fn post(url: impl Into<String>) -> Self {
        Self { url: url.into(), method: Method::Post }
    }
}

/// What URLs of Twilio's own REST API begin with.
pub(crate) const TWILIOS_API: &str = "https://api.twilio.com";

/// The Twilio account of a phone: its SID, what it signs with, its clock, and its debugger. Clones are of the same account.
#[derive(Clone)]
pub(crate) struct Account {
    pub(crate) sid: Arc<str>,
    pub(crate) verifier: Verifier,
    pub(crate) clock: Handle,
    pub(crate) dates: Dates,
    pub(crate) sids: Shared<Sids>,
    /// What hears of errors and warnings.
    pub(crate) debugger: Shared<Option<Webhook>>,
    pub(crate) disorder: Shared<Disorder>,
    /// What URLs of the REST API begin with.
    pub(crate) api: Shared<Arc<str>>,
}

impl Account {
    /// An account whose SIDs, and all else that is made up, follow from the seed.
    pub(crate) fn new(verifier: Verifier, clock: &Handle, seed: u64) -> Self {
        let mut sids = Sids::new(seed);
        Self {
            sid: sids.next("AC").into(),
            verifier,
            clock: clock.clone(),
            dates: Dates::new(),
            sids: Shared::new(sids),
            debugger: Shared::default(),
            disorder: Shared::new(Disorder::new(Chaos::default())),
            api: Shared::new(TWILIOS_API.into()),
        }
    }

    /// A SID that was not given before.
    pub(crate) fn new_sid(&self, prefix: &str) -> String {
        self.sids.change(|sids| sids.next(prefix))
    }

    /// The URL of something that the account has in the REST API, such as `Recordings/RE…`.
    pub(crate) fn api_url(&self, path: &str) -> String {
        format!("{}/{API_VERSION}/Accounts/{}/{path}", self.api.get(), self.sid)
    }

    /// The absolute URL of a path of the application; another URL stays what it is.
    pub(crate) fn url_of(&self, path: &str) -> String {
        match twiml_schema::url::scheme(path) {
            Some(_) => path.to_owned(),
            None => self.verifier.public_url().join(path),
        }
    }

    /// Whether a URL is one of the application's own.
    pub(crate) fn is_own(&self, url: &str) -> bool {
        own_urls(&self.verifier)
            .filter_map(|own| url.strip_prefix(own.as_str()))
            .any(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']))
    }

    /// The date, as requests about calls have it.
    pub(crate) fn rfc_2822(&self) -> String {
        self.dates.rfc_2822(self.clock.now())
    }

    /// The date, as events of streams, transcriptions and the debugger have it.
    pub(crate) fn iso_8601(&self) -> String {
        self.dates.iso_8601(self.clock.now())
    }
}

impl fmt::Debug for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Account").field("sid", &self.sid).finish_non_exhaustive()
    }
}
