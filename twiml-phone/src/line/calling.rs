//! A call that somebody makes.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;

use twiml_values::Method;

use super::call::Call;
use crate::call::Inbound;
use crate::failed::Failed;
use crate::fetch::Webhook;
use crate::phone::Phone;
use crate::request::Parameters;
use crate::text::{NUMBER, PERSON};

/// A call that somebody is about to make; [`Phone::call`] begins it, and `.await` makes it.
#[derive(Clone)]
#[must_use = "a call is made by `.await`"]
pub struct Calling<'p> {
    phone: &'p Phone,
    inbound: Inbound,
}

impl Phone {
    /// Somebody calls a number whose webhook is at this path.
    ///
    /// The call has come to rest when `.await` returns it: the first prompts are over. It is an error if the application has no answer, so that the caller
    /// hears of an application error; [`start`](Calling::start) makes a call that is allowed to go wrong.
    pub fn call(&self, path: impl AsRef<str>) -> Calling<'_> {
        let inbound = Inbound {
            from: PERSON.to_owned(),
            to: NUMBER.to_owned(),
            is_sip: false,
            voice: Webhook::post(self.url_of(path.as_ref())),
            fallback: None,
            status: None,
            others: Parameters::new(),
        };
        Calling { phone: self, inbound }
    }
}

impl Calling<'_> {
    /// Who calls: a number, or an address such as `client:rita`.
    pub fn from(mut self, address: impl Into<String>) -> Self {
        self.inbound.from = address.into();
        self
    }

    /// The number that is called.
    pub fn to(mut self, number: impl Into<String>) -> Self {
        self.inbound.to = number.into();
        self
    }

    /// To a number whose webhook is called with this method.
    pub fn method(mut self, method: Method) -> Self {
        self.inbound.voice.method = method;
        self
    }

    /// By SIP, so that a `<Refer>` works.
    pub fn by_sip(mut self) -> Self {
        self.inbound.is_sip = true;
        self
    }

    /// To a number with a fallback, by its path.
    pub fn fallback(mut self, path: impl AsRef<str>) -> Self {
        self.inbound.fallback = Some(Webhook::post(self.phone.url_of(path.as_ref())));
        self
    }

    /// To a number with a status callback, by its path.
    pub fn status_callback(mut self, path: impl AsRef<str>) -> Self {
        self.inbound.status = Some(Webhook::post(self.phone.url_of(path.as_ref())));
        self
    }

    /// With any parameter of Twilio's in all requests of the call, in place of what it would be.
    pub fn with(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.inbound.others = std::mem::take(&mut self.inbound.others).with(name, value);
        self
    }

    /// Makes the call, and lets it ring: the next step waits until it has come to rest.
    pub async fn start(self) -> Call {
        let leg = self.phone.board().inbound(self.inbound);
        self.phone.driver().await.settle().await;
        Call::new(self.phone, leg)
    }

    async fn make(self) -> Result<Call, Failed> {
        let call = self.start().await;
        call.come_to_rest().await;
        match call.leg.failure() {
            Some(fault) => Err(Failed::new(&fault, &call.requests(), &call)),
            None => Ok(call),
        }
    }
}

impl<'p> IntoFuture for Calling<'p> {
    type Output = Result<Call, Failed>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'p>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.make())
    }
}

impl fmt::Debug for Calling<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Calling").field("inbound", &self.inbound).finish_non_exhaustive()
    }
}
