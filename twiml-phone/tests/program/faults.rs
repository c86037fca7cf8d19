//! An application that is down, slow, wrong, or does not believe that it is Twilio.

use std::net::TcpListener;

use crate::application::{Listening, PUBLIC_URL, TOKEN};
use crate::run::{phone, phone_in};

#[test]
fn an_application_that_is_down_is_to_be_started() {
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let url = format!("http://{closed}/voice");
    for command in ["text", "call"] {
        let ran = phone(&[command, &url, "Hello"][..if command == "text" { 3 } else { 2 }], "");
        assert_eq!(ran.status, 1, "{ran:?}");
        assert!(ran.lines("error")[0].starts_with("11205: "), "{ran:?}");
        assert!(
            ran.out.contains(&format!("Nothing listens at http://{closed}. Start the application")),
            "{ran:?}"
        );
    }
}

#[test]
fn a_slow_one_is_waited_for_visibly() {
    let application = Listening::new();
    let ran = phone(&["text", &application.url("/slow"), "Hello"], "");
    assert_eq!((ran.status, ran.lines("message").len()), (0, 1), "{ran:?}");
    assert_eq!(ran.err.matches("waiting for POST /slow").count(), 1, "{ran:?}");
}

#[test]
fn one_that_is_too_slow_has_its_error() {
    let application = Listening::new();
    let ran = phone(&["text", &application.url("/slow#rt=500"), "Hello"], "");
    assert_eq!(ran.status, 1);
    assert!(ran.lines("error")[0].starts_with("11200: "), "{ran:?}");
    assert!(ran.out.contains("Answer at once, and do long work afterwards."), "{ran:?}");
}

#[test]
fn a_wrong_signature_has_its_possible_reasons() {
    let application = Listening::new();
    let url = application.url("/sms");
    let ran = phone_in(&[("TWILIO_PUBLIC_URL", PUBLIC_URL)], &["text", &url, "Hello"], "");
    assert!(ran.out.contains("the auth token: none was given. Set TWILIO_AUTH_TOKEN"), "{ran:?}");
    let ran = phone_in(&[("TWILIO_AUTH_TOKEN", TOKEN)], &["text", &url, "Hello"], "");
    assert!(ran.out.contains(&format!("the signature is for {url}")), "{ran:?}");
    assert!(ran.out.contains("`localhost` and `127.0.0.1` are two addresses."), "{ran:?}");
    assert_eq!(ran.status, 1);
}

#[test]
fn what_is_not_twiml_is_shown() {
    let application = Listening::new();
    let ran = phone(&["text", &application.url("/page"), "Hello"], "");
    assert!(ran.lines("error")[0].starts_with("12"), "{ran:?}");
    assert!(ran.out.contains("It answered: <!DOCTYPE html>"), "{ran:?}");
    let ran = phone(&["call", &application.url("/json")], "");
    assert!(ran.lines("error")[0].starts_with("12300: "), "{ran:?}");
    assert_eq!((ran.status, ran.lines("heard")), (1, vec!["[<application error>]"]));
    assert!(ran.out.contains("More: twiml-phone explain 12300"), "{ran:?}");
}

#[test]
fn a_wrong_path_and_a_failure_are_told_apart() {
    let application = Listening::new();
    let ran = phone(&["text", &application.url("/smss"), "Hello"], "");
    assert!(ran.out.contains("The application has nothing at /smss. Check the path."), "{ran:?}");
    let ran = phone(&["text", &application.url("/fails"), "Hello"], "");
    assert!(ran.out.contains("The application failed. Its log says why."), "{ran:?}");
}
