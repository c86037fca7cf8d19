//! What is refused, and the much that is not.

use twiml_runtime::payload::{Endings, GroupRow, Payload, PayloadError, rows};
use twiml_runtime::prelude::*;
use twiml_tests::client::form;
use twiml_tests::signed::{PUBLIC_URL, TOKEN, post, verify};

use super::handlers::{WEBHOOKS, Webhook};
use super::read::{shows, verified};

const ACCOUNT: (&str, &str) = ("AccountSid", "AC0123456789abcdef0123456789abcdef");
const MESSAGE: &str = "SM0123456789abcdef0123456789abcdef";
const CALL: &str = "CA0123456789abcdef0123456789abcdef";

/// Reads a request of an account.
fn from<P: Payload>(pairs: &[(&str, &str)]) -> Result<P, PayloadError> {
    P::from_verified(verified(&[&[ACCOUNT], pairs].concat()))
}

#[test]
fn the_sids_alone_make_a_payload() {
    let message: IncomingMessage = from(&[("MessageSid", MESSAGE)]).unwrap();
    assert!(message.from.is_empty() && message.body.is_empty() && message.media.is_empty());
    assert!(message.from_geography.is_empty());
    assert_eq!(message.profile_name, None);
    let call: IncomingCall = from(&[("CallSid", CALL)]).unwrap();
    assert_eq!((call.call_status, call.direction), (CallStatus::Missing, Direction::Missing));
    let call: IncomingCall = from(&[("CallSid", CALL), ("CallStatus", "")]).unwrap();
    assert_eq!(call.call_status, CallStatus::Missing);
    let update: MessageStatusUpdate = from(&[("MessageSid", MESSAGE)]).unwrap();
    assert_eq!(update.message_status, MessageStatus::Missing);
    assert!(!update.message_status.is_final() && !update.message_status.is_failure());
    assert_eq!(update.error_code, None);
}

#[test]
fn old_copies_are_read_where_the_first_is_missing() {
    let message: IncomingMessage = from(&[("SmsSid", MESSAGE), ("Body", "hi")]).unwrap();
    assert_eq!(message.message_sid, MESSAGE);
    let update: MessageStatusUpdate = from(&[("SmsSid", MESSAGE), ("SmsStatus", "failed")]).unwrap();
    assert!(update.message_status.is_failure());
}

#[test]
fn a_missing_identity_is_refused_with_what_it_looks_like() {
    let error = from::<IncomingMessage>(&[("CallSid", CALL), ("CallStatus", "ringing")]).unwrap_err();
    assert_eq!(error.status(), 400);
    assert_eq!(error.parameter(), Some("MessageSid"));
    assert_eq!(
        error.to_string(),
        "expected an incoming message, which has a `MessageSid`; by its parameters this looks like an incoming call"
    );
    assert!(from::<IncomingMessage>(&[("MessageSid", "")]).is_err());
    let error = Fallback::<IncomingCall>::from_verified(verified(&[("", ""); 0])).unwrap_err().to_string();
    assert!(error.ends_with("this looks like a request without parameters, or with a JSON body"), "{error}");
    let error = from::<StreamStatus>(&[("Foo", "secret")]).unwrap_err().to_string();
    assert!(
        error.ends_with("looks like nothing that Twilio documents") && !error.contains("secret"),
        "{error}"
    );
}

/// What the refusal says that a webhook's complete request looks like, where another was expected.
fn looks_like(webhook: &Webhook) -> String {
    let request = verified(&webhook.complete());
    let refused = match webhook.name() {
        "usage-trigger" => DebuggerEvent::from_verified(request).unwrap_err(),
        _ => UsageTriggerFired::from_verified(request).unwrap_err(),
    };
    let refused = refused.to_string();
    refused.split_once("this looks like ").unwrap().1.to_owned()
}

#[test]
fn each_kind_looks_like_itself() {
    for webhook in WEBHOOKS {
        let expected = match webhook.name() {
            // Told from others by where they are sent, and by nothing else.
            "outbound-call-url" => "the result of answering-machine detection",
            "call-screening-url" | "connect-action" => "an incoming call",
            "message-verb-action" => "the status of a message",
            _ => webhook.row().kind,
        };
        assert_eq!(looks_like(webhook), expected, "{}", webhook.path);
    }
}

