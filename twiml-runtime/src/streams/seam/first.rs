//! The arguments that a session can be handed over as.

use std::fmt;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use tokio_tungstenite::tungstenite::Utf8Bytes;

use crate::params::{DeserializeError, Params};
use crate::streams::ended::Ended;
use crate::streams::media::{MediaCall, MediaStream, MediaTap, StreamStart};
use crate::streams::messages::{Malformed, MediaEvent, MediaMessage, Parameters, Protocol, RelayMessage};
use crate::streams::relay::{Conversation, RelayCall, RelaySetup};
use crate::streams::socket::Line;

mod sealed {
    pub trait Sealed {
        type Line: super::Line;

        /// Makes the session of its first message, or nothing if the message comes before that one.
        fn begin(text: &super::Utf8Bytes) -> Result<Option<super::Beginning<Self>>, super::Malformed>
        where
            Self: Sized;

        /// Says that the handler has returned. Whether the other side closes the websocket because of that.
        fn hand_off(line: &Self::Line, data: Option<String>) -> bool;
    }
}

use sealed::Sealed;

/// The first argument of a handler: [`MediaStream`], [`MediaTap`] or [`Conversation`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the websocket of a call",
    label = "not a `MediaStream`, `MediaTap` or `Conversation`",
    note = "the parameters in it implement `serde::Deserialize`, and have no lifetimes"
)]
pub trait FirstArgument: Sealed + Send + 'static {
    /// What the `<Parameter>`s are read into.
    type Parameters: DeserializeOwned + Send + 'static;

    /// What opens such a websocket.
    const PROTOCOL: Protocol;
    /// Whether something can be sent: in a tap it cannot.
    const SPEAKS: bool;
}

/// A session, as its first message describes it.
pub struct Beginning<A: Sealed> {
    pub(super) account_sid: String,
    pub(super) call_sid: String,
    /// `MZ…` of a stream, `VX…` of a conversation.
    pub(super) session_sid: String,
    pub(super) line: Arc<A::Line>,
    /// Reads the parameters.
    pub(super) argument: Box<dyn FnOnce() -> Result<A, DeserializeError> + Send>,
}

impl<A: Sealed> fmt::Debug for Beginning<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Beginning").finish_non_exhaustive()
    }
}

fn read<P: DeserializeOwned>(parameters: &Params) -> Result<P, DeserializeError> {
    parameters.deserialize()
}

fn params(parameters: &Parameters<'_>) -> Params {
    Params::from_pairs(parameters.iter())
}

/// The beginning of a stream, which `finish` makes the argument of.
fn stream<A, P>(
    text: &Utf8Bytes,
    finish: fn(P, StreamStart, Arc<MediaCall>) -> A,
) -> Result<Option<Beginning<A>>, Malformed>
where
    A: Sealed<Line = MediaCall> + 'static,
    P: DeserializeOwned + 'static,
{
    let message = MediaMessage::read(text)?;
    let MediaEvent::Start(start) = message.event else { return Ok(None) };
    let stream_sid = message.stream_sid.unwrap_or_default();
    let line = Arc::new(MediaCall::new(&stream_sid));
    let described = StreamStart::new(&start, &stream_sid, text);
    let parameters = params(&start.custom_parameters);
    Ok(Some(Beginning {
        account_sid: described.account_sid.to_string(),
        call_sid: described.call_sid.to_string(),
        session_sid: stream_sid.into_owned(),
        line: Arc::clone(&line),
        argument: Box::new(move || Ok(finish(read(&parameters)?, described, line))),
    }))
}

impl<P: DeserializeOwned + Send + 'static> Sealed for MediaStream<P> {
    type Line = MediaCall;

    fn begin(text: &Utf8Bytes) -> Result<Option<Beginning<Self>>, Malformed> {
        stream(text, Self::new)
    }

    fn hand_off(line: &MediaCall, _: Option<String>) -> bool {
        line.end(Ended::Returned);
        false
    }
}

impl<P: DeserializeOwned + Send + 'static> FirstArgument for MediaStream<P> {
    type Parameters = P;

    const PROTOCOL: Protocol = Protocol::MediaStreams;
    const SPEAKS: bool = true;
}

impl<P: DeserializeOwned + Send + 'static> Sealed for MediaTap<P> {
    type Line = MediaCall;

    fn begin(text: &Utf8Bytes) -> Result<Option<Beginning<Self>>, Malformed> {
        stream(text, Self::new)
    }

    fn hand_off(line: &MediaCall, _: Option<String>) -> bool {
        line.end(Ended::Returned);
        false
    }
}

impl<P: DeserializeOwned + Send + 'static> FirstArgument for MediaTap<P> {
    type Parameters = P;

    const PROTOCOL: Protocol = Protocol::MediaStreams;
    const SPEAKS: bool = false;
}

impl<P: DeserializeOwned + Send + 'static> Sealed for Conversation<P> {
    type Line = RelayCall;

    fn begin(text: &Utf8Bytes) -> Result<Option<Beginning<Self>>, Malformed> {
        let RelayMessage::Setup(setup) = RelayMessage::read(text)? else { return Ok(None) };
        let line = Arc::new(RelayCall::new());
        let described = RelaySetup::new(&setup, text);
        let parameters = params(&setup.custom_parameters);
        Ok(Some(Beginning {
            account_sid: described.account_sid.to_string(),
            call_sid: described.call_sid.to_string(),
            session_sid: described.session_id.to_string(),
            line: Arc::clone(&line),
            argument: Box::new(move || Ok(Self::new(read(&parameters)?, described, line))),
        }))
    }

    fn hand_off(line: &RelayCall, data: Option<String>) -> bool {
        line.hand_off(data);
        true
    }
}

impl<P: DeserializeOwned + Send + 'static> FirstArgument for Conversation<P> {
    type Parameters = P;

    const PROTOCOL: Protocol = Protocol::ConversationRelay;
    const SPEAKS: bool = true;
}
