//! What logs show of a payload.

use twiml_runtime::payload::Payload;
use twiml_runtime::prelude::*;

use super::handlers::WEBHOOKS;
use super::read::verified;

#[test]
fn debug_hides_what_belongs_to_people() {
    let message = IncomingMessage::from_verified(verified(&[
        ("MessageSid", "SM0123456789abcdef0123456789abcdef"),
        ("AccountSid", "AC0123456789abcdef0123456789abcdef"),
        ("From", "+15551234567"),
        ("To", "12345"),
        ("Body", "my secret"),
        ("NumMedia", "0"),
        ("FromCountry", "US"),
        ("Latitude", "48.2"),
        ("Novel", "my secret"),
    ]))
    .unwrap();
    assert_eq!(
        format!("{message:?}"),
        r#"IncomingMessage { message_sid: "SM0123456789abcdef0123456789abcdef", "#.to_owned()
            + r#"account_sid: "AC0123456789abcdef0123456789abcdef", from: +1•••4567, to: 12345, body: "…" (9 characters), "#
            + "num_media: 0, latitude: …, from_geography: Geography { city: None, state: None, zip: None, "
            + r#"country: Some("US") }, other_params: ["Novel"] }"#
    );
    let open = format!("{message:#?}");
    for shown in ["body: \"my secret\"", "\"+15551234567\"", "latitude: 48.2", "\"Novel\": \"my secret\""] {
        assert!(open.contains(shown), "{shown} is not in {open}");
    }
}

#[test]
fn no_number_speech_or_digit_shows_in_any_log() {
    for webhook in WEBHOOKS {
        let pairs = webhook.complete();
        let read = webhook.read_all(&pairs);
        for (name, value) in &pairs {
            let secret = value.starts_with("+1555") && value.len() == 12
                || matches!(
                    name.as_str(),
                    "Body" | "SpeechResult" | "TranscriptionText" | "PaymentToken" | "WaId"
                );
            if secret {
                assert!(!read.log.contains(value.as_str()), "{}: {name} shows in {}", webhook.path, read.log);
                assert!(
                    read.open.contains(value.as_str()),
                    "{}: {name} is not in {}",
                    webhook.path,
                    read.open
                );
            }
        }
    }
}
