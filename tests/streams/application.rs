//! The application under test, over a pipe and over a socket.

use std::future::IntoFuture as _;
use std::io;

use axum::Router;
use axum::extract::FromRequestParts;
use axum::serve::Listener;
use http::StatusCode;
use http::request::Parts;
use serde::{Deserialize, Serialize};
use tokio::io::DuplexStream;
use tokio::sync::mpsc;
use twiml_runtime::prelude::*;
use twiml_runtime::streams::OpenStreams;
use twiml_tests::signed::{PUBLIC_URL, verifier};

use crate::twilio::{Answer, ask, handshake};

#[derive(Clone)]
pub(crate) struct Shop {
    pub(crate) name: &'static str,
    /// What handlers say to the test.
    pub(crate) said: mpsc::UnboundedSender<String>,
}

impl Shop {
    fn say(&self, what: impl Into<String>) {
        self.said.send(what.into()).unwrap();
    }
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Caller {
    pub(crate) name: Option<String>,
    pub(crate) account: u32,
    pub(crate) vip: bool,
}

#[media_stream("/streams/echo")]
pub(crate) async fn echo(call: MediaStream<Caller>, State(shop): State<Shop>) -> Result<(), BoxError> {
    let Caller { name, account, vip } = call.params();
    shop.say(format!("{}: {name:?} {account} {vip}", shop.name));
    let (mut ear, mouth) = call.split();
    while let Some(heard) = ear.next().await {
        if let Heard::Audio(frame) = heard {
            mouth.play(frame).await?;
        }
    }
    shop.say(format!("{:?}", ear.ended()));
    Ok(())
}

#[media_stream("/streams/archive")]
pub(crate) async fn archive(mut tap: MediaTap, State(shop): State<Shop>) {
    while tap.audio().await.is_some() {
        shop.say("audio");
    }
}

#[derive(Debug, Serialize, Deserialize, PartialEq)]
pub(crate) struct Ticket {
    pub(crate) number: u32,
}

#[conversation_relay("/relay/agent")]
pub(crate) async fn agent(mut talk: Conversation<Caller>) -> Result<Handoff<Ticket>, BoxError> {
    let number = talk.params().account;
    match talk.prompt().await? {
        Some(_) => Ok(Handoff::to(Ticket { number })),
        None => Ok(Handoff::none()),
    }
}

#[media_stream("/streams/broken")]
pub(crate) async fn broken(_call: MediaStream) -> Result<(), BoxError> {
    Err("out of order".into())
}

#[media_stream("/streams/careless")]
pub(crate) async fn careless(_call: MediaStream) {
    panic!("nobody expected this");
}

/// Refuses every request.
pub(crate) struct Nobody;

impl<S: Sync> FromRequestParts<S> for Nobody {
    type Rejection = (StatusCode, &'static str);

    async fn from_request_parts(_: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Err((StatusCode::SERVICE_UNAVAILABLE, "no agent is free"))
    }
}

#[media_stream("/streams/busy")]
pub(crate) async fn busy(_call: MediaStream, _nobody: Nobody, State(shop): State<Shop>) {
    shop.say("called all the same");
}

#[voice_webhook("/voice")]
pub(crate) async fn voice(_call: IncomingCall) -> VoiceResponse {
    let caller = Caller { name: Some("Ann & Bob".to_owned()), account: 7, vip: true };
    twiml! {
        <Response>
            <Start><Stream url=archive track="both_tracks" statusCallback=archived/></Start>
            <Connect action=after><Stream url={echo::with(&caller)}/></Connect>
        </Response>
    }
}

#[voice_webhook("/after")]
pub(crate) async fn after(_outcome: ConnectOutcome) -> VoiceResponse {
    let caller = Caller { name: None, account: 8, vip: false };
    twiml! {
        <Response>
            <Connect>
                <ConversationRelay url={agent::with(&caller)} welcomeGreeting="Hello">
                    <Parameter name="more" value="x"/>
                </ConversationRelay>
            </Connect>
        </Response>
    }
}

#[status_callback("/archived")]
pub(crate) async fn archived(_status: StreamStatus) {}

pub(crate) fn webhooks(verifier: Verifier) -> Webhooks<Shop> {
    webhooks![voice, after, archived, echo, archive, agent, broken, careless, busy].verified_by(verifier)
}

/// A router behind a pipe.
pub(crate) struct Pipe(mpsc::UnboundedSender<DuplexStream>);

impl Pipe {
    pub(crate) fn to(app: Router) -> Self {
        let (connect, connections) = mpsc::unbounded_channel();
        tokio::spawn(axum::serve(Pipes(connections), app).into_future());
        Self(connect)
    }

    /// A request, as it is.
    pub(crate) async fn ask(&self, request: &str) -> Answer<DuplexStream> {
        let (near, far) = tokio::io::duplex(16 * 1024);
        self.0.send(near).unwrap();
        ask(far, request).await
    }
}

/// The application behind a pipe.
pub(crate) struct Application {
    pipe: Pipe,
    pub(crate) streams: OpenStreams,
    pub(crate) said: mpsc::UnboundedReceiver<String>,
}

impl Application {
    pub(crate) fn serve() -> Self {
        Self::behind(verifier(PUBLIC_URL))
    }

    pub(crate) fn behind(verifier: Verifier) -> Self {
        let (said, listen) = mpsc::unbounded_channel();
        let webhooks = webhooks(verifier);
        let streams = webhooks.open_streams();
        let app = webhooks.into_router().with_state(Shop { name: "shop", said });
        Self { pipe: Pipe::to(app), streams, said: listen }
    }

    /// A request, as it is.
    pub(crate) async fn ask(&self, request: &str) -> Answer<DuplexStream> {
        self.pipe.ask(request).await
    }

    /// A handshake that is signed for this URL.
    pub(crate) async fn open(&self, path: &str) -> Answer<DuplexStream> {
        let signature = verifier(PUBLIC_URL).sign(format!("wss://example.com{path}"), [("", ""); 0]);
        self.ask(&handshake(path, &signature)).await
    }
}

struct Pipes(mpsc::UnboundedReceiver<DuplexStream>);

impl Listener for Pipes {
    type Io = DuplexStream;
    type Addr = ();

    async fn accept(&mut self) -> (DuplexStream, ()) {
        match self.0.recv().await {
            Some(pipe) => (pipe, ()),
            None => std::future::pending().await,
        }
    }

    fn local_addr(&self) -> io::Result<()> {
        Ok(())
    }
}
