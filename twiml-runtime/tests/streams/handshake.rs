//! From an HTTP request to a session, over a real connection.

use axum::Router;
use axum::extract::Request;
use axum::response::Response;
use axum::routing::get;
use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::json;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::Role;
use twiml_runtime::Verifier;
use twiml_runtime::streams::{Door, MediaStream, OpenStreams, Ulaw, accept};

use crate::twilio::{in_short, start};

async fn agent(request: Request) -> Response {
    let (mut parts, _) = request.into_parts();
    let verifier = Verifier::new("a token", "https://example.com").unwrap();
    let door = Door::behind(&verifier, &parts, "agent", "/agent", OpenStreams::new());
    let handler = async |call: MediaStream| {
        let (_ear, mouth) = call.split();
        mouth.play(Ulaw::from_static(&[0; 160])).await.unwrap().await;
    };
    accept(&mut parts, door, handler).unwrap_or_else(|refused| refused)
}

#[tokio::test]
async fn a_connection_becomes_a_session_after_its_101() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, Router::new().route("/agent", get(agent))).await });
    let mut stream = TcpStream::connect(address).await.unwrap();
    let request = "GET /agent HTTP/1.1\r\nHost: example.com\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
                   Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await.unwrap());
    }
    let head = String::from_utf8(head).unwrap().to_lowercase();
    assert!(head.starts_with("http/1.1 101 "), "{head}");
    assert!(head.contains("sec-websocket-accept: s3pplmbitxaq9kygzzhzrbk+xoo="), "{head}");
    assert!(head.contains("upgrade: websocket") && !head.contains("sec-websocket-extensions"), "{head}");

    let mut socket = WebSocketStream::from_raw_socket(stream, Role::Client, None).await;
    socket.send(Message::text(start(&json!({})).to_string())).await.unwrap();
    for expected in ["160", "mark 1"] {
        let message = socket.next().await.unwrap().unwrap();
        assert_eq!(in_short(message.to_text().unwrap()), expected);
    }
    socket.send(Message::text(json!({"event": "mark", "mark": {"name": "1"}}).to_string())).await.unwrap();
    let Some(Ok(Message::Close(Some(frame)))) = socket.next().await else { panic!("no close") };
    assert_eq!(u16::from(frame.code), 1000);
}
