//! The form decoder: whatever the bytes, the pairs are those of a plain decoder, and payloads take them.

#![no_main]

use std::collections::HashMap;
use std::fmt::Debug;
use std::sync::LazyLock;

use http::Request;
use libfuzzer_sys::fuzz_target;
use serde::Serialize;
use twiml_fuzz::{MAX_PARAMS, SIGNATURE, TOKEN, form_parts, pairs, parts, reference, target, verify};
use twiml_runtime::payload::Payload;
use twiml_runtime::prelude::*;
use twiml_runtime::verify::Reason;

const URL: &str = "https://example.com/sms";

static VERIFIER: LazyLock<Verifier> =
    LazyLock::new(|| Verifier::new(TOKEN, "https://example.com").expect("a token and a URL"));

fuzz_target!(|form: &[u8]| {
    as_body(form);
    as_query(form);
});

fn as_body(form: &[u8]) {
    let expected = reference::decode(form);
    let text = reference::signed_text(URL, expected.as_deref().unwrap_or_default());
    let head = form_parts("/sms", &reference::sign(TOKEN, &text)).expect("a head");
    let verdict = verify(&VERIFIER, &head, form);
    let Some(expected) = expected.filter(|pairs| pairs.len() <= MAX_PARAMS) else {
        let reason = verdict.expect_err("accepted");
        assert!(matches!(reason, Reason::NotUtf8 | Reason::TooManyParams), "{reason:?}");
        return;
    };
    if reference::is_divided_elsewhere("", &expected) {
        assert_eq!(verdict.expect_err("accepted"), Reason::BoundaryMoved);
        return;
    }
    let params = verdict.expect("refused");
    assert_eq!(pairs(&params), expected);
    if let Some((name, _)) = expected.first() {
        let all: Vec<_> =
            expected.iter().filter(|(n, _)| n == name).map(|(_, value)| value.as_str()).collect();
        assert_eq!(params.get(name), Some(all[0]));
        assert_eq!(params.get_all(name).collect::<Vec<_>>(), all);
    }
    read_payloads(&params);
}

/// The same as the query of a GET.
fn as_query(form: &[u8]) {
    let Some(query) = std::str::from_utf8(form).ok() else { return };
    let path = format!("/sms?{query}");
    let Some(path) = target(&path) else { return };
    let signature = reference::sign(TOKEN, &format!("https://example.com{path}"));
    let Some(head) = parts(Request::get(path).header(SIGNATURE, signature)) else { return };
    let verdict = verify(&VERIFIER, &head, b"");
    match (verdict, reference::decode(form)) {
        (Ok(params), Some(expected)) => assert_eq!(pairs(&params), expected),
        (Ok(params), None) => assert!(params.has_replacements()),
        (Err(Reason::BoundaryMoved), _) => assert!(reference::is_divided_elsewhere(path, &[])),
        (Err(Reason::TooManyParams), Some(expected)) => assert!(expected.len() > MAX_PARAMS),
        // The hash of no body is in the URL by the fuzzer's luck alone.
        (Err(reason), _) => {
            let hash = |reason| matches!(reason, Reason::BodyHashMismatch | Reason::BodyHashRepeated);
            assert!(hash(reason) || reason == Reason::TooManyParams, "{reason:?}");
        }
    }
}

/// Payloads read anything, and show it, without a panic.
fn read_payloads(params: &Verified<Params>) {
    read::<IncomingMessage>(params, |message| message.message_sid.as_str());
    read::<MessageStatusUpdate>(params, |update| update.message_sid.as_str());
    read::<CallStatusUpdate>(params, |update| update.call_sid.as_str());
    read::<GatherInput>(params, |input| input.call_sid.as_str());
    read::<RecordingStatusUpdate>(params, |update| update.recording_sid.as_str());
    read::<ConversationEvent>(params, |event| event.event_type.as_str());
    read::<TaskRouterEvent>(params, |event| event.event_type.as_str());
    read::<Fallback<IncomingCall>>(params, |failed| failed.request.call_sid.as_str());
    let lists =
        Signed::<HashMap<String, Vec<String>>>::from_verified(params.clone()).expect("any form is one");
    assert_eq!(lists.values().map(Vec::len).sum::<usize>(), params.iter().len());
}

fn read<P: Payload + Debug + Serialize>(params: &Verified<Params>, identity: fn(&P) -> &str) {
    let Ok(payload) = P::from_verified(params.clone()) else { return };
    assert!(!identity(&payload).is_empty());
    serde_json::to_string(&payload).expect("JSON");
    drop(format!("{payload:?} {payload:#?}"));
}
