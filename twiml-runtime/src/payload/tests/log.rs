//! What logs show.

use super::*;

#[test]
fn debug_hides_what_belongs_to_people() {
    let message = IncomingMessage::from_verified(Verified::new(Params::from_pairs([
        ("MessageSid", "SM1"),
        ("From", "+15551234567"),
        ("To", "12345"),
        ("Body", "my secret"),
        ("NumMedia", "0"),
        ("FromCountry", "US"),
        ("Latitude", "48.2"),
        ("Novel", "my secret"),
    ])))
    .unwrap();
    assert_eq!(
        format!("{message:?}"),
        r#"IncomingMessage { message_sid: "SM1", account_sid: "", from: +1•••4567, to: 12345, body: "…" (9 characters), "#
            .to_owned()
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
    for kind in documented().keys() {
        let request = complete(kind);
        let read = read(kind, &request).unwrap().unwrap();
        for (name, value) in &request {
            let secret = value.starts_with("+1555") && value.len() == 12
                || matches!(
                    name.as_str(),
                    "Body" | "SpeechResult" | "TranscriptionText" | "PaymentToken" | "WaId"
                );
            if secret {
                assert!(!read.log.contains(value.as_str()), "{kind}: {name} shows in {}", read.log);
                assert!(read.open.contains(value.as_str()), "{kind}: {name} does not show in {}", read.open);
            }
        }
    }
}

#[test]
fn serialized_names_are_those_of_the_fields() {
    let progress = PayProgress::from_verified(params(&complete("pay-status-callback"))).unwrap();
    assert_eq!(serde_json::to_value(&progress).unwrap()["for"], "payment-processing");
    let event =
        TranscriptionEvent::from_verified(params(&complete("realtime-transcription-callback"))).unwrap();
    assert_eq!(serde_json::to_value(&event).unwrap()["final"], true);
    assert!(format!("{progress:?}").contains(" for: PaymentProcessing"));
}
