//! How a call begins.

use std::time::Duration;

use twiml_values::Method;

use super::call::Call;
use crate::call::{Detection, Inbound, Mode, Outbound, Watcher};
use crate::failed::Failed;
use crate::fault::Fault;
use crate::fetch::Webhook;
use crate::phone::Phone;

/// The numbers of those who call, and of the account, if nothing else is said.
const CALLER: &str = "+15550001111";
const NUMBER: &str = "+15550002222";

/// A call that somebody is about to make. [`Phone::calling`] begins one.
#[derive(Clone, Debug)]
#[must_use = "nobody calls until `start` is awaited"]
pub struct Calling {
    phone: Phone,
    inbound: Inbound,
}

/// A call that the application is about to place. [`Phone::placing`] begins one.
#[derive(Clone, Debug)]
#[must_use = "nothing is placed until `start` is awaited"]
pub struct Placing {
    phone: Phone,
    outbound: Outbound,
}

impl Phone {
    /// Somebody calls, and the application is asked at this path.
    ///
    /// The call has come to rest when this returns: the first prompts are over.
    ///
    /// # Errors
    ///
    /// If the application has no answer: the caller hears that an application error has occurred. [`calling`](Self::calling) begins a call
    /// that is allowed to go wrong.
    pub async fn call(&self, path: &str) -> Result<Call, Failed> {
        let call = self.calling(path).start().await;
        call.reach(|| true).await;
        match call.leg.failure() {
            Some(fault) => Err(Failed::new(&fault, &call)),
            None => Ok(call),
        }
    }

    /// Somebody is about to call a number whose webhook is at this path.
    pub fn calling(&self, path: &str) -> Calling {
        let inbound = Inbound {
            from: CALLER.to_owned(),
            to: NUMBER.to_owned(),
            is_sip: false,
            voice: Webhook::post(self.url_of(path)),
            fallback: None,
            status: None,
        };
        Calling { phone: self.clone(), inbound }
    }

    /// The application is about to call this number, from its own.
    pub fn placing(&self, to: &str) -> Placing {
        let outbound = Outbound {
            from: NUMBER.to_owned(),
            to: to.to_owned(),
            voice: None,
            twiml: None,
            fallback: None,
            watchers: Vec::new(),
            timeout: Duration::from_secs(60),
            detection: None,
            is_held: false,
            digits: None,
        };
        Placing { phone: self.clone(), outbound }
    }
}

impl Calling {
    /// Who calls.
    pub fn from(mut self, from: impl Into<String>) -> Self {
        self.inbound.from = from.into();
        self
    }

    /// The number that is called.
    pub fn to(mut self, to: impl Into<String>) -> Self {
        self.inbound.to = to.into();
        self
    }

    /// How the webhook is called.
    pub fn method(mut self, method: Method) -> Self {
        self.inbound.voice.method = method;
        self
    }

    /// The caller calls by SIP.
    pub fn by_sip(mut self) -> Self {
        self.inbound.is_sip = true;
        self
    }

    /// The number's fallback, by its path.
    pub fn fallback(mut self, path: &str) -> Self {
        self.inbound.fallback = Some(Webhook::post(self.phone.url_of(path)));
        self
    }

    /// The number's status callback, by its path.
    pub fn status_callback(mut self, path: &str) -> Self {
        self.inbound.status = Some(Webhook::post(self.phone.url_of(path)));
        self
    }

    /// Calls. It has not come to rest yet: the next step waits for that.
    pub async fn start(self) -> Call {
        let leg = self.phone.board().inbound(self.inbound);
        self.phone.driver().await.settle().await;
        Call::new(&self.phone, leg)
    }
}

impl Placing {
    /// The number of the account that calls.
    pub fn from(mut self, from: impl Into<String>) -> Self {
        self.outbound.from = from.into();
        self
    }

    /// Where the document is asked for.
    pub fn url(mut self, path: &str) -> Self {
        self.outbound.voice = Some(Webhook::post(self.phone.url_of(path)));
        self
    }

    /// The document itself.
    pub fn twiml(mut self, twiml: impl Into<String>) -> Self {
        self.outbound.twiml = Some(twiml.into());
        self
    }

    /// The fallback, by its path.
    pub fn fallback(mut self, path: &str) -> Self {
        self.outbound.fallback = Some(Webhook::post(self.phone.url_of(path)));
        self
    }

    /// Who is told of these events: `initiated`, `ringing`, `answered`, `completed`.
    pub fn status_callback(mut self, path: &str, events: &[&str]) -> Self {
        let webhook = Webhook::post(self.phone.url_of(path));
        let events = events.iter().map(|event| (*event).to_owned()).collect();
        self.outbound.watchers = vec![Watcher { webhook, events }];
        self
    }

    /// How long it rings.
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

    /// Keys that are sent once it is answered.
    pub fn send_digits(mut self, digits: impl Into<String>) -> Self {
        self.outbound.digits = Some(digits.into());
        self
    }

    /// It stays among the calls that the account has yet to place.
    pub fn held(mut self) -> Self {
        self.outbound.is_held = true;
        self
    }

    /// Places the call.
    ///
    /// # Errors
    ///
    /// If the REST API refuses to: the code says why.
    pub async fn start(self) -> Result<Call, Fault> {
        let leg = self.phone.board().outbound(self.outbound)?;
        let call = Call::new(&self.phone, leg);
        call.phone.driver().await.settle().await;
        Ok(call)
    }
}
