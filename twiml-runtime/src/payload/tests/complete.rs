//! Requests with every documented parameter.

use super::*;

/// The documented parameters of a kind that no field carries.
fn without_a_field(kind: &str, documented: &[String]) -> Vec<String> {
    let request = complete(kind);
    let read = read(kind, &request).expect("a payload").expect("a whole request");
    let sent = |pattern: &str| {
        let beginning = pattern.split('{').next().unwrap_or_default();
        let is_pattern = beginning.len() < pattern.len();
        request.iter().any(|(name, _)| if is_pattern { name.starts_with(beginning) } else { name == pattern })
    };
    let mut missing: Vec<_> = documented
        .iter()
        .filter(|name| !sent(name))
        .map(|name| format!("{name} (not in the request)"))
        .collect();
    missing.extend(read.others.into_iter().map(|(name, _)| name));
    missing
}

#[test]
fn every_documented_parameter_has_a_field() {
    let documented = documented();
    let lost: Vec<_> = documented
        .iter()
        .map(|(kind, names)| (kind, without_a_field(kind, names)))
        .filter(|(_, lost)| !lost.is_empty())
        .collect();
    assert!(lost.is_empty(), "parameters without a field: {lost:#?}");
    for kind in KINDS {
        assert!(documented.contains_key(*kind), "{kind} is documented");
    }
}

#[test]
fn every_value_shows_in_its_payload() {
    for kind in documented().keys() {
        let request = complete(kind);
        let json = read(kind, &request).unwrap().unwrap().json;
        for (name, value) in &request {
            assert!(shows(&json, value), "{kind}: {name}={value} shows nowhere in {json:#}");
        }
    }
}

#[test]
fn the_order_of_parameters_does_not_matter() {
    for kind in KINDS {
        let mut request = complete(kind);
        let forwards = read(kind, &request).unwrap().unwrap().json;
        request.reverse();
        assert_eq!(read(kind, &request).unwrap().unwrap().json, forwards, "{kind}");
    }
}

#[test]
fn fields_have_their_types() {
    let message = IncomingMessage::from_verified(params(&complete("incoming-message"))).unwrap();
    assert!(message.message_sid.is_well_formed() && message.account_sid.is_well_formed());
    assert_eq!(message.from.phone(), Some("+15550100001"));
    assert_eq!(message.num_media, 2);
    assert_eq!(message.media.len(), 2);
    assert_eq!(message.media[1].content_type, "audio/ogg");
    assert_eq!(message.from_geography.zip.as_deref(), Some("07201"));
    assert_eq!(message.latitude, Some(48.2083));
    assert_eq!(message.params().get("Body"), Some("Is the blue one still there? 🙂"));

    let call = CallStatusUpdate::from_verified(params(&complete("call-status-callback"))).unwrap();
    assert_eq!(call.sip_response_code, Some(486));
    assert!(call.timestamp.and_then(|time| time.parsed()).is_some());

    let detection = MachineDetection::from_verified(params(&complete("amd-status-callback"))).unwrap();
    assert_eq!(detection.machine_detection_duration.as_millis(), 44);
    assert!(detection.answered_by.is_machine());

    let sip = CallScreening::from_verified(params(&complete("call-screening-url"))).unwrap();
    assert_eq!(sip.sip_headers.get("x-customer"), Some("4711"));
    assert_eq!(sip.sip_headers.iter().len(), sip.sip_headers.len());

    let failed = Fallback::<IncomingCall>::from_verified(params(&complete("voice-fallback"))).unwrap();
    assert_eq!(failed.error_code, 30007);
    assert!(failed.error_url.starts_with("https://"));
    assert_eq!(failed.request.call_sid, failed.request.params().get("CallSid").unwrap());

    let level = DebuggerEvent::from_verified(params(&complete("debugger-event"))).unwrap().level;
    assert!(level.is_error());
}
