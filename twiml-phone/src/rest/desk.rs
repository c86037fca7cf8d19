//! Where requests are answered.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::credentials::Credentials;
use super::expected::Expected;
use super::fault::RestFault;
use super::later::Later;
use super::request::RestRequest;
use super::resource::Resource;
use super::storage::Storage;
use super::store::Store;
use crate::line::Callee;
use crate::machine::Shared;
use crate::phone::Phone;
use crate::request::API_VERSION;
use crate::status::Delivery;
use crate::transcript::SentMessage;

/// What becomes of a message.
pub(super) type OnMessage = Arc<dyn Fn(&SentMessage) -> Option<Delivery> + Send + Sync>;

/// What whoever is called does, by the address.
pub(super) type OnCall = Arc<dyn Fn(&str) -> Option<Callee> + Send + Sync>;

/// Where requests are answered.
pub(super) struct Desk {
    pub(super) phone: Phone,
    pub(super) account: String,
    /// What URLs of this API begin with.
    pub(super) url: String,
    pub(super) credentials: Credentials,
    pub(super) store: Shared<Store>,
    pub(super) on_message: Shared<OnMessage>,
    pub(super) on_call: Shared<OnCall>,
    /// All requests that have come.
    pub(super) seen: Shared<Vec<RestRequest>>,
    /// What goes wrong with requests.
    pub(super) faults: Expected<RestFault>,
    /// What somebody else changes before requests are answered: the SID of a resource, and its fields.
    pub(super) edits: Expected<(String, Resource)>,
    pub(super) later: Later,
    pub(super) storage: Storage,
}

impl Desk {
    /// The URI of something in the account, such as `Messages/SM…`, without its ending.
    pub(super) fn path(&self, rest: &str) -> String {
        format!("/{API_VERSION}/Accounts/{}/{rest}", self.account)
    }

    /// The URI of something in the account, such as `Messages/SM…`.
    pub(super) fn uri(&self, rest: &str) -> String {
        self.path(rest) + ".json"
    }

    /// The date when so much time has passed on the phone's clock, as the older products show it.
    pub(super) fn rfc_2822(&self, at: Duration) -> String {
        self.phone.account().dates.rfc_2822(at)
    }

    /// The time on the phone's clock.
    pub(super) fn now(&self) -> Duration {
        self.phone.account().clock.now()
    }

    /// Now, as the newer products show it: `2026-01-05T17:00:00Z`.
    pub(super) fn iso_8601(&self) -> String {
        format!("{:.0}", self.phone.account().dates.at(self.now()))
    }

    /// What every resource of the older products has.
    pub(super) fn common(&self) -> Resource {
        let mut resource = Resource::default();
        resource.set("account_sid", self.account.as_str());
        resource.set("api_version", API_VERSION);
        resource
    }
}

impl fmt::Debug for Desk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Desk").field("url", &self.url).field("store", &self.store).finish_non_exhaustive()
    }
}
