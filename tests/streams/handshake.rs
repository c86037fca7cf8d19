//! Who is let in. Whoever is not gets a response, and no websocket.

use twiml_runtime::Verifier;
use twiml_tests::signed::{MADE_UP, PUBLIC_URL, verifier};

use crate::application::Application;
use crate::twilio::handshake;

fn signature(url: &str) -> String {
    verifier(PUBLIC_URL).sign(url, [("", ""); 0])
}

#[tokio::test(start_paused = true)]
async fn a_signature_over_either_scheme_is_taken_and_no_other() {
    let app = Application::serve();
    let path = "/streams/broken";
    for url in [
        "wss://example.com/streams/broken",
        "https://example.com/streams/broken",
        "wss://example.com:443/streams/broken",
    ] {
        assert_eq!(app.ask(&handshake(path, &signature(url))).await.status(), 101, "{url}");
    }
    for url in [
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

#[tokio::test(start_paused = true)]
async fn the_vectors_of_twilios_libraries_hold() {
    for (token, origin, target, signature, status) in [
        (
            "30616cf6ee686ccedf98b69387ae0ac5",
            "https://example.com",
            "/media/stream",
            "MMtGBSs6Zy7rD94lBpzMEAGbaqM=",
            404,
        ),
        (
            "38272a032ce17e188162ced835b71826",
            "https://example.com",
            "/ws?token=abc",
            "ZD2HSXSvFRzjgiYB9hfsqahIV30=",
            404,
        ),
    ] {
        // The application has no such path: that it is asked for one shows that a router answers before the verifier.
        let app = Application::behind(Verifier::new(token, origin).unwrap());
        assert_eq!(app.ask(&handshake(target, signature)).await.status(), status, "{target}");
    }
}

#[tokio::test(start_paused = true)]
async fn what_is_no_handshake_gets_a_response() {
    let app = Application::serve();
    let signature = signature("https://example.com/streams/broken");
    let whole = handshake("/streams/broken", &signature);
    let plain = whole.replace("Connection: Upgrade\r\nUpgrade: websocket\r\n", "");
    assert_eq!(app.ask(&plain).await.status(), 426);
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
