//! Opening a websocket, as Twilio does.

use crate::call::gone::Gone;
use crate::call::leg::Leg;
use crate::machine::{Broken, HttpRequest, NotOpened, Socket, SocketEvent};
use crate::request::{handshake, spoil};
use crate::sid::Sids;
use crate::transcript::What;

/// What came of a handshake.
#[derive(Debug)]
pub(crate) enum Opened {
    /// The websocket is open.
    Socket(Socket),
    /// Nothing is there: another host, or a path that the application does not serve. The test does what the application would.
    Nowhere,
    /// Twilio could not open it, and has this to say about that.
    Not { code: u32, why: String },
}

/// Opens the websocket of a `wss://` URL.
pub(crate) async fn open(leg: &Leg, url: &str) -> Result<Opened, Gone> {
    let Some(handshake) = signed(leg, url) else { return Ok(Opened::Nowhere) };
    let socket = leg.clock().open(handshake);
    let event = leg.unless_gone(socket.next()).await?;
    let not = |code, why: String| Opened::Not { code, why };
    Ok(match event {
        SocketEvent::NotOpened(NotOpened::Nowhere) => Opened::Nowhere,
        SocketEvent::NotOpened(NotOpened::Refused(status @ (404 | 405))) => {
            leg.log().note(format!("nothing is at {url} (status {status}): the test is to do what it would"));
            Opened::Nowhere
        }
        SocketEvent::NotOpened(NotOpened::Refused(status)) => {
            not(31920, format!("the handshake was answered with the status {status}"))
        }
        SocketEvent::NotOpened(NotOpened::Broken(Broken::Refused)) => not(31902, String::new()),
        SocketEvent::NotOpened(NotOpened::Broken(broken)) => not(31901, broken.to_string()),
        SocketEvent::Opened | SocketEvent::Text(_) => {
            leg.log().add(What::SocketOpened);
            Opened::Socket(socket)
        }
        SocketEvent::Closed(_) | SocketEvent::Lost => not(31901, String::new()),
    })
}

/// The handshake, with the wrong signature that a test has asked for. None if the URL cannot be called.
fn signed(leg: &Leg, url: &str) -> Option<HttpRequest> {
    let account = &leg.fetcher().account;
    let token = account.sids.change(Sids::token);
    let mut request = handshake(&account.verifier, url, &token).ok()?;
    if account.disorder.change(|disorder| disorder.of_request(0)).wrong_signature {
        spoil(&mut request);
    }
    Some(request)
}
