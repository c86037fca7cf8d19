//! Websockets, as tasks have them: what goes out is taken by the owner of the machine, who gives back what comes in.

use std::collections::VecDeque;

use super::http::{Broken, HttpRequest};
use super::shared::Shared;

/// Identifies a websocket among those of one machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SocketId(pub(super) u64);

/// What a task does with a websocket.
#[derive(Debug)]
#[expect(clippy::large_enum_variant, reason = "few are open at a time")]
pub enum SocketAct {
    /// It is to be opened by this handshake. [`SocketEvent::Opened`] or [`SocketEvent::NotOpened`] has to come of it.
    Open(HttpRequest),
    /// A text.
    Text(String),
    /// It is closed, with this code.
    Close(u16),
    /// The connection breaks, without a close. It is over for the task.
    Break,
}

/// What comes of a websocket. Nothing comes after the last three.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SocketEvent {
    /// It is open.
    Opened,
    /// A text has come.
    Text(String),
    /// It was not opened.
    NotOpened(NotOpened),
    /// The other side has closed it, with this code; 1005 is none.
    Closed(u16),
    /// The connection broke.
    Lost,
}

/// Why a websocket was not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NotOpened {
    /// Nothing is there that is known here, such as a URL of another application.
    Nowhere,
    /// The handshake was answered with this status, and not with 101.
    Refused(u16),
    /// The handshake was not answered.
    Broken(Broken),
}

/// What has come in and was not taken yet.
pub(super) type Incoming = Shared<VecDeque<SocketEvent>>;

/// All websockets of a machine.
#[derive(Default)]
pub(super) struct Sockets {
    pub(super) opened: u64,
    pub(super) acts: VecDeque<(SocketId, SocketAct)>,
    pub(super) open: Vec<(SocketId, Incoming)>,
}
