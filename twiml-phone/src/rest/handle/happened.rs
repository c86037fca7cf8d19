//! What has happened, and what becomes of it.

use std::sync::Arc;

use super::Rest;
use crate::line::{Call, Callee};
use crate::rest::request::RestRequest;
use crate::rest::resource::Resource;
use crate::status::Delivery;
use crate::transcript::SentMessage;

/// What has happened, and what becomes of it.
impl Rest {
    /// All messages, sent and received, in the order in which they came.
    pub fn messages(&self) -> Vec<Resource> {
        let records = self.desk.phone.office().records();
        records.iter().map(|record| self.desk.show_message(record)).collect()
    }

    /// All calls, placed, received and dialed, in the order in which they began.
    pub fn calls(&self) -> Vec<Resource> {
        self.desk.legs().iter().map(|leg| self.desk.show_call(leg)).collect()
    }

    /// All recordings, in the order in which they began, as the REST API shows them outside their calls.
    pub fn recordings(&self) -> Vec<Resource> {
        self.desk.recordings(None).iter().map(|recording| self.desk.show_recording(recording, None)).collect()
    }

    /// A call by its SID, so that a test can be whoever is called.
    pub fn call(&self, sid: &str) -> Option<Call> {
        let leg = self.desk.legs().into_iter().find(|leg| leg.sid() == sid)?;
        Some(Call::new(&self.desk.phone, leg))
    }

    /// All requests that have come, in their order, also those that were refused or failed.
    ///
    /// ```
    /// # use twiml_phone::Rest;
    /// # fn f(rest: &Rest) {
    /// let requests = rest.requests();
    /// assert_eq!(requests.len(), 1);
    /// assert_eq!(requests[0].get("Body"), Some("Hello"));
    /// # }
    /// ```
    pub fn requests(&self) -> Vec<RestRequest> {
        self.desk.seen.get()
    }

    /// All requests for files that have come to the storage, in their order. None should have credentials: a client has those for the API alone.
    pub fn storage_requests(&self) -> Vec<RestRequest> {
        self.desk.storage.seen.get()
    }

    /// Decides what becomes of each message that is sent from now on; `None` leaves it to [`Phone::deliver`](crate::Phone::deliver). If nothing is said, all are delivered.
    pub fn on_message(&self, decide: impl Fn(&SentMessage) -> Option<Delivery> + Send + Sync + 'static) {
        self.desk.on_message.change(|old| *old = Arc::new(decide));
    }

    /// Decides what whoever is called does, by the address, for each call that is placed from now on; `None` leaves it to [`Call::callee`]. If nothing
    /// is said, calls ring.
    pub fn on_call(&self, decide: impl Fn(&str) -> Option<Callee> + Send + Sync + 'static) {
        self.desk.on_call.change(|old| *old = Arc::new(decide));
    }

    /// Waits until all is done that requests have begun, as far as it happens by itself: callbacks are sent, prompts are over.
    pub async fn settled(&self) {
        self.desk.later.catch_up().await;
    }
}
