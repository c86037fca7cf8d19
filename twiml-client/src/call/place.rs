//! A call to be placed.

use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

use twiml_runtime::{Method, PublicUrl, Url, VoiceResponse};
use twiml_values::{Address, ApplicationSid};

use super::detect::DetectMachine;
use super::event::CallEvent;
use super::record::RecordCall;
use super::resource::Call;
use super::state::{
    ByApplication, ByTwiml, ByUrl, Caller, Instructions, NoCaller, NoInstructions, WithCaller,
};
use super::twiml::given;
use crate::callback::{
    AwaitsInstructions, CallCallbacks, CallFallback, CallInstructions, GoesByUrl, OwnCallbacks,
};
use crate::client::{Client, Sending};
use crate::config::Secret;
use crate::error::Invalid;
use crate::wire::{Params, Request, seconds};

/// A call to be placed: a value, which a [`Client`] sends.
///
/// [`send`](Self::send) compiles once there are a caller and instructions: a handler ([`url`](CallInstructions::url)), a document
/// ([`twiml`](Self::twiml)) or a TwiML application ([`application`](Self::application)), and one of them only.
///
/// ```no_run
/// use twiml_client::prelude::*;
/// use twiml_runtime::prelude::*;
///
/// #[voice_webhook("/reminder", fallback = apology)]
/// async fn reminder(call: IncomingCall) -> VoiceResponse {
///     twiml! { <Response><Say>"Your table is booked for eight."</Say></Response> }
/// }
///
/// #[voice_webhook("/apology")]
/// async fn apology(failed: Fallback<IncomingCall>) -> VoiceResponse {
///     twiml! { <Response><Say>"Please call back."</Say></Response> }
/// }
///
/// #[status_callback("/call-status")]
/// async fn call_status(update: CallStatusUpdate) {}
///
/// # async fn call(client: &Client, public_url: &PublicUrl) -> Result<(), Error> {
/// let call = PlaceCall::to("+15551110000")
///     .from("+15552220000")
///     .url::<reminder>(public_url)
///     .fallback_url::<apology>(public_url)
///     .status_callback::<call_status>(public_url)
///     .status_events([CallEvent::Answered, CallEvent::Completed])
///     .send(client)
///     .await?;
/// println!("{} is {}", call.sid, call.status);
/// # Ok(())
/// # }
/// ```
///
/// With a document in place of a handler:
///
/// ```no_run
/// # use twiml_client::prelude::*;
/// # use twiml_runtime::prelude::*;
/// # async fn call(client: &Client, public_url: &PublicUrl) -> Result<(), Error> {
/// let document: VoiceResponse = twiml! { <Response><Say>"The build has failed."</Say></Response> };
/// PlaceCall::to("+15551110000").from("+15552220000").twiml(&document, public_url).send(client).await?;
/// # Ok(())
/// # }
/// ```
///
/// A call that may have been placed is never placed again: see [`Error::OutcomeUnknown`](crate::Error::OutcomeUnknown) and [`ListCalls`](crate::ListCalls).
///
/// <https://www.twilio.com/docs/voice/api/call-resource#create-a-call>
#[must_use = "a call is placed by `.send(&client)`"]
pub struct PlaceCall<S = NoCaller, I = NoInstructions> {
    request: Request,
    state: PhantomData<(S, I)>,
}

impl PlaceCall {
    /// To a number in E.164, `client:name` or `sip:user@host`.
    pub fn to(recipient: impl Into<Address>) -> Self {
        let request = Request::create("Calls").named("POST Calls").param("To", recipient.into());
        Self { request, state: PhantomData }
    }
}

/// The caller.
impl<I> PlaceCall<NoCaller, I> {
    /// From a number of the account, or one that is verified for it; where a number is called, it has to be a number.
    pub fn from(self, caller: impl Into<Address>) -> PlaceCall<WithCaller, I> {
        self.with("From", caller.into())
    }
}

/// What is done in the call. A [handler](CallInstructions::url) is the third way.
impl<S, I> PlaceCall<S, I> {
    /// A document, of up to 4,000 characters. The handlers in it are written with their whole URL, at the public URL of the application: a path
    /// would have nothing to be relative to. (That Twilio does not find one by itself is an assumption.)
    ///
    /// A longer document is refused by [`send`](PlaceCall::send), before anything is sent.
    pub fn twiml(mut self, document: &VoiceResponse, public_url: &PublicUrl) -> PlaceCall<S, ByTwiml>
    where
        Self: AwaitsInstructions,
    {
        match given(document, public_url) {
            Ok(text) => self.request.put("Twiml", text),
            Err(problem) => self.request.refuse(problem),
        }
        self.becomes()
    }

    /// A TwiML application, whose handlers and callbacks count. Twilio ignores those of the call, so they cannot be given.
    pub fn application(self, sid: &ApplicationSid) -> PlaceCall<S, ByApplication>
    where
        Self: AwaitsInstructions,
    {
        self.with("ApplicationSid", sid)
    }
}

