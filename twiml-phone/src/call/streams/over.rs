//! How a websocket ends.

use std::time::Duration;

use futures_util::future::Either;

use crate::call::attached::Session;
use crate::call::leg::Leg;
use crate::fault::Fault;
use crate::machine::{Pace, Socket, SocketEvent, race};
use crate::request::Parameters;
use crate::transcript::What;

/// The code of a websocket whose connection broke (RFC 6455, section 7.4.1).
const ABNORMAL: u16 = 1006;

/// How the websocket of a session ended, or why Twilio ends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Over {
    /// The application has closed it, with this code.
    Closed(u16),
    /// The connection broke.
    Lost,
    /// Twilio ends the session.
    Stopped,
}

impl Over {
    /// Whether it ended as it is meant to: by a return of the handler, or by Twilio.
    pub(crate) const fn is_well(self) -> bool {
        matches!(self, Self::Closed(1000 | 1005) | Self::Stopped)
    }

    /// Writes down that the application has closed it, or that the connection broke.
    pub(crate) fn write_down(self, leg: &Leg) {
        match self {
            Self::Closed(code) => leg.log().add(What::SocketOver { code }),
            Self::Lost => leg.log().add(What::SocketOver { code: ABNORMAL }),
            Self::Stopped => {}
        }
    }
}

impl Session {
    /// Tells how the websocket of a stream ended, and raises what Twilio would.
    ///
    /// Twilio logs 31921 for every close by the application. Here one with 1000 is only noted: it is how a handler returns, and a strict test is to pass with it.
    pub(crate) fn tell_over(&self, leg: &Leg, over: Over) {
        if over.is_well() {
            if over != Over::Stopped {
                leg.log().note("Twilio logs 31921 for this close, although it is meant");
            }
            return self.tell(leg, "stopped", &Parameters::new());
        }
        let code = if over == Over::Lost { 31903 } else { 31921 };
        let fault = Fault::new(code, "");
        self.fail_as(leg, code, fault.words());
        leg.fetcher().raise(fault);
    }
}

/// How long the other side may take to close the websocket as well.
const CLOSES_WITHIN: Duration = Duration::from_secs(5);

/// The code with which Twilio closes a websocket. Of a media stream that is an assumption.
pub(super) const NORMAL: u16 = 1000;

/// Closes a websocket from this side, unless that is done. Nobody waits for the other side.
pub(super) fn let_go(leg: &Leg, socket: Socket) {
    socket.close(NORMAL);
    let leg = leg.clone();
    leg.clock().clone().spawn(async move {
        let closed = async {
            loop {
                match socket.next().await {
                    SocketEvent::Text(_) | SocketEvent::Opened => {}
                    SocketEvent::Closed(code) => break Over::Closed(code),
                    SocketEvent::Lost | SocketEvent::NotOpened(_) => break Over::Lost,
                }
            }
        };
        let given_up = leg.clock().sleep(CLOSES_WITHIN, Pace::Waiting);
        match race(closed, given_up).await {
            Either::Left(over) => over.write_down(&leg),
            Either::Right(()) => Over::Closed(NORMAL).write_down(&leg),
        }
    });
}
