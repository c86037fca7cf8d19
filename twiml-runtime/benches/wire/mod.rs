//! A caller in bytes, whose own work does not count: its frames are prepared, and it looks at no answer. Beside it, an echo that does
//! nothing but websockets.

use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, DuplexStream, duplex};
use tokio::runtime::Runtime;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::{Role, WebSocketConfig};
use twiml_runtime::streams::{Door, Gone, Heard, MediaStream, OpenStreams, serve};

const START: &str = r#"{"event":"start","sequenceNumber":"1","start":{"accountSid":"AC00000000000000000000000000000abc","streamSid":"MZ5a1d0000000000000000000000000001","callSid":"CA7e57000000000000000000000000beef","tracks":["inbound"],"mediaFormat":{"encoding":"audio/x-mulaw","sampleRate":8000,"channels":1},"customParameters":{}},"streamSid":"MZ5a1d0000000000000000000000000001"}"#;

/// What a connection is served by.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Server {
    /// Sends every text back.
    Bare,
    /// Plays every frame back.
    Echo,
    /// Reads every text.
    BareEar,
    /// Hears every frame.
    Ear,
}

/// A caller with a server at the other end.
pub(crate) struct Caller {
    runtime: Runtime,
    pipe: DuplexStream,
    frame: Vec<u8>,
    answer: Vec<u8>,
}

impl Caller {
    pub(crate) fn new(server: Server) -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        let (near, mut pipe) = duplex(64 * 1024);
        runtime.spawn(async move {
            let door = || Door::new("agent", "/agent", OpenStreams::new(), |_| true);
            match server {
                Server::Bare => bare(near, true).await,
                Server::BareEar => bare(near, false).await,
                Server::Echo => serve(near, door(), echo).await,
                Server::Ear => serve(near, door(), hear).await,
            }
        });
        let payload = "HyMsP8yvpZ+enqOrvVExJh8eHiIqO9qzp6CenqGpuWY1KCAeHiEpN/+3qaGenqCoteY5KSEeHiAnM1q7qqKenp+msdE9KyMeHh8lL0y/rKOfnp+lrsdDLSQfHh8kLUPHrqWfnp+jrL9MLyUfHh4jKz3Rsaafnp6iqrtaMycgHh4hKTnmtaignp6hqbf/NykhHh4gKDVmuamhnp6gp7PaOw==";
        let media = format!(
            r#"{{"event":"media","sequenceNumber":"42","media":{{"track":"inbound","chunk":"41","timestamp":"907","payload":"{payload}"}},"streamSid":"MZ5a1d0000000000000000000000000001"}}"#
        );
        // A bare server would answer the first message as well.
        if matches!(server, Server::Echo | Server::Ear) {
            runtime.block_on(pipe.write_all(&masked(START))).unwrap();
        }
        Self { runtime, pipe, frame: masked(&media), answer: vec![0; 1024] }
    }

    /// Sends a frame, and waits for one.
    pub(crate) fn talks(&mut self, frames: usize) {
        let Self { runtime, pipe, frame, answer } = self;
        runtime.block_on(async {
            for _ in 0..frames {
                pipe.write_all(frame).await.unwrap();
                // Two bytes, of which the second says that two bytes of length follow.
                let [_, _, high, low] = pipe.read_u32().await.unwrap().to_be_bytes();
                let length = usize::from(u16::from_be_bytes([high, low]));
                pipe.read_exact(&mut answer[..length]).await.unwrap();
            }
        });
    }

    /// Sends frames as they come on a call, one at a time.
    pub(crate) fn speaks(&mut self, frames: usize) {
        let Self { runtime, pipe, frame, .. } = self;
        runtime.block_on(async {
            for _ in 0..frames {
                pipe.write_all(frame).await.unwrap();
                // The server has its turn.
                tokio::task::yield_now().await;
                tokio::task::yield_now().await;
            }
        });
    }
}

async fn bare(near: DuplexStream, answers: bool) {
    let config = WebSocketConfig::default().read_buffer_size(4096).write_buffer_size(4096);
    let mut socket = WebSocketStream::from_raw_socket(near, Role::Server, Some(config)).await;
    while let Some(Ok(Message::Text(text))) = socket.next().await {
        if answers {
            socket.send(Message::Text(text)).await.unwrap();
        }
    }
}

async fn echo(call: MediaStream) -> Result<(), Gone> {
    let (mut ear, mouth) = call.split();
    // As fast as it goes, so there is always much unplayed.
    mouth.set_lead(Duration::MAX);
    let mut utterance = mouth.utterance().await?;
    while let Some(heard) = ear.next().await {
        if let Heard::Audio(frame) = heard {
            utterance.push(frame.ulaw()).await?;
        }
    }
    Ok(())
}

async fn hear(call: MediaStream) {
    let (mut ear, _mouth) = call.split();
    while let Some(heard) = ear.next().await {
        std::hint::black_box(heard);
    }
}

/// The text as a client's frame, masked with zeros, which change nothing and cost the same.
fn masked(text: &str) -> Vec<u8> {
    let length = u16::try_from(text.len()).unwrap();
    assert!(length > 125);
    [&[0x81, 0xFE][..], &length.to_be_bytes(), &[0; 4], text.as_bytes()].concat()
}
