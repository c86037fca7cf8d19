//! Mounted webhooks as what a plan is made for.

use std::fmt;
use std::future::IntoFuture;
use std::path::PathBuf;
use std::pin::Pin;

use twiml_runtime::{Entry, EntryRole, Method, PublicUrl, Webhooks};

use super::error::PlanError;
use super::outcome::Plan;
use super::read::{self, Look};
use super::store::Journal;
use super::told::Told;
use super::wanted::{Wanted, WantedWebhook};
use crate::client::Client;
use crate::target::Family;

mod sealed {
    pub trait Sealed {}
    impl<S> Sealed for twiml_runtime::Webhooks<S> {}
}

/// What [`Webhooks`] can do with a [`Client`].
pub trait PlanWebhooks: sealed::Sealed {
    /// What these webhooks want, at a public URL: the URLs of the handlers that are entries.
    fn wanted(&self, public_url: &PublicUrl) -> Wanted;

    /// Compares these webhooks, at the current public URL of their verifier, with what Twilio has for a target: a number in E.164, or the SID of a number
    /// (`PN…`), of a TwiML application (`AP…`), of a messaging service (`MG…`) or of a SIP domain (`SD…`). Several targets are several plans.
    ///
    /// The result is a builder; it is awaited for the plan. Nothing is changed.
    fn plan<'a>(&self, client: &'a Client, target: impl Into<String>) -> PlanBuilder<'a>;
}

impl<S> PlanWebhooks for Webhooks<S> {
    fn wanted(&self, public_url: &PublicUrl) -> Wanted {
        Declared::of(self).wanted(public_url)
    }

    fn plan<'a>(&self, client: &'a Client, target: impl Into<String>) -> PlanBuilder<'a> {
        PlanBuilder {
            client,
            target: target.into(),
            declared: Declared::of(self),
            public_url: self.verifier().public_url().clone(),
            told: Told::default(),
            looks_for_service: true,
            journal: None,
        }
    }
}

/// What is declared in the attributes of handlers.
#[derive(Debug, Clone)]
struct Declared {
    entries: Vec<Entry>,
    candidates: Vec<(Family, Vec<String>)>,
}

impl Declared {
    fn of<S>(webhooks: &Webhooks<S>) -> Self {
        let candidates = EntryRole::ALL.into_iter().map(|role| {
            let names = webhooks.entry_candidates(role).map(|candidate| candidate.name.to_owned());
            (Family::from(role), names.collect())
        });
        Self { entries: webhooks.entries().collect(), candidates: candidates.collect() }
    }

    fn wanted(&self, public_url: &PublicUrl) -> Wanted {
        let wanted = self.candidates.iter().fold(Wanted::default(), |wanted, (family, names)| {
            wanted.with_candidates(*family, names.iter().cloned())
        });
        self.entries.iter().fold(wanted, |wanted, entry| {
            let address = |path: &str, method: Method| (public_url.join(path), method);
            let (url, method) = address(entry.handler.path, entry.handler.method);
            let fallback = entry.fallback.map(|fallback| address(fallback.path, fallback.method));
            wanted.with(entry.role.into(), WantedWebhook { url, method, fallback })
        })
    }
}

/// A plan to be made: what it is for, and what it is told. It is awaited for the [`Plan`].
///
/// ```no_run
/// # use twiml_client::prelude::*;
/// # use twiml_client::Family;
/// # use twiml_runtime::prelude::*;
/// # async fn plan(webhooks: &Webhooks<()>, client: &Client) -> Result<(), BoxError> {
/// let plan = webhooks.plan(client, "+15551110000").overwrite().without(Family::Status).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "a plan is made when it is awaited"]
pub struct PlanBuilder<'a> {
    client: &'a Client,
    target: String,
    declared: Declared,
    public_url: PublicUrl,
    told: Told,
    looks_for_service: bool,
    journal: Option<Journal>,
}

impl PlanBuilder<'_> {
    /// Overwrites URLs that this application did not write.
    pub fn overwrite(mut self) -> Self {
        self.told.overwrite = true;
        self
    }

    /// Clears the SID of a TwiML application or of a trunk that comes before the URLs of a number.
    pub fn detach(mut self) -> Self {
        self.told.detach = true;
        self
    }

    /// Lets the messaging service that a number is in leave messages to the webhooks of its numbers.
    pub fn use_number_webhook(mut self) -> Self {
        self.told.use_number_webhook = true;
        self
    }

    /// Configures the messaging service that a number is in.
    pub fn configure_service(mut self) -> Self {
        self.told.configure_service = true;
        self
    }

    /// Configures the TwiML application that a number names.
    pub fn configure_application(mut self) -> Self {
        self.told.configure_application = true;
        self
    }

    /// Leaves a family as it is.
    pub fn without(mut self, family: Family) -> Self {
        self.told.without.insert(family);
        self
    }

    /// Accepts a public URL that only this machine or this network reaches, for a server that takes Twilio's place here.
    pub fn allow_local_urls(mut self) -> Self {
        self.told.allow_local_urls = true;
        self
    }

    /// For as long as the application runs: a [guard](super::RestoreGuard) puts back what is there now, and not what was there before a plan that was
    /// applied to stay.
    pub fn for_now(mut self) -> Self {
        self.told.for_now = true;
        self
    }

    /// Everything that it is told, in place of what was said before.
    pub fn told(self, told: Told) -> Self {
        Self { told, ..self }
    }

    /// Another public URL than that of the verifier.
    pub fn public_url(self, public_url: &PublicUrl) -> Self {
        Self { public_url: public_url.clone(), ..self }
    }

    /// Does not look for the messaging service that a number is in, which takes one request for each service of the account. If there is one, messages may not
    /// arrive, and the plan does not say so.
    pub fn without_services(self) -> Self {
        Self { looks_for_service: false, ..self }
    }

    /// The folder of the journal, in place of the one of the user.
    pub fn journal(self, folder: impl Into<PathBuf>) -> Self {
        Self { journal: Some(Journal::at(folder)), ..self }
    }

    async fn make(self) -> Result<Plan, PlanError> {
        let wanted = self.declared.wanted(&self.public_url);
        // Without a folder for a journal, as on a machine for builds, a plan can still be shown.
        let journal = self.journal.or_else(|| Journal::of_user().ok());
        let needs_service = wanted.get(Family::Sms).is_some() && !self.told.without.contains(&Family::Sms);
        let look = Look {
            services: self.looks_for_service && needs_service,
            numbers: self.told.configure_application,
        };
        let situation = read::situation(self.client, &self.target, look, journal.as_ref()).await?;
        Ok(Plan { journal, ..Plan::compare(situation, wanted, self.told) })
    }
}

impl<'a> IntoFuture for PlanBuilder<'a> {
    type Output = Result<Plan, PlanError>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'a>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.make())
    }
}

/// Without the client.
impl fmt::Debug for PlanBuilder<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PlanBuilder").field("told", &self.told).finish_non_exhaustive()
    }
}
