//! A change of a live call.

use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

use twiml_runtime::{Method, PublicUrl, Url, VoiceResponse};
use twiml_values::CallSid;

use super::resource::Call;
use super::state::{ByTwiml, ByUrl, NoInstructions};
use super::twiml::given;
use crate::callback::{
    AwaitsInstructions, CallCallbacks, CallFallback, CallInstructions, GoesByUrl, OwnCallbacks,
};
use crate::client::Client;
use crate::error::Result;
use crate::wire::{Repeats, Request, seconds};

/// A change of a live call: a value, which a [`Client`] sends. [`Client::hang_up`] ends the call instead.
///
/// ```no_run
/// use twiml_client::prelude::*;
/// use twiml_runtime::prelude::*;
///
/// #[voice_webhook("/transfer")]
/// async fn transfer(call: IncomingCall) -> VoiceResponse {
///     twiml! { <Response><Dial>"+15553330000"</Dial></Response> }
/// }
///
/// # async fn change(client: &Client, public_url: &PublicUrl, update: CallStatusUpdate) -> Result<(), Error> {
/// UpdateCall::of(&update.call_sid).url::<transfer>(public_url).send(client).await?;
/// # Ok(())
/// # }
/// ```
///
/// The call leaves the document that it is in, whose pending `action` is not called. The other leg of a `<Dial>` goes on with the verb after it.
///
/// What gives new instructions is not repeated without an answer: that would begin them again.
///
/// <https://www.twilio.com/docs/voice/api/call-resource#update-a-call>
#[must_use = "a call is changed by `.send(&client)`"]
pub struct UpdateCall<I = NoInstructions> {
    request: Request,
    state: PhantomData<I>,
}

impl UpdateCall {
    /// Of the call with this SID.
    pub fn of(sid: &CallSid) -> Self {
        let request = Request::set(format!("Calls/{sid}")).named("POST Call");
        Self { request, state: PhantomData }
    }
}

impl Call {
    /// A change of this call, while it lasts.
    pub fn update(&self) -> UpdateCall {
        UpdateCall::of(&self.sid)
    }
}

/// What is done in the call from now on.
impl<I> UpdateCall<I> {
    /// A document that it goes on with, of up to 4,000 characters. The handlers in it are written with their whole URL.
    ///
    /// A longer document is refused by [`send`](UpdateCall::send), before anything is sent.
    pub fn twiml(self, document: &VoiceResponse, public_url: &PublicUrl) -> UpdateCall<ByTwiml>
    where
        Self: AwaitsInstructions,
    {
        let mut instructed = self.instructed();
        match given(document, public_url) {
            Ok(text) => instructed.request.put("Twiml", text),
            Err(problem) => instructed.request.refuse(problem),
        }
        instructed
    }

    /// New instructions twice begin twice.
    fn instructed<D>(self) -> UpdateCall<D> {
        let request = Request { repeats: Repeats::OnlyIfUnsent, ..self.request };
        UpdateCall { request, state: PhantomData }
    }
}

/// The rest.
impl<I> UpdateCall<I> {
    /// How long the call may last, in whole seconds, from its beginning.
    pub fn time_limit(self, limit: Duration) -> Self {
        self.with("TimeLimit", seconds(limit))
    }

    /// A parameter that has no method here, [by its name](https://www.twilio.com/docs/voice/api/call-resource#update-a-call).
    pub fn param(mut self, name: &'static str, value: impl ToString) -> Self {
        self.request.params.add(name, value);
        self.request.repeats = Repeats::OnlyIfUnsent;
        self
    }

    /// The parameters, as they will be sent.
    pub fn params(&self) -> impl Iterator<Item = (&str, &str)> {
        self.request.params()
    }

    /// Changes it.
    ///
    /// # Errors
    ///
    /// [`Error`](crate::Error); its cause is [`CallState`](crate::ErrorCause::CallState) where the call is over.
    pub async fn send(self, client: &Client) -> Result<Call> {
        client.show(&self.request).await
    }

    fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.request.put(name, value);
        self
    }
}

impl AwaitsInstructions for UpdateCall {}
impl GoesByUrl for UpdateCall<ByUrl> {}
impl<I> OwnCallbacks for UpdateCall<I> {}

impl<I, K, P> CallInstructions<K, P> for UpdateCall<I> {
    type Instructed = UpdateCall<ByUrl>;

    fn with_url(self, url: Url, method: Method) -> UpdateCall<ByUrl> {
        self.instructed::<ByUrl>().with("Url", url).with("Method", method)
    }
}

impl<I, K, P> CallFallback<K, P> for UpdateCall<I> {
    fn with_fallback_url(self, url: Url, method: Method) -> Self {
        self.with("FallbackUrl", url).with("FallbackMethod", method)
    }
}

/// It may be ignored without a new [`url`](CallInstructions::url), which is not documented.
impl<I, K, P> CallCallbacks<K, P> for UpdateCall<I> {
    fn with_status_callback(self, url: Url, method: Method) -> Self {
        self.with("StatusCallback", url).with("StatusCallbackMethod", method)
    }
}

/// The names of its parameters. The values are personal.
impl<I> fmt::Debug for UpdateCall<I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.request.fmt(f)
    }
}