#[test]
fn odd_values_are_left_over_and_refuse_nothing() {
    let odd =
        ["\u{0}", "ünïcödé 🙂", "-1", "99999999999999999999999999", "NaN", "{", " ", "2024-13-45T99:99:99Z"];
    for webhook in WEBHOOKS {
        for value in odd {
            let row = webhook.row();
            let key = &row.request.unwrap_or(row).parameters[0];
            let aliases = key.aliases;
            let identifies = |name: &str| name == "AccountSid" || name == key.name || aliases.contains(&name);
            let odd_or_not = |(name, own): (String, String)| {
                let value = if identifies(&name) { own } else { value.to_owned() };
                (name, value)
            };
            let pairs: Vec<_> = webhook.complete().into_iter().map(odd_or_not).collect();
            let read = webhook.read_all(&pairs);
            for (name, _) in pairs.iter().filter(|(name, _)| !identifies(name)) {
                let left_over = read.others.iter().any(|(other, _)| other == name);
                assert!(
                    left_over || shows(&read.json, value) || value == "NaN",
                    "{}: {name}={value} is lost",
                    webhook.path
                );
            }
        }
    }
}

#[test]
fn a_missing_or_odd_account_is_refused() {
    for webhook in WEBHOOKS {
        let pairs = webhook.complete();
        let with = |account: Option<&str>| {
            let others = pairs.iter().filter(|(name, _)| !name.ends_with("AccountSid")).cloned();
            let account = account.map(|sid| ("AccountSid".to_owned(), sid.to_owned()));
            (webhook.read)(verified(&others.chain(account).collect::<Vec<_>>()))
        };
        let odd =
            ["", "AC", "ACXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX", "AC0123456789ABCDEF0123456789ABCDEF", CALL];
        for account in [None].into_iter().chain(odd.map(Some)) {
            let refused = with(account).unwrap_err();
            assert_eq!(refused.parameter(), Some("AccountSid"), "{}: {account:?}", webhook.path);
        }
        assert!(with(Some(ACCOUNT.1)).is_ok(), "{}", webhook.path);
    }
}

#[test]
fn an_odd_identity_is_refused() {
    for odd in ["SM1", "SMXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX", CALL] {
        let refused = from::<IncomingMessage>(&[("MessageSid", odd)]).unwrap_err();
        assert_eq!(refused.parameter(), Some("MessageSid"), "{odd}");
        assert_eq!(
            refused.to_string(),
            "`MessageSid` is not a SID as Twilio writes them: `SM` or `MM` and 32 lowercase hexadecimal digits"
        );
    }
}

#[test]
fn a_parameter_that_is_sent_once_and_comes_twice_is_refused() {
    let is_list = |name: &str| {
        let parameter =
            rows().iter().flat_map(|row| row.parameters).any(|row| row.repeats && row.name == name);
        let groups = rows().iter().flat_map(|row| row.groups);
        parameter || groups.filter(|row| row.repeats).any(|row| name.starts_with(row.beginning))
    };
    for webhook in WEBHOOKS {
        let pairs = webhook.complete();
        for (name, value) in &pairs {
            if is_list(name) {
                continue;
            }
            let twice: Vec<_> = pairs.iter().cloned().chain([(name.clone(), format!("{value}x"))]).collect();
            let refused = (webhook.read)(verified(&twice)).unwrap_err();
            let named = refused.parameter().unwrap();
            assert!(name.starts_with(named), "{}: {name}: {named}", webhook.path);
            assert!(refused.to_string().contains("comes more than once"), "{refused}");
        }
    }
}

