//! The websockets that a machine has opened: what it does with them, and what comes of it.

use std::collections::BTreeMap;
use std::fmt;
use std::future::poll_fn;
use std::task::{Context, Poll};
use std::time::Duration;

use futures_util::{FutureExt as _, SinkExt as _, StreamExt as _};
use tokio::time::timeout;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::protocol::{CloseFrame, Role};
use tokio_tungstenite::tungstenite::{Error, Message};

use crate::machine::{SocketAct, SocketEvent, SocketId};
use crate::transport::{Connection, Transport};

/// For so long, an application that reads nothing holds up a message. Then the connection breaks.
const UNREAD: Duration = Duration::from_secs(5);

/// The websockets that are open.
#[derive(Default)]
pub(crate) struct Sockets(BTreeMap<SocketId, WebSocketStream<Box<dyn Connection>>>);

impl Sockets {
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Does what a task asks for. What comes of it at once is returned.
    pub(crate) async fn act(
        &mut self,
        transport: &dyn Transport,
        id: SocketId,
        act: SocketAct,
    ) -> Option<SocketEvent> {
        match act {
            SocketAct::Open(handshake) => match transport.open(handshake).await {
                Ok(connection) => {
                    let socket = WebSocketStream::from_raw_socket(connection, Role::Client, None).await;
                    self.0.insert(id, socket);
                    Some(SocketEvent::Opened)
                }
                Err(not_opened) => Some(SocketEvent::NotOpened(not_opened)),
            },
            SocketAct::Text(text) => self.send(id, Message::text(text)).await,
            SocketAct::Close(code) => {
                let frame = CloseFrame { code: code.into(), reason: "".into() };
                self.send(id, Message::Close(Some(frame))).await
            }
            SocketAct::Break => {
                self.0.remove(&id);
                None
            }
        }
    }

    async fn send(&mut self, id: SocketId, message: Message) -> Option<SocketEvent> {
        let socket = self.0.get_mut(&id)?;
        match timeout(UNREAD, socket.send(message)).await {
            // One that the other side has closed says so when it is read.
            Ok(Ok(()) | Err(Error::ConnectionClosed | Error::Protocol(_))) => None,
            Ok(Err(_)) | Err(_) => {
                self.0.remove(&id);
                Some(SocketEvent::Lost)
            }
        }
    }

    /// The next thing that comes in; never, if nothing is open.
    pub(crate) async fn next(&mut self) -> (SocketId, SocketEvent) {
        let (id, event) = poll_fn(|context| self.poll_next(context)).await;
        if !matches!(event, SocketEvent::Text(_))
            && let Some(mut over) = self.0.remove(&id)
        {
            // The answer to a close, if the other side still takes it.
            let _ = over.flush().now_or_never();
        }
        (id, event)
    }

    fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<(SocketId, SocketEvent)> {
        for (id, socket) in &mut self.0 {
            while let Poll::Ready(read) = socket.poll_next_unpin(context) {
                let event = match read {
                    Some(Ok(Message::Text(text))) => SocketEvent::Text(text.as_str().to_owned()),
                    Some(Ok(Message::Close(frame))) => {
                        SocketEvent::Closed(frame.map_or(1005, |frame| frame.code.into()))
                    }
                    // Pings are answered while reading; neither protocol has binary messages.
                    Some(Ok(_)) => continue,
                    Some(Err(_)) | None => SocketEvent::Lost,
                };
                return Poll::Ready((*id, event));
            }
        }
        Poll::Pending
    }
}

impl fmt::Debug for Sockets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}
