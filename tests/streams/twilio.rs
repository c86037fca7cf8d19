//! Twilio's side of a websocket.

use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::Role;

pub(crate) const ACCOUNT: &str = "AC00000000000000000000000000000abc";
pub(crate) const CALL: &str = "CA7e57000000000000000000000000beef";
pub(crate) const STREAM: &str = "MZ5a1d0000000000000000000000000001";

/// The request for a websocket, as Twilio makes it.
pub(crate) fn handshake(target: &str, signature: &str) -> String {
    format!(
        "GET {target} HTTP/1.1\r\nHost: example.com\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\
         Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nX-Twilio-Signature: {signature}\r\n\r\n"
    )
}

/// What comes back for a request.
pub(crate) enum Answer<IO> {
    Websocket(Box<Twilio<IO>>),
    /// The status of another response.
    Response(u16),
}

impl<IO> Answer<IO> {
    pub(crate) fn websocket(self) -> Twilio<IO> {
        match self {
            Self::Websocket(twilio) => *twilio,
            Self::Response(status) => panic!("{status}"),
        }
    }

    pub(crate) fn status(&self) -> u16 {
        match self {
            Self::Websocket(_) => 101,
            Self::Response(status) => *status,
        }
    }
}

/// Sends a request, as it is.
pub(crate) async fn ask<IO: AsyncRead + AsyncWrite + Unpin>(mut io: IO, request: &str) -> Answer<IO> {
    io.write_all(request.as_bytes()).await.unwrap();
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(io.read_u8().await.unwrap());
    }
    let head = String::from_utf8(head).unwrap().to_ascii_lowercase();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    if status != 101 {
        return Answer::Response(status);
    }
    assert!(head.contains("sec-websocket-accept: s3pplmbitxaq9kygzzhzrbk+xoo="), "{head}");
    let socket = WebSocketStream::from_raw_socket(io, Role::Client, None).await;
    Answer::Websocket(Box::new(Twilio { socket }))
}

/// A websocket.
pub(crate) struct Twilio<IO> {
    socket: WebSocketStream<IO>,
}

impl<IO: AsyncRead + AsyncWrite + Unpin> Twilio<IO> {
    pub(crate) async fn sends(&mut self, message: Value) {
        self.socket.send(Message::text(message.to_string())).await.unwrap();
    }

    /// A stream of this account begins.
    pub(crate) async fn starts(&mut self, account: &str, parameters: Value) {
        self.sends(json!({"event": "connected", "protocol": "Call", "version": "1.0.0"})).await;
        let format = json!({"encoding": "audio/x-mulaw", "sampleRate": 8000, "channels": 1});
        self.sends(json!({
            "event": "start", "sequenceNumber": "1", "streamSid": STREAM,
            "start": {
                "streamSid": STREAM, "accountSid": account, "callSid": CALL, "tracks": ["inbound"],
                "mediaFormat": format, "customParameters": parameters,
            },
        }))
        .await;
    }

    /// A conversation begins.
    pub(crate) async fn sets_up(&mut self, parameters: Value) {
        self.sends(json!({
            "type": "setup", "sessionId": "VX5e5510000000000000000000000f00d1", "accountSid": ACCOUNT, "callSid": CALL,
            "parentCallSid": "", "from": "+15550100017", "to": "+15550100099", "forwardedFrom": "", "callType": "PSTN",
            "callerName": "", "direction": "inbound", "callStatus": "RINGING", "customParameters": parameters,
        }))
        .await;
    }

    /// 20 ms of silence.
    pub(crate) async fn speaks(&mut self) {
        let payload = format!("{}w==", "/".repeat(213));
        self.sends(json!({
            "event": "media", "sequenceNumber": "2", "streamSid": STREAM,
            "media": {"track": "inbound", "chunk": "1", "timestamp": "87", "payload": payload},
        }))
        .await;
    }

    /// The next message, or the code of a close. 1006 if there was none.
    pub(crate) async fn hears(&mut self) -> Result<Value, u16> {
        loop {
            match self.socket.next().await {
                Some(Ok(Message::Text(text))) => return Ok(serde_json::from_str(&text).unwrap()),
                Some(Ok(Message::Close(frame))) => {
                    // Its answer goes out.
                    while let Some(Ok(_)) = self.socket.next().await {}
                    return Err(frame.map_or(1005, |frame| frame.code.into()));
                }
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return Err(1006),
            }
        }
    }

    /// The code of the close, whatever comes before it.
    pub(crate) async fn is_closed(&mut self) -> u16 {
        loop {
            if let Err(code) = self.hears().await {
                return code;
            }
        }
    }
}
