//! Who is let in. Whoever is not gets a response, and no websocket.

use twiml_runtime::prelude::*;
use twiml_tests::signed::{MADE_UP, PUBLIC_URL, verifier};

use crate::application::{Application, Pipe};
use crate::twilio::handshake;

fn signature(url: &str) -> String {
    verifier(PUBLIC_URL).sign(url, [("", ""); 0])
}

#[tokio::test(start_paused = true)]
async fn the_url_is_signed_as_that_of_a_websocket() {
    let app = Application::serve();
    let path = "/streams/broken";
    for url in [
        "wss://example.com/streams/broken",
        "wss://example.com:443/streams/broken",
        "wss://example.com/streams/broken/",
    ] {
        assert_eq!(app.ask(&handshake(path, &signature(url))).await.status(), 101, "{url}");
    }
    for url in [
        "https://example.com/streams/broken",
        "wss://example.com/streams/other",
        "wss://example.com/streams/broken?x=1",
        "wss://other.example/streams/broken",
    ] {
        assert_eq!(app.ask(&handshake(path, &signature(url))).await.status(), 403, "{url}");
    }
}

#[tokio::test(start_paused = true)]
async fn without_a_signature_there_is_no_websocket() {
    let app = Application::serve();
    assert_eq!(app.ask(&handshake("/streams/broken", MADE_UP)).await.status(), 403);
    let unsigned = handshake("/streams/broken", "").replace("X-Twilio-Signature", "X-Other");
    assert_eq!(app.ask(&unsigned).await.status(), 403);
    // Its token is another one.
    let forged = Verifier::new("another token", PUBLIC_URL).unwrap();
    let forged = forged.sign("wss://example.com/streams/broken", [("", ""); 0]);
    assert_eq!(app.ask(&handshake("/streams/broken", &forged)).await.status(), 403);
    assert_eq!(app.streams.count(), 0);
}

#[media_stream("/media/stream")]
async fn media(_call: MediaStream) {}

#[media_stream("/ws")]
async fn ws(_call: MediaStream) {}

/// `websocket-003`, `-007` and `-012` of the vectors that Twilio's libraries agree on.
#[tokio::test(start_paused = true)]
async fn the_vectors_of_twilios_libraries_hold() {
    for (token, origin, target, signature, status) in [
        (
            "30616cf6ee686ccedf98b69387ae0ac5",
            "https://example.com",
            "/media/stream",
            "MMtGBSs6Zy7rD94lBpzMEAGbaqM=",
            101,
        ),
        (
            "25dfe63c46c37ff321487f254abac0d0",
            "https://example.com:8443",
            "/ws",
            "Ly4CMiRqjLC9nQ7CUQhRNkpEC/U=",
            101,
        ),
        (
            "38272a032ce17e188162ced835b71826",
            "https://example.com",
            "/ws?token=abc",
            "ZD2HSXSvFRzjgiYB9hfsqahIV30=",
            403,
        ),
    ] {
        let webhooks = webhooks![media, ws].verified_by(Verifier::new(token, origin).unwrap());
        let app = Pipe::to(webhooks.into_router());
        assert_eq!(app.ask(&handshake(target, signature)).await.status(), status, "{target}");
    }
}

#[tokio::test(start_paused = true)]
async fn what_is_no_handshake_gets_a_response() {
    let app = Application::serve();
    let plain = handshake("/streams/broken", &signature("https://example.com/streams/broken"));
    let plain = plain.replace("Connection: Upgrade\r\nUpgrade: websocket\r\n", "");
    assert_eq!(app.ask(&plain).await.status(), 426);
    let whole = handshake("/streams/broken", &signature("wss://example.com/streams/broken"));
    assert_eq!(app.ask(&whole.replace("Version: 13", "Version: 8")).await.status(), 400);
    assert_eq!(app.ask(&whole.replace("GET ", "POST ")).await.status(), 405);
    assert_eq!(app.open("/streams/nothing").await.status(), 404);
}

#[tokio::test(start_paused = true)]
async fn an_extractor_that_fails_refuses_before_the_websocket_is_open() {
    let mut app = Application::serve();
    assert_eq!(app.open("/streams/busy").await.status(), 503);
    assert_eq!(app.streams.count(), 0);
    assert!(app.said.try_recv().is_err());
}
