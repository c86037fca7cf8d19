//! Clients that are slow, on purpose or not: what they hold, they hold for a bounded time.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops on what it did not expect"
)]

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::ConnectInfo;
use axum::routing::{get, post};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::{sleep, timeout};
use twiml_runtime::prelude::*;
use twiml_runtime::verify::Reason;
use twiml_runtime::{Serve, VerifyLayer, serve};
use twiml_tests::client::{CALL, form};
use twiml_tests::signed::{MADE_UP, TOKEN};

/// What a limit is set to here.
const SOON: Duration = Duration::from_millis(300);
/// What all limits are set to that a test is not about. No test waits for it.
const NEVER: Duration = Duration::from_secs(600);
/// When a test is given up.
const LATE: Duration = Duration::from_secs(20);

#[voice_webhook("/voice")]
async fn voice(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Say>"Hello"</Say></Response> }
}

/// A running application.
struct App {
    address: SocketAddr,
    verifier: Verifier,
    stop: Option<oneshot::Sender<()>>,
    running: JoinHandle<std::io::Result<()>>,
}

impl App {
    /// An application whose bodies have `body_timeout`, and whose server has the limits that `limit` sets, and no others.
    async fn start(body_timeout: Duration, limit: impl FnOnce(Serve) -> Serve) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let verifier = Verifier::builder().auth_token(TOKEN).public_url(format!("http://{address}"));
        let verifier = verifier.body_timeout(body_timeout).build().unwrap();
        let by_hand = Router::new()
            .route("/layer", post(async |_: Verified<Params>| "in time"))
            .layer(VerifyLayer::new(verifier.clone()))
            .route("/long", get(async || "x".repeat(32 << 20)))
            .route("/late", get(async || sleep(SOON).await))
            .route("/peer", get(async |ConnectInfo(peer): ConnectInfo<SocketAddr>| peer.to_string()));
        let app = webhooks![voice].verified_by(verifier.clone()).into_router().merge(by_hand);
        let (stop, stopped) = oneshot::channel::<()>();
        let server = serve(listener, app).header_timeout(NEVER).write_timeout(NEVER).shutdown_timeout(NEVER);
        let server = limit(server).with_graceful_shutdown(async { drop(stopped.await) });
        let running = tokio::spawn(server.into_future());
        Self { address, verifier, stop: Some(stop), running }
    }

    /// A connection on which this was sent.
    async fn sent(&self, text: &str) -> TcpStream {
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        stream.write_all(text.as_bytes()).await.unwrap();
        stream
    }

    /// A signed POST to the webhook.
    fn request(&self) -> String {
        let signature = self.verifier.sign(format!("http://{}/voice", self.address), CALL);
        request("/voice", &signature, &form(&CALL))
    }

    async fn stop(mut self) {
        self.stop.take().unwrap().send(()).unwrap();
        timeout(LATE, self.running).await.expect("the server did not stop").unwrap().unwrap();
    }
}

/// A POST of a form.
fn request(path: &str, signature: &str, body: &str) -> String {
    let length = body.len();
    format!(
        "POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         X-Twilio-Signature: {signature}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
    )
}

/// What arrives until the server closes the connection.
async fn until_closed(mut stream: TcpStream) -> String {
    let mut answer = Vec::new();
    let read = timeout(LATE, stream.read_to_end(&mut answer)).await.expect("the connection stayed open");
    // A reset is an end as well.
    drop(read);
    String::from_utf8(answer).unwrap()
}

#[tokio::test]
async fn half_sent_heads_are_given_up() {
    let app = App::start(NEVER, |server| server.header_timeout(SOON)).await;
    let mut slow = Vec::new();
    for count in 0..200 {
        // Nothing at all, a line, half a header.
        slow.push(
            app.sent(["", "POST /voice HTTP/1.1\r\n", "POST /voice HTTP/1.1\r\nHost: x\r\nX-Twi"][count % 3])
                .await,
        );
    }
    // Meanwhile others are served.
    let answer = until_closed(app.sent(&app.request()).await).await;
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    for stream in slow {
        assert!(!until_closed(stream).await.contains("200 OK"));
    }
    app.stop().await;
}

#[tokio::test]
async fn a_head_that_trickles_in_is_given_up() {
    let app = App::start(NEVER, |server| server.header_timeout(SOON)).await;
    let mut stream = app.sent("POST /voice HTTP/1.1\r\n").await;
    let start = Instant::now();
    while stream.write_all(b"A: b\r\n").await.is_ok() {
        assert!(start.elapsed() < LATE, "the connection stayed open");
        sleep(SOON / 10).await;
    }
    app.stop().await;
}

