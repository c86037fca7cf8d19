//! The other end of the pipe.

use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio::io::{DuplexStream, duplex};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::Role;
use tracing::instrument::WithSubscriber as _;
use twiml_runtime::streams::messages::MediaCommand;
use twiml_runtime::streams::{Door, FirstArgument, OpenStreams, StreamReply, Ulaw, serve};

pub(crate) const ACCOUNT: &str = "AC00000000000000000000000000000abc";
pub(crate) const CALL: &str = "CA7e57000000000000000000000000beef";
pub(crate) const STREAM: &str = "MZ5a1d0000000000000000000000000001";

pub(crate) struct Twilio {
    pub(crate) socket: WebSocketStream<DuplexStream>,
    frames: u64,
}

/// Connects to a handler, and says nothing yet.
pub(crate) async fn connect<A, H, F>(handler: H) -> Twilio
where
    A: FirstArgument,
    H: FnOnce(A) -> F + Send + 'static,
    F: Future<Output: StreamReply<A>> + Send + 'static,
{
    connect_among(&OpenStreams::new(), handler).await
}

pub(crate) async fn connect_among<A, H, F>(open: &OpenStreams, handler: H) -> Twilio
where
    A: FirstArgument,
    H: FnOnce(A) -> F + Send + 'static,
    F: Future<Output: StreamReply<A>> + Send + 'static,
{
    let (near, far) = duplex(16 * 1024);
    let door = Door::new("agent", "/agent", open.clone(), |account| account == ACCOUNT);
    tokio::spawn(serve(near, door, handler).with_current_subscriber());
    Twilio { socket: WebSocketStream::from_raw_socket(far, Role::Client, None).await, frames: 0 }
}

pub(crate) fn start(parameters: &Value) -> Value {
    json!({
        "event": "start", "sequenceNumber": "1", "streamSid": STREAM,
        "start": {
            "streamSid": STREAM, "accountSid": ACCOUNT, "callSid": CALL, "tracks": ["inbound"],
            "mediaFormat": {"encoding": "audio/x-mulaw", "sampleRate": 8000, "channels": 1},
            "customParameters": parameters,
        },
    })
}

pub(crate) fn setup(parameters: &Value) -> Value {
    json!({
        "type": "setup", "sessionId": "VX5e5510000000000000000000000f00d1", "accountSid": ACCOUNT, "callSid": CALL,
        "parentCallSid": "", "from": "+15550100017", "to": "+15550100099", "forwardedFrom": "", "callType": "PSTN",
        "callerName": "", "direction": "inbound", "callStatus": "RINGING", "customParameters": parameters,
    })
}

impl Twilio {
    pub(crate) async fn sends(&mut self, message: Value) {
        self.socket.send(Message::text(message.to_string())).await.unwrap();
    }

    pub(crate) async fn starts(&mut self) {
        self.sends(json!({"event": "connected", "protocol": "Call", "version": "1.0.0"})).await;
        self.sends(start(&json!({}))).await;
    }

    /// 20 ms of audio, all of it this byte.
    pub(crate) async fn speaks(&mut self, byte: u8) {
        self.frames += 1;
        let payload = base64(&[byte; 160]);
        self.sends(json!({
            "event": "media", "sequenceNumber": (self.frames + 1).to_string(), "streamSid": STREAM,
            "media": {"track": "inbound", "chunk": self.frames.to_string(), "payload": payload,
                      "timestamp": (self.frames * 20 + 87).to_string()},
        }))
        .await;
    }

    /// The next message, or the code of a close. 1006 if there was none.
    pub(crate) async fn hears(&mut self) -> Result<String, u16> {
        loop {
            match self.socket.next().await {
                Some(Ok(Message::Text(text))) => return Ok(text.to_string()),
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

    /// Whether nothing comes for so long.
    pub(crate) async fn hears_nothing(&mut self, long: Duration) -> bool {
        tokio::time::timeout(long, self.hears()).await.is_err()
    }

    pub(crate) async fn echoes(&mut self, mark: &str) {
        self.sends(
            json!({"event": "mark", "sequenceNumber": "9", "streamSid": STREAM, "mark": {"name": mark}}),
        )
        .await;
    }
}

/// What a message to Twilio says, in a word: `clear`, the name of a mark, or how many bytes of audio.
pub(crate) fn in_short(text: &str) -> String {
    match MediaCommand::read(text).unwrap() {
        MediaCommand::Media { payload, .. } => Ulaw::from_base64(&payload).unwrap().len().to_string(),
        MediaCommand::Mark { name, .. } => format!("mark {name}"),
        MediaCommand::Clear { .. } => "clear".to_owned(),
    }
}

pub(crate) fn base64(bytes: &[u8]) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}
