//! A change of somebody who is in a conference.

use std::fmt;

use twiml_runtime::{Method, Url};
use twiml_values::{CallSid, ConferenceSid};

use super::client::path;
use super::resource::Participant;
use crate::callback::{AnnounceCallbacks, HoldCallbacks};
use crate::client::Client;
use crate::error::Result;
use crate::wire::{Repeats, Request};

/// A change of somebody who is in a conference: a value, which a [`Client`] sends. [`Client::remove_participant`] removes them instead.
///
/// ```no_run
/// use twiml_client::prelude::*;
/// use twiml_runtime::prelude::*;
///
/// #[voice_webhook("/on-hold")]
/// async fn on_hold(waiting: ConferenceWait) -> VoiceResponse {
///     twiml! { <Response><Say>"One moment, please."</Say></Response> }
/// }
///
/// # async fn hold(client: &Client, public_url: &PublicUrl, conference: &ConferenceSid, call: &CallSid) -> Result<(), Error> {
/// UpdateParticipant::of(conference, call).hold_url::<on_hold>(public_url).send(client).await?;
/// UpdateParticipant::of(conference, call).hold(false).muted(true).send(client).await?;
/// # Ok(())
/// # }
/// ```
///
/// <https://www.twilio.com/docs/voice/api/conference-participant-resource#update-a-participant-resource>
#[must_use = "a participant is changed by `.send(&client)`"]
pub struct UpdateParticipant {
    request: Request,
}

impl UpdateParticipant {
    /// Of this call in this conference.
    pub fn of(conference: &ConferenceSid, call: &CallSid) -> Self {
        Self { request: Request::set(path(conference, call)).named("POST Participant") }
    }

    /// Whether the others do not hear them.
    pub fn muted(self, muted: bool) -> Self {
        self.with("Muted", muted)
    }

    /// Whether they are on hold. A [handler](HoldCallbacks::hold_url) says what they hear then; without one, it is Twilio's music.
    pub fn hold(self, hold: bool) -> Self {
        self.with("Hold", hold)
    }

    /// Whether the conference ends when they leave.
    pub fn end_conference_on_exit(self, end: bool) -> Self {
        self.with("EndConferenceOnExit", end)
    }

    /// A parameter that has no method here,
    /// [by its name](https://www.twilio.com/docs/voice/api/conference-participant-resource#update-a-participant-resource).
    pub fn param(mut self, name: &'static str, value: impl ToString) -> Self {
        self.request.params.add(name, value);
        self.once()
    }

    /// The parameters, as they will be sent.
    pub fn params(&self) -> impl Iterator<Item = (&str, &str)> {
        self.request.params()
    }

    /// Changes it.
    ///
    /// # Errors
    ///
    /// [`Error`](crate::Error), if they are not in the conference, or it is over.
    pub async fn send(self, client: &Client) -> Result<Participant> {
        client.show(&self.request).await
    }

    fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.request.put(name, value);
        self
    }

    fn once(mut self) -> Self {
        self.request.repeats = Repeats::OnlyIfUnsent;
        self
    }
}

impl<K, P> HoldCallbacks<K, P> for UpdateParticipant {
    fn with_hold_url(self, url: Url, method: Method) -> Self {
        self.hold(true).with("HoldUrl", url).with("HoldMethod", method)
    }
}

impl<K, P> AnnounceCallbacks<K, P> for UpdateParticipant {
    fn with_announce_url(self, url: Url, method: Method) -> Self {
        // Twice is heard twice.
        self.with("AnnounceUrl", url).with("AnnounceMethod", method).once()
    }
}

/// The names of its parameters.
impl fmt::Debug for UpdateParticipant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.request.fmt(f)
    }
}
