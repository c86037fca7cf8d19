//! What a handler is called with, and how its session ends.

use serde_json::json;
use twiml_tests::log::captured;

use crate::application::Application;
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
    assert_eq!(app.said.recv().await.unwrap(), "Some(Stop)");
    assert_eq!(twilio.is_closed().await, 1000);
}
