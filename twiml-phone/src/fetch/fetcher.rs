//! What a session asks with.

use std::fmt;

use twiml_schema::Family;

use super::account::{Account, Webhook};
use super::cookies::Jar;
use super::notice::Outbox;
use crate::machine::Shared;
use crate::transcript::Log;

/// What a session asks the application with. Clones are of the same session.
#[derive(Clone)]
pub(crate) struct Fetcher {
    pub(crate) account: Account,
    pub(crate) log: Log,
    pub(crate) family: Family,
    pub(crate) jar: Shared<Jar>,
    /// What is asked when another document is not available.
    pub(crate) fallback: Shared<Option<Webhook>>,
    pub(super) outbox: Shared<Outbox>,
}

impl Fetcher {
    /// What a session of this family asks with, without cookies and without a fallback.
    pub(crate) fn new(account: &Account, log: Log, family: Family) -> Self {
        let (account, jar, outbox) = (account.clone(), Shared::default(), Shared::default());
        Self { account, log, family, jar, fallback: Shared::default(), outbox }
    }
}

impl fmt::Debug for Fetcher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fetcher")
            .field("log", &self.log)
            .field("family", &self.family)
            .finish_non_exhaustive()
    }
}
