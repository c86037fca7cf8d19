//! A small application: a menu, a reply, a status callback, and some that do not answer as they should.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use twiml_runtime::prelude::*;
use twiml_runtime::streams::{Door, Heard, MediaStream, OpenStreams, Ulaw, accept};

pub(crate) const TOKEN: &str = "a token of the test";
pub(crate) const PUBLIC_URL: &str = "https://app.example";

#[sms_webhook("/sms")]
async fn sms(msg: IncomingMessage) -> MessagingResponse {
    twiml! { <Response><Message>"You wrote: " {&msg.body}</Message></Response> }
}

#[voice_webhook("/voice")]
async fn voice(_call: IncomingCall) -> VoiceResponse {
    twiml! {
        <Response>
            <Gather numDigits=1 input="dtmf speech" action=menu><Say>"Press 1 for sales."</Say></Gather>
            <Say>"Goodbye."</Say>
        </Response>
    }
}

#[voice_webhook("/menu")]
async fn menu(input: GatherInput) -> VoiceResponse {
    match input.answer() {
        Answer::Digits("1") => twiml! { <Response><Dial>"+15551234567"</Dial></Response> },
        Answer::Speech { text: words, .. } => {
            twiml! { <Response><Say>"You said: " {words}</Say><Redirect>voice</Redirect></Response> }
        }
        _ => twiml! { <Response><Redirect>voice</Redirect></Response> },
    }
}

#[status_callback("/status")]
async fn status(_update: MessageStatusUpdate) {}

/// Repeats what it hears until a key is pressed.
async fn echo(request: Request) -> Response {
    let (mut parts, _) = request.into_parts();
    let door = Door::new("echo", "/echo", OpenStreams::new(), |_| true);
    let handler = |call: MediaStream| async move {
        let (mut ear, mouth) = call.split();
        while let Some(heard) = ear.next().await {
            match heard {
                Heard::Audio(frame) if frame.ulaw().iter().any(|byte| *byte != Ulaw::SILENCE) => {
                    mouth.play(frame).await?;
                }
                Heard::Digit(_) => break,
                _ => {}
            }
        }
        Ok::<_, BoxError>(())
    };
    accept(&mut parts, door, handler).unwrap_or_else(|refused| refused)
}

async fn echoes() -> impl IntoResponse {
    (
        [("content-type", "text/xml")],
        "<Response><Connect><Stream url='wss://app.example/echo'/></Connect></Response>",
    )
}

pub(crate) fn verifier() -> Verifier {
    Verifier::new(TOKEN, PUBLIC_URL).unwrap()
}

pub(crate) fn application() -> Router {
    let slow = || async {
        tokio::time::sleep(Duration::from_millis(1500)).await;
        ([("content-type", "text/xml")], "<Response><Message>At last.</Message></Response>")
    };
    let page =
        || async { ([("content-type", "text/html")], "<!DOCTYPE html>\n<html><body>Welcome</body></html>") };
    let json = || async { ([("content-type", "application/json")], "{}") };
    let silent = || async { http::StatusCode::NO_CONTENT };
    let fails = || async { http::StatusCode::INTERNAL_SERVER_ERROR };
    webhooks![sms, voice, menu, status]
        .verified_by(verifier())
        .into_router()
        .route("/echoes", post(echoes))
        .route("/echo", get(echo))
        .route("/slow", post(slow))
        .route("/page", post(page))
        .route("/json", post(json))
        .route("/silent", post(silent))
        .route("/fails", post(fails))
}

/// The application while it listens. It ends when this is dropped.
pub(crate) struct Listening {
    pub(crate) address: SocketAddr,
    runtime: Option<Runtime>,
}

impl Listening {
    pub(crate) fn new() -> Self {
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).unwrap();
        let address = listener.local_addr().unwrap();
        runtime.spawn(async move { axum::serve(listener, application()).await });
        Self { address, runtime: Some(runtime) }
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}
