//! What the application makes of events that come more than once, and of errors.

use twiml_phone::Phone;
use twiml_phone::transcript::{Purpose, What};

use super::*;

/// Two events, one of them repeated.
const EVENTS: &str = r#"[
  {
    "specversion": "1.0",
    "type": "com.twilio.messaging.message.delivered",
    "source": "/2010-04-01/Accounts/AC00000000000000000000000000000001/Messages/SM00000000000000000000000000000001.json",
    "id": "EZ00000000000000000000000000000001",
    "time": "2026-01-15T10:30:00.000Z",
    "data": {"messageSid": "SM00000000000000000000000000000001", "messageStatus": "DELIVERED"}
  },
  {
    "specversion": "1.0",
    "type": "com.twilio.messaging.message.undelivered",
    "source": "/2010-04-01/Accounts/AC00000000000000000000000000000001/Messages/SM00000000000000000000000000000002.json",
    "id": "EZ00000000000000000000000000000002",
    "time": "2026-01-15T10:30:01.000Z",
    "data": {"messageSid": "SM00000000000000000000000000000002", "messageStatus": "UNDELIVERED", "errorCode": 30007}
  },
  {
    "specversion": "1.0",
    "type": "com.twilio.messaging.message.delivered",
    "source": "/2010-04-01/Accounts/AC00000000000000000000000000000001/Messages/SM00000000000000000000000000000001.json",
    "id": "EZ00000000000000000000000000000001",
    "time": "2026-01-15T10:30:00.000Z",
    "data": {"messageSid": "SM00000000000000000000000000000001", "messageStatus": "DELIVERED"}
  }
]"#;

fn phone(seen: &Seen) -> Result<Phone, BoxError> {
    let verifier = Verifier::new("a token of the tests' own", "https://events.example")?;
    Ok(Phone::new(app(verifier.clone()).into_router().with_state(seen.clone()), verifier))
}

#[tokio::test]
async fn an_event_that_comes_again_is_handled_once() -> Result<(), BoxError> {
    let seen = Seen::default();
    let response = phone(&seen)?.send::<events>().json(EVENTS).await?;
    assert_eq!(response.status(), 204);
    assert_eq!(seen.0.lock().unwrap_or_else(PoisonError::into_inner).len(), 2);
    Ok(())
}

#[tokio::test]
async fn the_debugger_tells_of_errors() -> Result<(), BoxError> {
    let phone = phone(&Seen::default())?;
    phone.set_debugger(debugger::PATH);
    // A number whose webhook does not exist.
    let failed = phone.call("/forgotten").await;
    assert!(failed.is_err_and(|failed| failed.code() == 11200));

    let events = phone.transcript().events();
    let told = events.iter().find_map(|event| match &event.what {
        What::Request(request) if request.purpose == Purpose::Debugger => Some(request),
        _ => None,
    });
    assert_eq!(told.and_then(|request| request.param("Level")), Some("ERROR"));
    Ok(())
}
