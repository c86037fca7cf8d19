//! Who answers: a human, or a machine.

use std::time::Duration;

use twiml_runtime::{Method, Url};

use crate::callback::MachineCallbacks;
use crate::wire::{Params, seconds};

/// How it is detected whether a human or a machine answers a call. The result is an [`AnsweredBy`](twiml_runtime::AnsweredBy).
///
/// ```no_run
/// use twiml_client::prelude::*;
/// use twiml_runtime::prelude::*;
///
/// #[voice_webhook("/answered")]
/// async fn answered(call: IncomingCall) -> VoiceResponse {
///     let is_machine = call.answered_by.is_some_and(|by| by.is_machine());
///     twiml! { <Response><Say>{if is_machine { "Please call back." } else { "Hello!" }}</Say></Response> }
/// }
///
/// # async fn call(client: &Client, public_url: &PublicUrl) -> Result<(), Error> {
/// let call = PlaceCall::to("+15551110000").from("+15552220000").url::<answered>(public_url);
/// call.machine_detection(DetectMachine::until_message_end()).send(client).await?;
/// # Ok(())
/// # }
/// ```
///
/// Without [`async_amd`](MachineCallbacks::async_amd), the call waits for the result before it asks its handler.
///
/// <https://www.twilio.com/docs/voice/answering-machine-detection>
#[derive(Debug, Clone)]
#[must_use = "it is given to a call by `.machine_detection(…)`"]
pub struct DetectMachine {
    params: Params,
}

impl DetectMachine {
    /// How the names of its parameters begin.
    pub(super) const NAMES: &[&str] = &["MachineDetection", "AsyncAmd"];

    /// Tells as soon as it knows: `MachineDetection=Enable`.
    pub fn at_once() -> Self {
        Self::by("Enable")
    }

    /// Where a machine answers, waits for the end of its greeting, so that a message can be left: `MachineDetection=DetectMessageEnd`.
    pub fn until_message_end() -> Self {
        Self::by("DetectMessageEnd")
    }

    fn by(mode: &str) -> Self {
        let mut params = Params::default();
        params.put("MachineDetection", mode);
        Self { params }
    }

    /// After how long it gives up, in whole seconds: 30 s, if nothing is said. At least 3 s; at most about 60 s (the documents disagree, so Twilio judges).
    pub fn timeout(self, limit: Duration) -> Self {
        self.with("MachineDetectionTimeout", seconds(limit))
    }

    /// How long a machine speaks at least: 1 s to 6 s, 2.4 s if nothing is said.
    pub fn speech_threshold(self, length: Duration) -> Self {
        self.with("MachineDetectionSpeechThreshold", length.as_millis())
    }

    /// How long the silence is that ends speech: 0.5 s to 5 s, 1.2 s if nothing is said.
    pub fn speech_end_threshold(self, length: Duration) -> Self {
        self.with("MachineDetectionSpeechEndThreshold", length.as_millis())
    }

    /// After how much silence at the beginning it gives up: 2 s to 10 s, 5 s if nothing is said.
    pub fn silence_timeout(self, length: Duration) -> Self {
        self.with("MachineDetectionSilenceTimeout", length.as_millis())
    }

    pub(super) fn into_params(self) -> Params {
        self.params
    }

    fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.params.put(name, value);
        self
    }
}

impl<K, P> MachineCallbacks<K, P> for DetectMachine {
    fn with_async_amd(self, url: Url, method: Method) -> Self {
        let asynchronous = self.with("AsyncAmd", true);
        asynchronous.with("AsyncAmdStatusCallback", url).with("AsyncAmdStatusCallbackMethod", method)
    }
}
