//! Requests of another kind than the webhook expects: signed, and still of no use.

use twiml_tests::log::captured;

use super::*;
use handlers::{WEBHOOKS, by_post};

#[test]
fn without_its_identity_each_is_refused_and_the_log_says_what_is_missing() {
    let seen = Seen::default();
    let app = by_post::app(verifier(PUBLIC_URL), seen.clone());
    for webhook in WEBHOOKS {
        let (path, handler) = (webhook.path, webhook.handler);
        let row = webhook.row();
        let key = row.request.unwrap_or(row).parameters[0].name;
        let account = [("AccountSid", "AC0123456789abcdef0123456789abcdef")];
        let (status, log) = captured(|| run(post_form(&app, path, &account)));
        assert_eq!(status, StatusCode::BAD_REQUEST, "{path}");
        assert!(seen.take().is_empty(), "{path}");
        let lines: Vec<_> = log.lines().filter(|line| line.contains("cannot take this request")).collect();
        let [line] = lines[..] else { panic!("{path}: {log}") };
        for said in [
            "WARN",
            &format!("webhook=\"{handler}\""),
            &format!("path=\"{path}\""),
            "status=400",
            &format!("which has a `{key}`"),
            "looks like nothing that Twilio documents",
        ] {
            assert!(line.contains(said), "{path}: no {said:?} in {line}");
        }
        let (_, event) = line.split_once("}: ").unwrap();
        assert!(!event.contains("AC0123456789abcdef"), "{path}: a value in {log}");
    }
}

#[test]
fn the_log_says_which_webhook_the_request_was_for() {
    let app = by_post::app(verifier(PUBLIC_URL), Seen::default());
    let call = [("CallSid", "CA0123456789abcdef0123456789abcdef"), ("From", "+15550001111")];
    let (status, log) = captured(|| run(post_form(&app, "/incoming-message", &call)));
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert!(log.contains("expected an incoming message, which has a `MessageSid`"), "{log}");
    assert!(log.contains("looks like an incoming call"), "{log}");
    assert!(!log.contains("15550001111"), "{log}");
}

#[test]
fn an_empty_identity_is_none() {
    let app = by_post::app(verifier(PUBLIC_URL), Seen::default());
    let (status, _) = captured(|| run(post_form(&app, "/incoming-call", &[("CallSid", ""), ("From", "x")])));
    assert_eq!(status, StatusCode::BAD_REQUEST);
}
