//! Reading and writing.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use futures_util::{FutureExt as _, Sink as _, SinkExt as _, StreamExt as _};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::time::{Instant, Sleep, sleep_until, timeout};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::error::{CapacityError, Error, ProtocolError};
use tokio_tungstenite::tungstenite::protocol::{CloseFrame, Role, WebSocketConfig};
use tokio_tungstenite::tungstenite::{Bytes, Message, Utf8Bytes};

use super::line::{Line, Next};
use crate::streams::ended::{CloseCode, Ended};

/// A message of Twilio's has some 400 bytes.
const LARGEST_MESSAGE: usize = 64 * 1024;
/// The usual 128 KiB would be most of what a call costs.
const BUFFER: usize = 4 * 1024;
/// How long a close handshake may take.
const CLOSES_WITHIN: Duration = Duration::from_millis(500);
/// How many messages are read before the handler runs.
const READ_AT_ONCE: usize = 32;

/// The one task that reads and writes a websocket.
pub(crate) struct Owner<IO> {
    socket: WebSocketStream<IO>,
    /// Whether something is written that the connection has not taken. Until it has, nothing is added, so that little is ahead
    /// of an urgent message.
    unflushed: bool,
    over: Option<Ended>,
    /// What this side closes with because of what it was sent.
    fault: Option<CloseCode>,
    timer: Option<Pin<Box<Sleep>>>,
    ping_at: Option<Instant>,
}

/// What came of a turn of reading and writing.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Turn {
    Goes,
    /// The limit of the shutdown has passed.
    OutOfTime,
}

impl<IO: AsyncRead + AsyncWrite + Unpin> Owner<IO> {
    pub(crate) async fn new(io: IO) -> Self {
        let config = WebSocketConfig::default()
            .read_buffer_size(BUFFER)
            .write_buffer_size(BUFFER)
            .max_message_size(Some(LARGEST_MESSAGE))
            .max_frame_size(Some(LARGEST_MESSAGE));
        let socket = WebSocketStream::from_raw_socket(io, Role::Server, Some(config)).await;
        Self { socket, unflushed: false, over: None, fault: None, timer: None, ping_at: None }
    }

    /// The next text, before there is a line to take it.
    pub(crate) async fn first(&mut self) -> Result<Utf8Bytes, Ended> {
        poll_fn(|cx| self.poll_text(cx)).await
    }

    fn poll_text(&mut self, cx: &mut Context<'_>) -> Poll<Result<Utf8Bytes, Ended>> {
        if let Some(ended) = self.over {
            return Poll::Ready(Err(ended));
        }
        loop {
            let ended = match ready!(self.socket.poll_next_unpin(cx)) {
                Some(Ok(Message::Text(text))) => return Poll::Ready(Ok(text)),
                Some(Ok(Message::Close(frame))) => {
                    self.unflushed = true;
                    Ended::Closed(frame.map_or(1005, |frame| frame.code.into()))
                }
                Some(Ok(Message::Ping(_))) => {
                    // The answer is written, and has to be flushed.
                    self.unflushed = true;
                    continue;
                }
                Some(Ok(Message::Pong(_) | Message::Binary(_) | Message::Frame(_))) => continue,
                Some(Err(error)) => self.failed(&error),
                None => Ended::Lost,
            };
            self.over = Some(ended);
            return Poll::Ready(Err(ended));
        }
    }

    fn failed(&mut self, error: &Error) -> Ended {
        let code = match error {
            Error::Capacity(CapacityError::MessageTooLong { .. }) => CloseCode::TooBig,
            Error::Utf8(_) => CloseCode::NotText,
            Error::Protocol(ProtocolError::ResetWithoutClosingHandshake) => return Ended::Lost,
            Error::Protocol(_) => CloseCode::Protocol,
            _ => return Ended::Lost,
        };
        tracing::warn!(error = error as &dyn std::error::Error, "this websocket is closed for what was sent");
        self.fault = Some(code);
        Ended::Closed(code.number())
    }

    /// Reads what is there.
    pub(crate) fn read(&mut self, cx: &mut Context<'_>, line: &impl Line) {
        for _ in 0..READ_AT_ONCE {
            if self.over.is_some() {
                return;
            }
            match self.poll_text(cx) {
                Poll::Pending => return,
                Poll::Ready(Ok(text)) => {
                    if line.hear(&text, cx.waker()).is_err() {
                        tracing::warn!("this websocket is closed: its handler has left too much unread");
                        self.fault = Some(CloseCode::Policy);
                        self.over = Some(Ended::Closed(CloseCode::Policy.number()));
                        line.end(Ended::Closed(CloseCode::Policy.number()));
                    }
                }
                Poll::Ready(Err(ended)) => line.end(ended),
            }
        }
        // There may be more, which waits until others had their turn.
        cx.waker().wake_by_ref();
    }