/// What its callback is notified of.
impl<S, I> PlaceCall<S, I> {
    /// The events of which the [callback](CallCallbacks::status_callback) is notified: `Completed` alone, if nothing is said.
    pub fn status_events(mut self, events: impl IntoIterator<Item = CallEvent>) -> Self
    where
        Self: OwnCallbacks,
    {
        let events = events.into_iter().map(CallEvent::as_str);
        self.request.params.put_list("StatusCallbackEvent", events);
        self
    }
}

/// The rest.
impl<S, I> PlaceCall<S, I> {
    /// For how long it rings, in whole seconds: 60 s, if nothing is said, and at most 600 s. Some routes add 5 s.
    pub fn timeout(self, limit: Duration) -> Self {
        self.with("Timeout", seconds(limit))
    }

    /// How long the call may last, in whole seconds. What is allowed depends on the account.
    pub fn time_limit(self, limit: Duration) -> Self {
        self.with("TimeLimit", seconds(limit))
    }

    /// Presses these keys once the call is answered: up to 32 of `0`-`9`, `A`-`D`, `#` and `*`; `w` waits for half a second, `W` for a whole one.
    ///
    /// It cannot be combined with [`machine_detection`](Self::machine_detection), which Twilio ignores then: [`send`](PlaceCall::send) refuses both
    /// before anything is sent.
    pub fn send_digits(self, digits: impl Into<String>) -> Self {
        self.with("SendDigits", digits.into())
    }

    /// Records the whole call. Given twice, the second replaces the first.
    pub fn record(mut self, recording: RecordCall) -> Self {
        self.request.params.put_group(RecordCall::NAMES, recording.into_params());
        self
    }

    /// Detects whether a human or a machine answers. Given twice, the second replaces the first.
    pub fn machine_detection(mut self, detection: DetectMachine) -> Self {
        self.request.params.put_group(DetectMachine::NAMES, detection.into_params());
        self
    }

    /// The credentials for a call to a SIP address. Each has fewer than 256 characters.
    pub fn sip_credentials(self, user: impl Into<String>, password: impl Into<Secret>) -> Self {
        let password = password.into();
        self.with::<S, I>("SipAuthUsername", user.into()).with("SipAuthPassword", password.reveal())
    }

    /// A parameter that has no method here, [by its name](https://www.twilio.com/docs/voice/api/call-resource#create-a-call).
    pub fn param(mut self, name: &'static str, value: impl ToString) -> Self {
        self.request.params.add(name, value);
        self
    }

    /// The parameters, as they will be sent. The password of a SIP address is among them.
    pub fn params(&self) -> impl Iterator<Item = (&str, &str)> {
        self.request.params()
    }

    fn with<T, D>(mut self, name: &'static str, value: impl ToString) -> PlaceCall<T, D> {
        self.request.put(name, value);
        self.becomes()
    }

    fn becomes<T, D>(self) -> PlaceCall<T, D> {
        PlaceCall { request: self.request, state: PhantomData }
    }
}

impl<S, I> PlaceCall<S, I> {
    /// Places it.
    ///
    /// # Errors
    ///
    /// [`Error`](crate::Error). If that [may have happened](crate::Error::may_have_happened), the call may have been placed.
    pub fn send(self, client: &Client) -> Sending<'_, Call>
    where
        S: Caller,
        I: Instructions,
    {
        let Self { request, .. } = self;
        Sending::of(async move {
            check(&request.params)?;
            client.show(&request).await
        })
    }
}

/// What Twilio would ignore without a word.
fn check(params: &Params) -> Result<(), Invalid> {
    if params.has("SendDigits") && params.has("MachineDetection") {
        return Err(Invalid::new(
            "Twilio detects no machine in a call that sends digits: leave out `send_digits` or `machine_detection`",
        ));
    }
    Ok(())
}

impl<S> AwaitsInstructions for PlaceCall<S, NoInstructions> {}
impl<S> GoesByUrl for PlaceCall<S, ByUrl> {}
impl<S> OwnCallbacks for PlaceCall<S, ByUrl> {}
impl<S> OwnCallbacks for PlaceCall<S, ByTwiml> {}

impl<S, I, K, P> CallInstructions<K, P> for PlaceCall<S, I> {
    type Instructed = PlaceCall<S, ByUrl>;

    fn with_url(self, url: Url, method: Method) -> PlaceCall<S, ByUrl> {
        self.with::<S, ByUrl>("Url", url).with("Method", method)
    }
}

impl<S, I, K, P> CallFallback<K, P> for PlaceCall<S, I> {
    fn with_fallback_url(self, url: Url, method: Method) -> Self {
        self.with::<S, I>("FallbackUrl", url).with("FallbackMethod", method)
    }
}

impl<S, I, K, P> CallCallbacks<K, P> for PlaceCall<S, I> {
    fn with_status_callback(self, url: Url, method: Method) -> Self {
        self.with::<S, I>("StatusCallback", url).with("StatusCallbackMethod", method)
    }
}

/// The names of its parameters. The values are personal, or secrets.
impl<S, I> fmt::Debug for PlaceCall<S, I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.request.fmt(f)
    }
}
