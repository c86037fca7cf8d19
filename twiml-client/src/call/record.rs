//! The recording of a whole call.

use twiml_runtime::{Method, Url};
use twiml_values::RecordingTrack;

use super::event::RecordingEvent;
use crate::callback::RecordingCallbacks;
use crate::wire::Params;

/// How the whole of a call is recorded.
///
/// ```no_run
/// use twiml_client::prelude::*;
/// use twiml_runtime::prelude::*;
///
/// #[status_callback("/recorded")]
/// async fn recorded(update: RecordingStatusUpdate) {}
///
/// # fn record(public_url: &PublicUrl) -> RecordCall {
/// RecordCall::dual().trim_silence(true).recording_status_callback::<recorded>(public_url)
/// # }
/// ```
///
/// <https://www.twilio.com/docs/voice/api/call-resource#create-a-call>
#[derive(Debug, Clone)]
#[must_use = "it is given to a call by `.record(…)`"]
pub struct RecordCall {
    params: Params,
}

/// How many channels a recording has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RecordingChannels {
    /// Both sides in one.
    Mono,
    /// Each side in its own.
    Dual,
}

impl RecordCall {
    /// How the names of its parameters begin.
    pub(super) const NAMES: &[&str] = &["Record", "Trim"];

    /// Both sides in one channel.
    pub fn mono() -> Self {
        Self::in_channels(RecordingChannels::Mono)
    }

    /// Each side in a channel of its own.
    pub fn dual() -> Self {
        Self::in_channels(RecordingChannels::Dual)
    }

    /// As many channels as said.
    pub fn in_channels(channels: RecordingChannels) -> Self {
        let mut params = Params::default();
        params.put("Record", true);
        let channels = match channels {
            RecordingChannels::Mono => "mono",
            RecordingChannels::Dual => "dual",
        };
        params.put("RecordingChannels", channels);
        Self { params }
    }

    /// Which side is recorded: both, if nothing is said.
    pub fn track(self, track: RecordingTrack) -> Self {
        self.with("RecordingTrack", track)
    }

    /// Whether silence is cut off at the beginning and at the end.
    pub fn trim_silence(self, trim: bool) -> Self {
        self.with("Trim", if trim { "trim-silence" } else { "do-not-trim" })
    }

    /// The events of which the [callback](RecordingCallbacks::recording_status_callback) is notified: `Completed` alone, if nothing is said.
    pub fn recording_status_events(mut self, events: impl IntoIterator<Item = RecordingEvent>) -> Self {
        let events = events.into_iter().map(RecordingEvent::as_str);
        self.params.put_list("RecordingStatusCallbackEvent", events);
        self
    }

    pub(super) fn into_params(self) -> Params {
        self.params
    }

    fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.params.put(name, value);
        self
    }
}

impl<K, P> RecordingCallbacks<K, P> for RecordCall {
    fn with_recording_status_callback(self, url: Url, method: Method) -> Self {
        self.with("RecordingStatusCallback", url).with("RecordingStatusCallbackMethod", method)
    }
}