#[tokio::test]
async fn a_connection_that_is_not_used_again_is_closed() {
    let app = App::start(NEVER, |server| server.header_timeout(SOON)).await;
    let answer = until_closed(app.sent(&app.request().replace("Connection: close\r\n", "")).await).await;
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    app.stop().await;
}

#[tokio::test]
async fn bodies_one_byte_short_are_given_up() {
    let app = App::start(SOON, |server| server).await;
    let complete = app.request();
    let mut slow = Vec::new();
    for path in ["/voice", "/layer"].repeat(50) {
        let short = complete.replacen("/voice", path, 1);
        slow.push(app.sent(&short[..short.len() - 1]).await);
    }
    for stream in slow {
        let answer = until_closed(stream).await;
        assert!(answer.starts_with("HTTP/1.1 408 Request Timeout\r\n"), "{answer}");
        assert!(answer.ends_with("\r\n\r\n"), "{answer}");
    }
    assert_eq!(app.verifier.refusals().of(Reason::BodyTooSlow), 100);
    app.stop().await;
}

#[tokio::test]
async fn a_body_that_trickles_in_is_given_up() {
    let app = App::start(SOON, |server| server).await;
    let body = "a".repeat(1000);
    let head = request("/voice", MADE_UP, &body);
    let mut stream = app.sent(&head[..head.len() - body.len()]).await;
    let start = Instant::now();
    while stream.write_all(b"a").await.is_ok() && app.verifier.refusals().total() == 0 {
        assert!(start.elapsed() < LATE, "the body is still read");
        sleep(SOON / 10).await;
    }
    assert_eq!(app.verifier.refusals().of(Reason::BodyTooSlow), 1);
    app.stop().await;
}

#[tokio::test]
async fn a_body_in_pieces_is_read_in_time() {
    let app = App::start(NEVER, |server| server).await;
    let request = app.request();
    let mut stream = app.sent(&request[..request.len() - 10]).await;
    sleep(SOON / 10).await;
    stream.write_all(&request.as_bytes()[request.len() - 10..]).await.unwrap();
    let answer = until_closed(stream).await;
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    app.stop().await;
}

#[tokio::test]
async fn connections_over_the_limit_wait_for_their_turn() {
    let app = App::start(NEVER, |server| server.header_timeout(SOON).max_connections(2)).await;
    let slow = [app.sent("POST").await, app.sent("POST").await];
    let start = Instant::now();
    let answer = until_closed(app.sent(&app.request()).await).await;
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    assert!(start.elapsed() > SOON / 2, "it did not wait");
    drop(slow);
    app.stop().await;
}

#[tokio::test]
async fn a_response_that_nobody_reads_is_given_up() {
    let app = App::start(NEVER, |server| server.write_timeout(SOON).max_connections(1)).await;
    let _unread = app.sent("GET /long HTTP/1.1\r\nHost: x\r\n\r\n").await;
    // The only connection is free again.
    let answer = until_closed(app.sent(&app.request()).await).await;
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    app.stop().await;
}

#[tokio::test]
async fn a_long_response_is_sent_to_whoever_reads_it() {
    let app = App::start(NEVER, |server| server.write_timeout(SOON)).await;
    let answer =
        until_closed(app.sent("GET /long HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await).await;
    assert!(answer.len() > 32 << 20, "{}", answer.len());
    app.stop().await;
}

#[tokio::test]
async fn a_shutdown_ends_while_slow_connections_are_open() {
    let app = App::start(NEVER, |server| server.shutdown_timeout(SOON)).await;
    let request = app.request();
    let slow = [
        app.sent("POST /voice HTTP/1.1\r\nHost").await,
        app.sent(&request[..request.len() - 1]).await,
        app.sent("GET /long HTTP/1.1\r\nHost: x\r\n\r\n").await,
    ];
    sleep(SOON / 3).await;
    let start = Instant::now();
    app.stop().await;
    assert!(start.elapsed() < LATE / 2, "{:?}", start.elapsed());
    drop(slow);
}

#[tokio::test]
async fn a_shutdown_lets_the_current_request_finish() {
    let app = App::start(NEVER, |server| server).await;
    let stream = app.sent("GET /late HTTP/1.1\r\nHost: x\r\n\r\n").await;
    let idle = app.sent("").await;
    sleep(SOON / 3).await;
    app.stop().await;
    assert!(until_closed(stream).await.starts_with("HTTP/1.1 200 OK\r\n"));
    drop(idle);
}

#[tokio::test]
async fn handlers_see_the_peer() {
    let app = App::start(NEVER, |server| server).await;
    let stream = app.sent("GET /peer HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await;
    let peer = stream.local_addr().unwrap().to_string();
    assert!(until_closed(stream).await.ends_with(&peer));
    app.stop().await;
}
