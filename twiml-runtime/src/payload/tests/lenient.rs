//! What is refused, and the much that is not.

use super::*;

fn from<P: Payload>(pairs: &[(&str, &str)]) -> Result<P, PayloadError> {
    P::from_verified(Verified::new(Params::from_pairs(pairs.iter().copied())))
}

#[test]
fn the_sid_alone_makes_a_payload() {
    let message: IncomingMessage = from(&[("MessageSid", "SM1")]).unwrap();
    assert!(message.from.is_empty() && message.body.is_empty() && message.media.is_empty());
    assert!(message.from_geography.is_empty());
    assert_eq!(message.profile_name, None);
    let call: IncomingCall = from(&[("CallSid", "CA1")]).unwrap();
    assert_eq!(call.call_status, "");
}

#[test]
fn old_copies_stand_in() {
    let message: IncomingMessage = from(&[("SmsSid", "SM1"), ("Body", "hi")]).unwrap();
    assert_eq!(message.message_sid, "SM1");
    let update: MessageStatusUpdate = from(&[("SmsSid", "SM1"), ("SmsStatus", "failed")]).unwrap();
    assert!(update.message_status.is_failure());
}

#[test]
fn a_missing_identity_is_refused_with_what_it_looks_like() {
    let error = from::<IncomingMessage>(&[("CallSid", "CA1"), ("CallStatus", "ringing")]).unwrap_err();
    assert_eq!(error.status(), 400);
    assert_eq!(error.parameter(), Some("MessageSid"));
    assert_eq!(
        error.to_string(),
        "expected an incoming message, which has a `MessageSid`; by its parameters this looks like an incoming call"
    );
    assert!(from::<IncomingMessage>(&[("MessageSid", "")]).is_err());
    let error = from::<Fallback<IncomingCall>>(&[]).unwrap_err().to_string();
    assert!(error.ends_with("this looks like a request without parameters, or with a JSON body"), "{error}");
    let error = from::<StreamStatus>(&[("Foo", "secret")]).unwrap_err().to_string();
    assert!(
        error.ends_with("looks like nothing that Twilio documents") && !error.contains("secret"),
        "{error}"
    );
}

#[test]
fn each_kind_looks_like_itself() {
    for kind in documented().keys() {
        let request = complete(kind);
        let expected = match kind.as_str() {
            // These tell themselves apart by where they are sent alone.
            "outbound-call-url" => MachineDetection::KIND,
            "call-screening-url" | "connect-action" => IncomingCall::KIND,
            "messaging-fallback" => "the fallback of an incoming message",
            "voice-fallback" => "the fallback of a call",
            "message-verb-action" => MessageStatusUpdate::KIND,
            _ => read(kind, &request).unwrap().unwrap().kind,
        };
        assert_eq!(kind::looks_like(&params(&request)), expected, "{kind}");
    }
}

#[test]
fn odd_values_are_left_over_and_refuse_nothing() {
    let odd =
        ["\u{0}", "ünïcödé 🙂", "-1", "99999999999999999999999999", "NaN", "{", " ", "2024-13-45T99:99:99Z"];
    for kind in documented().keys() {
        for value in odd {
            let request: Vec<_> =
                complete(kind).into_iter().map(|(name, _)| (name, value.to_owned())).collect();
            let read = read(kind, &request).unwrap().unwrap_or_else(|error| panic!("{kind}: {error}"));
            for (name, _) in &request {
                let left_over = read.others.iter().any(|(other, _)| other == name);
                assert!(
                    left_over || shows(&read.json, value) || value == "NaN",
                    "{kind}: {name}={value} is lost"
                );
            }
        }
    }
}

#[test]
fn unknown_and_repeated_parameters_are_left_over() {
    let message: IncomingMessage = from(&[
        ("MessageSid", "SM1"),
        ("Novel", "1"),
        ("Body", "first"),
        ("Body", "second"),
        ("NumMedia", "three"),
        ("MediaUrl01", "x"),
    ])
    .unwrap();
    assert_eq!(message.body, "first");
    assert_eq!(message.num_media, 0);
    let others: Vec<_> = message.other_params().collect();
    assert_eq!(others, [("Novel", "1"), ("Body", "second"), ("NumMedia", "three"), ("MediaUrl01", "x")]);
    let json = serde_json::to_value(&message).unwrap();
    assert_eq!(json["other_params"][0], serde_json::json!(["Novel", "1"]));
}

#[test]
fn a_gather_is_answered_by_keys_speech_or_nothing() {
    let answer = |pairs: &[(&str, &str)], expected: Answer<'_>| {
        let pairs: Vec<_> = [("CallSid", "CA1")].into_iter().chain(pairs.iter().copied()).collect();
        assert_eq!(from::<GatherInput>(&pairs).unwrap().answer(), expected);
    };
    answer(&[("Digits", "1")], Answer::Digits("1"));
    answer(&[("Digits", ""), ("FinishedOnKey", "")], Answer::Nothing);
    answer(&[("msg", "Gather End")], Answer::Nothing);
    answer(&[("SpeechResult", "")], Answer::Nothing);
    answer(&[("SpeechResult", "sales")], Answer::Speech { text: "sales", confidence: None });
    answer(
        &[("Digits", ""), ("SpeechResult", "sales"), ("Confidence", "0.9")],
        Answer::Speech { text: "sales", confidence: Some(0.9) },
    );
    answer(&[("Digits", "2"), ("SpeechResult", "two")], Answer::Digits("2"));
}
