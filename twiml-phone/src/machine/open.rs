//! Opening a websocket, and what a task does with it.

use std::collections::VecDeque;
use std::fmt;

use super::handle::Handle;
use super::http::HttpRequest;
use super::socket::{Incoming, SocketAct, SocketEvent, SocketId};

/// A websocket of a task. If it is dropped while it is open, the connection breaks.
pub struct Socket {
    handle: Handle,
    id: SocketId,
    incoming: Incoming,
}

impl Handle {
    /// Opens a websocket by this handshake. [`Socket::next`] says what comes of it.
    pub fn open(&self, handshake: HttpRequest) -> Socket {
        let mut core = self.core();
        let sockets = &mut core.sockets;
        sockets.opened += 1;
        let (id, incoming) = (SocketId(sockets.opened), Incoming::default());
        sockets.open.push((id, incoming.clone()));
        sockets.acts.push_back((id, SocketAct::Open(handshake)));
        Socket { handle: self.clone(), id, incoming }
    }
}

impl Socket {
    /// Sends a text. After the end of the websocket it is dropped.
    pub fn send(&self, text: String) {
        self.act(SocketAct::Text(text));
    }

    /// Closes it. What comes in until the other side has closed it as well still comes.
    pub fn close(&self, code: u16) {
        self.act(SocketAct::Close(code));
    }

    /// What comes of it next.
    pub async fn next(&self) -> SocketEvent {
        self.incoming.until(VecDeque::pop_front).await
    }

    fn act(&self, act: SocketAct) {
        self.handle.core().sockets.acts.push_back((self.id, act));
    }
}

impl Drop for Socket {
    fn drop(&mut self) {
        let mut core = self.handle.core();
        core.sockets.open.retain(|(id, _)| *id != self.id);
        core.sockets.acts.push_back((self.id, SocketAct::Break));
    }
}

impl fmt::Debug for Socket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Socket").field("id", &self.id).finish_non_exhaustive()
    }
}
