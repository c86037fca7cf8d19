//! Who is let in.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::request::Parts;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::time::timeout;
use tracing::Span;

use super::first::{Beginning, FirstArgument};
use super::open::OpenStreams;
use crate::streams::ended::Ended;
use crate::streams::messages::Malformed;
use crate::streams::socket::Owner;
use crate::verify::Verifier;

/// How long Twilio may take to say which session it is. It takes less than one.
const BEGINS_WITHIN: Duration = Duration::from_secs(5);

/// A handler's place for websockets: its name for the log, and what is common to all of its sessions.
#[derive(Clone)]
pub struct Door {
    pub(super) name: &'static str,
    pub(super) path: &'static str,
    pub(super) streams: OpenStreams,
    accepts: Arc<dyn Fn(&str) -> bool + Send + Sync>,
}

impl Door {
    /// The door of a handler. `accepts` says whether an `AccountSid` is one that the key of the handshake speaks for: the signature does not cover
    /// it.
    pub fn new(
        name: &'static str,
        path: &'static str,
        streams: OpenStreams,
        accepts: impl Fn(&str) -> bool + Send + Sync + 'static,
    ) -> Self {
        Self { name, path, streams, accepts: Arc::new(accepts) }
    }

    /// The door of a handler behind a verifier, for one handshake that the verifier has accepted.
    pub fn behind(
        verifier: &Verifier,
        handshake: &Parts,
        name: &'static str,
        path: &'static str,
        streams: OpenStreams,
    ) -> Self {
        Self::new(name, path, streams, verifier.speaks_for(handshake))
    }

    /// The first argument of the handler, and what the session is about.
    pub(super) async fn admit<A: FirstArgument, IO: AsyncRead + AsyncWrite + Unpin>(
        &self,
        owner: &mut Owner<IO>,
        span: &Span,
    ) -> Result<(A, Arc<A::Line>), NotAdmitted> {
        let beginning = timeout(BEGINS_WITHIN, Self::beginning::<A, _>(owner));
        let beginning = beginning.await.map_err(|_| NotAdmitted::Late)??;
        let Beginning { account_sid, call_sid, session_sid, line, argument } = beginning;
        span.record("call_sid", call_sid).record("session_sid", session_sid);
        if !(self.accepts)(&account_sid) {
            return Err(NotAdmitted::Stranger);
        }
        // It names the parameter, and not its value.
        let argument = argument().map_err(|error| NotAdmitted::Parameters(error.to_string()))?;
        Ok((argument, line))
    }

    async fn beginning<A: FirstArgument, IO: AsyncRead + AsyncWrite + Unpin>(
        owner: &mut Owner<IO>,
    ) -> Result<Beginning<A>, NotAdmitted> {
        loop {
            let text = owner.first().await.map_err(NotAdmitted::Over)?;
            match A::begin(&text) {
                Ok(Some(beginning)) => return Ok(beginning),
                // `connected`, and whatever else is new.
                Ok(None) => {}
                Err(malformed) => return Err(NotAdmitted::Malformed(malformed)),
            }
        }
    }
}

impl fmt::Debug for Door {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Door").field("name", &self.name).field("path", &self.path).finish_non_exhaustive()
    }
}

/// Why a handler is not called.
#[derive(Debug)]
pub(super) enum NotAdmitted {
    /// Nothing has said in time which session it is.
    Late,
    Malformed(Malformed),
    /// The account is not one of those that the handshake was verified for.
    Stranger,
    Parameters(String),
    /// The websocket was over first.
    Over(Ended),
}

impl NotAdmitted {
    /// What the log says, for a handler of this protocol.
    pub(super) fn reason<A: FirstArgument>(&self) -> String {
        let element = A::PROTOCOL.element();
        match self {
            Self::Late => format!("no `{}` within 5 seconds", first_message::<A>()),
            Self::Malformed(Malformed::OtherProtocol(other)) => {
                format!("the handler takes {element}, and a {} is connected to it", other.element())
            }
            Self::Malformed(malformed) => {
                format!(
                    "the messages before `{}` are not those of {element}: {malformed}",
                    first_message::<A>()
                )
            }
            Self::Stranger => "the handshake was not verified for this `AccountSid`".to_owned(),
            Self::Parameters(error) => format!("the `<Parameter>`s do not fit the handler's type: {error}"),
            Self::Over(_) => format!("the websocket ended before `{}`", first_message::<A>()),
        }
    }

    /// What Twilio is told, without details.
    pub(super) fn told(&self) -> &'static str {
        match self {
            Self::Late => "no session has begun",
            Self::Malformed(_) => "not the protocol of this path",
            Self::Stranger => "not an account of this path",
            Self::Parameters(_) => "unusable parameters",
            Self::Over(_) => "",
        }
    }
}

fn first_message<A: FirstArgument>() -> &'static str {
    use crate::streams::messages::Protocol;
    match A::PROTOCOL {
        Protocol::MediaStreams => "start",
        Protocol::ConversationRelay => "setup",
    }
}
