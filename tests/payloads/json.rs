//! Event Streams: a JSON array of events.

use twiml_runtime::prelude::*;

use super::*;

#[status_callback("/events")]
async fn events(Signed(events): Signed<Vec<CloudEvent>>, State(seen): State<Seen>) {
    seen.note(events.iter().map(|event| ("id", event.id.clone())));
    seen.note(events.iter().map(|event| ("type", event.r#type.clone())));
    seen.note(
        events.iter().filter_map(|event| event.time.as_ref()?.parsed()).map(|at| ("at", at.to_string())),
    );
}

const EVENTS: &str = r#"[
    {"specversion": "1.0", "id": "EZ1", "type": "com.twilio.messaging.message.sent", "source": "/a",
     "time": "2026-01-15T10:30:00.000Z", "data": {"messageSid": "SM1"}},
    {"specversion": "1.0", "id": "EZ2", "type": "com.twilio.voice.insights.call-summary.complete", "novel": [1]}
]"#;

fn app(seen: &Seen) -> Router {
    webhooks![events].verified_by(verifier(PUBLIC_URL)).into_router().with_state(seen.clone())
}

#[tokio::test]
async fn all_events_of_a_request_arrive() {
    let seen = Seen::default();
    assert_eq!(post_json(&app(&seen), events::PATH, EVENTS).await, StatusCode::NO_CONTENT);
    let expected = [
        ("id", "EZ1"),
        ("id", "EZ2"),
        ("type", "com.twilio.messaging.message.sent"),
        ("type", "com.twilio.voice.insights.call-summary.complete"),
        ("at", "2026-01-15T10:30:00Z"),
    ];
    assert_eq!(seen.take(), expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
}

#[tokio::test]
async fn an_event_alone_is_no_array() {
    let seen = Seen::default();
    let status = post_json(&app(&seen), events::PATH, r#"{"id": "EZ1", "type": "t"}"#).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert!(seen.take().is_empty());
}
