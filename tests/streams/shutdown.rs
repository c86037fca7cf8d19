//! Over a socket of this machine, to the end of the application.

use std::time::Duration;

use axum::Router;
use serde_json::json;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{mpsc, oneshot};
use tokio::time::timeout;
use twiml_tests::signed::{PUBLIC_URL, verifier};

use crate::application::{Shop, webhooks};
use crate::twilio::{ACCOUNT, ask, handshake};

#[tokio::test]
async fn a_server_that_stops_tells_the_handlers_and_waits_for_them() {
    let (said, mut listen) = mpsc::unbounded_channel();
    let webhooks = webhooks(verifier(PUBLIC_URL));
    let streams = webhooks.open_streams();
    let app: Router = webhooks.into_router().with_state(Shop { name: "shop", said });
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    let server = twiml_runtime::serve(listener, app)
        .with_streams(streams.clone())
        .with_graceful_shutdown(async { drop(stopped.await) });
    let server = tokio::spawn(async move { server.await });

    let signature = verifier(PUBLIC_URL).sign("wss://example.com/streams/echo", [("", ""); 0]);
    let connection = TcpStream::connect(address).await.unwrap();
    let mut twilio = ask(connection, &handshake("/streams/echo", &signature)).await.websocket();
    twilio.starts(ACCOUNT, json!({"account": "7", "vip": "true"})).await;
    assert_eq!(listen.recv().await.unwrap(), "shop: None 7 true");
    twilio.speaks().await;
    assert_eq!(twilio.hears().await.unwrap()["event"], "media");

    stop.send(()).unwrap();
    assert_eq!(listen.recv().await.unwrap(), "Some(Shutdown)");
    assert_eq!(twilio.is_closed().await, 1001);
    drop(twilio);
    timeout(Duration::from_secs(5), server).await.unwrap().unwrap().unwrap();
    assert_eq!(streams.count(), 0);
    assert!(TcpStream::connect(address).await.is_err());
}
