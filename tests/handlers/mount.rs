//! What is known of handlers once they are mounted.

use twiml_runtime::prelude::*;
use twiml_tests::signed::verifier;

use crate::kinds::{menu, message_status, order, sms, sms_fallback, voice, voice_fallback};

#[test]
fn routes_are_listed_in_the_order_in_which_they_are_given() {
    let webhooks: Webhooks<()> =
        webhooks![sms, sms_fallback, voice, voice_fallback, menu, message_status, order]
            .verified_by(verifier("https://example.com"));
    let routes: Vec<_> = webhooks
        .routes()
        .map(|route| (route.attribute, route.method.as_str(), route.path, route.name))
        .collect();
    assert_eq!(
        routes,
        [
            ("sms_webhook", "POST", "/sms", "sms"),
            ("sms_webhook", "POST", "/sms-fallback", "sms_fallback"),
            ("voice_webhook", "POST", "/voice", "voice"),
            ("voice_webhook", "POST", "/voice-fallback", "voice_fallback"),
            ("voice_webhook", "GET", "/menu", "menu"),
            ("status_callback", "POST", "/message-status", "message_status"),
            ("studio_webhook", "POST", "/order", "order"),
        ]
    );
    assert!(webhooks.routes().all(|route| route.location.file().ends_with("kinds.rs")));
    assert_eq!(webhooks.verifier().public_url().as_str(), "https://example.com");
}

#[test]
fn a_handler_knows_its_path_and_method() {
    assert_eq!((sms::PATH, menu::PATH), ("/sms", "/menu"));
    assert_eq!((sms::METHOD, menu::METHOD), (Method::Post, Method::Get));
    assert_eq!(
        voice::REFERENCES
            .iter()
            .map(|reference| format!("{}: {}", reference.via, reference.handler.name))
            .collect::<Vec<_>>(),
        ["<Gather action>: menu", "<Redirect>: voice", "fallback: voice_fallback"]
    );
}

#[test]
fn a_handler_has_an_address() {
    for (public_url, address) in [
        ("https://example.com", "https://example.com/menu"),
        ("https://example.com/", "https://example.com/menu"),
        ("https://example.com/hooks", "https://example.com/hooks/menu"),
        ("http://127.0.0.1:3000", "http://127.0.0.1:3000/menu"),
    ] {
        assert_eq!(verifier(public_url).public_url().url_for::<menu>().as_str(), address);
    }
}

#[test]
fn nothing_can_be_mounted() {
    let webhooks: Webhooks<()> = webhooks![].verified_by(verifier("https://example.com"));
    assert_eq!(webhooks.routes().count(), 0);
    let _: axum::Router = webhooks.into_router();
}

#[test]
fn handlers_are_mounted_by_any_path_to_them() {
    use crate::kinds::{self as known, message_status as told};
    let webhooks: Webhooks<()> = webhooks![known::greeting, told, crate::kinds::call_status,]
        .verified_by(verifier("https://example.com"));
    let names: Vec<_> = webhooks.routes().map(|route| route.name).collect();
    assert_eq!(names, ["greeting", "message_status", "call_status"]);
}

#[test]
fn handlers_can_depend_on_the_build() {
    let webhooks: Webhooks<()> = webhooks![
        #[cfg(any())]
        there_is_no_such_handler,
        sms,
        #[cfg(all())]
        #[cfg(not(any()))]
        sms_fallback,
        #[cfg(any())]
        sms,
        message_status,
    ]
    .verified_by(verifier("https://example.com"));
    let names: Vec<_> = webhooks.routes().map(|route| route.name).collect();
    assert_eq!(names, ["sms", "sms_fallback", "message_status"]);
}
