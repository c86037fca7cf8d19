//! What a handler is called with, and how its session ends.

use serde_json::json;

use crate::application::{Application, Ticket};
use crate::twilio::ACCOUNT;

#[tokio::test(start_paused = true)]
async fn an_echo_hears_and_speaks_with_its_parameters_and_the_state() {
    let mut app = Application::serve();
    let mut twilio = app.open("/streams/echo").await.websocket();
    twilio.starts(ACCOUNT, json!({"account": "7", "vip": "true", "name": "Ann"})).await;
    assert_eq!(app.said.recv().await.unwrap(), "shop: Some(\"Ann\") 7 true");
    assert_eq!(app.streams.count(), 1);
    twilio.speaks().await;
    assert_eq!(twilio.hears().await.unwrap()["event"], "media");
    twilio.sends(json!({"event": "stop", "sequenceNumber": "3", "stop": {"accountSid": ACCOUNT}})).await;
    assert_eq!(app.said.recv().await.unwrap(), "Some(Stopped)");
    assert_eq!(twilio.is_closed().await, 1000);
}

#[tokio::test(start_paused = true)]
async fn a_tap_hears() {
    let mut app = Application::serve();
    let mut twilio = app.open("/streams/archive").await.websocket();
    twilio.starts(ACCOUNT, json!({})).await;
    twilio.speaks().await;
    assert_eq!(app.said.recv().await.unwrap(), "audio");
}

#[tokio::test(start_paused = true)]
async fn a_conversation_hands_off_what_its_handler_returns() {
    let app = Application::serve();
    let mut twilio = app.open("/relay/agent").await.websocket();
    twilio.sets_up(json!({"account": "9", "vip": "false"})).await;
    twilio.sends(json!({"type": "prompt", "voicePrompt": "Hello", "lang": "en-US", "last": true})).await;
    let end = twilio.hears().await.unwrap();
    assert_eq!(end["type"], "end");
    let ticket: Ticket = serde_json::from_str(end["handoffData"].as_str().unwrap()).unwrap();
    assert_eq!(ticket, Ticket { number: 9 });
}

#[tokio::test(start_paused = true)]
async fn an_error_and_a_panic_close_with_1011() {
    let app = Application::serve();
    for path in ["/streams/broken", "/streams/careless"] {
        let mut twilio = app.open(path).await.websocket();
        twilio.starts(ACCOUNT, json!({})).await;
        assert_eq!(twilio.is_closed().await, 1011, "{path}");
    }
}

#[tokio::test(start_paused = true)]
async fn parameters_that_do_not_fit_are_refused() {
    let app = Application::serve();
    for parameters in [json!({}), json!({"account": "seven", "vip": "true"}), json!({"account": "7"})] {
        let mut twilio = app.open("/streams/echo").await.websocket();
        twilio.starts(ACCOUNT, parameters.clone()).await;
        assert_eq!(twilio.is_closed().await, 1008, "{parameters}");
    }
}

#[tokio::test(start_paused = true)]
async fn another_protocol_is_refused() {
    let app = Application::serve();
    let mut relay_at_a_stream = app.open("/streams/echo").await.websocket();
    relay_at_a_stream.sets_up(json!({"account": "7", "vip": "true"})).await;
    assert_eq!(relay_at_a_stream.is_closed().await, 1008);
    let mut stream_at_a_relay = app.open("/relay/agent").await.websocket();
    stream_at_a_relay.starts(ACCOUNT, json!({"account": "7", "vip": "true"})).await;
    assert_eq!(stream_at_a_relay.is_closed().await, 1008);
}

#[tokio::test(start_paused = true)]
async fn another_account_is_refused() {
    let verifier = twiml_runtime::Verifier::builder()
        .account(ACCOUNT, twiml_tests::signed::TOKEN)
        .auth_token(twiml_tests::signed::TOKEN)
        .public_url(twiml_tests::signed::PUBLIC_URL)
        .build()
        .unwrap();
    let app = Application::behind(verifier);
    let mut twilio = app.open("/streams/broken").await.websocket();
    twilio.starts(ACCOUNT, json!({})).await;
    assert_eq!(twilio.is_closed().await, 1008);
    let mut twilio = app.open("/streams/broken").await.websocket();
    twilio.starts("AC00000000000000000000000000000def", json!({})).await;
    assert_eq!(twilio.is_closed().await, 1011);
}