#[test]
fn unknown_parameters_are_left_over() {
    let message: IncomingMessage = from(&[
        ("MessageSid", MESSAGE),
        ("Novel", "1"),
        ("Novel", "2"),
        ("Body", "first"),
        ("NumMedia", "three"),
        ("MediaUrl01", "x"),
    ])
    .unwrap();
    assert_eq!(message.body, "first");
    assert_eq!(message.num_media, 0);
    let others: Vec<_> = message.other_params().collect();
    assert_eq!(others, [("Novel", "1"), ("Novel", "2"), ("NumMedia", "three"), ("MediaUrl01", "x")]);
    let json = serde_json::to_value(&message).unwrap();
    assert_eq!(json["other_params"][0], serde_json::json!(["Novel", "1"]));
}

/// If each name were compared with all before it, this would take five thousand million comparisons.
#[test]
fn a_hundred_thousand_parameters_are_left_over_in_order() {
    let names: Vec<String> = (0..100_000).map(|n| format!("Novel{n}")).collect();
    let known = [
        ("AccountSid", "AC00000000000000000000000000000001"),
        ("MessageSid", "SM00000000000000000000000000000001"),
    ];
    let pairs: Vec<_> = known.into_iter().chain(names.iter().map(|name| (name.as_str(), "1"))).collect();
    let verifier = Verifier::builder().auth_token(TOKEN).public_url(PUBLIC_URL);
    let verifier = verifier.max_params(pairs.len()).max_body_bytes(4 << 20).build().unwrap();
    let signature = verifier.sign(format!("{PUBLIC_URL}/"), pairs.iter().copied());
    let params = verify(&verifier, post("/", &signature), form(&pairs)).unwrap();
    let message = IncomingMessage::from_verified(params).unwrap();
    assert!(message.other_params().eq(pairs[2..].iter().copied()));
    // Names with a number of four digits or more may be data.
    assert_eq!(format!("{message:?}").matches("Novel").count(), 1000);
    assert_eq!(serde_json::to_value(&message).unwrap()["other_params"].as_array().unwrap().len(), 100_000);
}

#[test]
fn a_parameter_that_twilio_repeats_is_a_list() {
    let event: ConversationEvent = from(&[
        ("EventType", "onConversationAdd"),
        ("MessagingBinding.Address", "+15551230001"),
        ("MessagingBinding.ProjectedAddress", "+15551230009"),
        ("MessagingBinding.Address", "whatsapp:+15551230002"),
        ("MessagingBinding.ProjectedAddress", "+15551230008"),
        ("MessagingBinding.Address", "+15551230001"),
    ])
    .unwrap();
    let texts = |addresses: &[Address]| addresses.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(
        texts(&event.messaging_binding_address),
        ["+15551230001", "whatsapp:+15551230002", "+15551230001"]
    );
    assert_eq!(texts(&event.messaging_binding_projected_address), ["+15551230009", "+15551230008"]);
    assert_eq!(event.other_params().count(), 0);
    let json = serde_json::to_value(&event).unwrap();
    assert_eq!(
        json["messaging_binding_projected_address"],
        serde_json::json!(["+15551230009", "+15551230008"])
    );

    let call: IncomingCall =
        from(&[("CallSid", CALL), ("SipHeader_X-Tag", "a"), ("SipHeader_X-Tag", "b")]).unwrap();
    assert_eq!(call.sip_headers.iter().collect::<Vec<_>>(), [("X-Tag", "a"), ("X-Tag", "b")]);
    assert_eq!(call.other_params().count(), 0);
}

#[test]
fn the_rows_say_what_repeats() {
    let repeated = rows().iter().flat_map(|row| row.parameters).filter(|parameter| parameter.repeats);
    assert_eq!(
        repeated.map(|parameter| parameter.name).collect::<Vec<_>>(),
        ["MessagingBinding.Address", "MessagingBinding.ProjectedAddress"]
    );
    let groups = rows().iter().flat_map(|row| row.groups).filter(|group| group.repeats);
    assert!(groups.into_iter().all(|group: &GroupRow| matches!(group.endings, Endings::Any(_))));
}

#[test]
fn a_gather_is_answered_by_keys_speech_or_nothing() {
    let answer = |pairs: &[(&str, &str)], expected: Answer<'_>| {
        let pairs: Vec<_> = [("CallSid", CALL)].into_iter().chain(pairs.iter().copied()).collect();
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