    /// Writes what there is to write, and has the task woken when there will be more.
    pub(crate) fn write<L: Line>(&mut self, cx: &mut Context<'_>, line: &L, limit: Option<Instant>) -> Turn {
        line.wake_by(cx.waker());
        loop {
            let now = Instant::now();
            if limit.is_some_and(|limit| limit <= now) {
                return Turn::OutOfTime;
            }
            let later = match self.over {
                None => self.write_due(cx, line, now).into_iter().chain(self.ping_at).min(),
                Some(ended) => {
                    self.answer_close(cx, ended);
                    None
                }
            };
            let Some(at) = later.into_iter().chain(limit).min() else {
                return Turn::Goes;
            };
            let timer = self.timer.get_or_insert_with(|| Box::pin(sleep_until(at)));
            if timer.deadline() != at {
                timer.as_mut().reset(at);
            }
            if timer.poll_unpin(cx).is_pending() {
                return Turn::Goes;
            }
        }
    }

    /// The answer to a close is written, and has to be flushed.
    fn answer_close(&mut self, cx: &mut Context<'_>, ended: Ended) {
        if self.unflushed && ended != Ended::Lost {
            self.unflushed = Pin::new(&mut self.socket).poll_flush(cx).is_pending();
        }
    }

    /// Writes what is due, and says when more will be.
    fn write_due<L: Line>(&mut self, cx: &mut Context<'_>, line: &L, now: Instant) -> Option<Instant> {
        let mut later = None;
        loop {
            if self.unflushed {
                match Pin::new(&mut self.socket).poll_flush(cx) {
                    Poll::Ready(Ok(())) => self.unflushed = false,
                    Poll::Ready(Err(_)) => return self.lose(line),
                    Poll::Pending => {
                        // Woken when the connection takes more; a ping can wait as well.
                        self.ping_at = L::PING.map(|every| now + every);
                        return None;
                    }
                }
            }
            let mut room = BUFFER;
            while room > 0 {
                let message = match self.due(line, now) {
                    Ok(message) => message,
                    Err(at) => {
                        later = at;
                        break;
                    }
                };
                room = room.saturating_sub(message.len());
                // All before it was flushed, so there is room for it.
                if Pin::new(&mut self.socket).start_send(message).is_err() {
                    return self.lose(line);
                }
                self.unflushed = true;
            }
            if !self.unflushed {
                return later;
            }
        }
    }

    /// The next message, or the time at which there is one.
    fn due<L: Line>(&mut self, line: &L, now: Instant) -> Result<Message, Option<Instant>> {
        if let Some(every) = L::PING {
            let at = *self.ping_at.get_or_insert(now + every);
            if at <= now {
                self.ping_at = Some(now + every);
                return Ok(Message::Ping(Bytes::new()));
            }
        }
        match line.next(now) {
            Next::Send(text) => Ok(Message::Text(text)),
            Next::At(at) => Err(Some(at)),
            Next::Nothing => Err(None),
        }
    }

    fn lose(&mut self, line: &impl Line) -> Option<Instant> {
        self.over = Some(Ended::Lost);
        line.end(Ended::Lost);
        None
    }

    /// Writes what a line has left, for as long as a close may take. Where `other_side_closes`, it waits for that as well.
    pub(crate) async fn conclude(&mut self, line: &impl Line, other_side_closes: bool) {
        let closes = async {
            while let Next::Send(text) = line.next(Instant::now()) {
                if self.socket.send(Message::Text(text)).await.is_err() {
                    return;
                }
            }
            while other_side_closes && self.first().await.is_ok() {}
        };
        // What takes longer is closed all the same.
        let _ = timeout(CLOSES_WITHIN, closes).await;
    }

    /// Closes the websocket, if it is open.
    pub(crate) async fn close(mut self, code: CloseCode, reason: &'static str) {
        let code = self.fault.unwrap_or(code).number().into();
        let frame = CloseFrame { code, reason: Utf8Bytes::from_static(reason) };
        let close = async {
            // Fails where the other side has closed first; its close is answered by the flush.
            let _ = self.socket.send(Message::Close(Some(frame))).await;
            let _ = self.socket.flush().await;
            while let Some(Ok(_)) = self.socket.next().await {}
            if self.fault.is_some() {
                // What cannot be read is still on its way, and a connection that is dropped before it came takes the close with it.
                let _ = tokio::io::copy(self.socket.get_mut(), &mut tokio::io::sink()).await;
            }
        };
        if self.over != Some(Ended::Lost) {
            let _ = timeout(CLOSES_WITHIN, close).await;
        }
    }
}
