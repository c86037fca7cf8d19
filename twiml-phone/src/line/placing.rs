//! A call that the application places.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::time::Duration;

use super::call::Call;
use crate::call::{Detection, Mode, Outbound, Watcher};
use crate::fault::Fault;
use crate::fetch::Webhook;
use crate::phone::Phone;
use crate::text::NUMBER;

/// A call that the application is about to place; [`Phone::place`] begins it, and `.await` places it.
#[derive(Clone)]
#[must_use = "a call is placed by `.await`"]
pub struct Placing<'p> {
    phone: &'p Phone,
    outbound: Outbound,
}

impl Phone {
    /// The application places a call to this number through the REST API.
    ///
    /// The other side rings when `.await` returns the call: [`Call::callee`] decides what becomes of it. It is an error if the REST API refuses to place it.
    pub fn place(&self, to: impl Into<String>) -> Placing<'_> {
        let outbound = Outbound {
            from: NUMBER.to_owned(),
            to: to.into(),
            voice: None,
            twiml: None,
            fallback: None,
            watchers: Vec::new(),
            timeout: Duration::from_secs(60),
            detection: None,
            is_held: false,
            digits: None,
            record: None,
            time_limit: None,
        };
        Placing { phone: self, outbound }
    }
}

impl Placing<'_> {
    /// The number of the application that calls.
    pub fn from(mut self, from: impl Into<String>) -> Self {
        self.outbound.from = from.into();
        self
    }

    /// With a document that is asked for at this path once somebody has answered.
    pub fn url(mut self, path: impl AsRef<str>) -> Self {
        self.outbound.voice = Some(Webhook::post(self.phone.url_of(path.as_ref())));
        self
    }

    /// With this document.
    pub fn twiml(mut self, twiml: impl Into<String>) -> Self {
        self.outbound.twiml = Some(twiml.into());
        self
    }

    /// With a fallback, by its path.
    pub fn fallback(mut self, path: impl AsRef<str>) -> Self {
        self.outbound.fallback = Some(Webhook::post(self.phone.url_of(path.as_ref())));
        self
    }

    /// With a status callback, by its path, for these events: `initiated`, `ringing`, `answered`, `completed`.
    pub fn status_callback(mut self, path: impl AsRef<str>, events: &[&str]) -> Self {
        let webhook = Webhook::post(self.phone.url_of(path.as_ref()));
        let events = events.iter().map(|event| (*event).to_owned()).collect();
        self.outbound.watchers = vec![Watcher { webhook, events }];
        self
    }

    /// It rings for this long.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.outbound.timeout = timeout;
        self
    }

    /// Machines are detected before the call goes on: `Enable`, or `DetectMessageEnd`, which waits for the end of a greeting.
    pub fn machine_detection(mut self, mode: &str) -> Self {
        self.outbound.detection =
            Some(Detection { to_the_end: mode == "DetectMessageEnd", mode: Mode::First });
        self
    }

    /// Machines are detected while the call goes on, and the result is told to this path, if there is one.
    pub fn async_machine_detection(mut self, mode: &str, path: Option<&str>) -> Self {
        let told = path.map(|path| Webhook::post(self.phone.url_of(path)));
        self.outbound.detection =
            Some(Detection { to_the_end: mode == "DetectMessageEnd", mode: Mode::Beside(told) });
        self
    }

    /// These keys are sent once it is answered.
    pub fn send_digits(mut self, digits: impl Into<String>) -> Self {
        self.outbound.digits = Some(digits.into());
        self
    }

    /// It stays among the calls that the account has yet to place.
    pub fn held(mut self) -> Self {
        self.outbound.is_held = true;
        self
    }

    async fn make(self) -> Result<Call, Fault> {
        let leg = self.phone.board().outbound(self.outbound)?;
        self.phone.driver().await.settle().await;
        Ok(Call::new(self.phone, leg))
    }
}

impl<'p> IntoFuture for Placing<'p> {
    type Output = Result<Call, Fault>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'p>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.make())
    }
}

impl fmt::Debug for Placing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Placing").field("outbound", &self.outbound).finish_non_exhaustive()
    }
}
