//! `--save-test`: what is saved is a test, which is compiled here and passes against the same application.

/// As the program saves it, but for the line that reaches the application.
mod saved_session;

use crate::application::Listening;
use crate::run::{file, phone, written};

const SESSION: &str = "\
call /voice
wait 0.5
press 1
busy +15551234567
call /voice
during Press 1 for sales.
say \"the\" moon
text /sms Hello
text again
text /silent Hello
";

#[test]
fn a_session_is_saved_as_a_test() {
    let application = Listening::new();
    let path = file("saved_session.rs");
    let script = written("saved_session.txt", SESSION);
    let url = application.url("");
    let ran = phone(&["script", &script, "--url", &url, "--save-test", path.to_str().unwrap()], "");
    assert_eq!(ran.status, 0, "{ran:?}");
    let in_process = "Phone::new(crate::application::application(), verifier)";
    let saved = std::fs::read_to_string(path).unwrap();
    let saved = saved
        .replace(&format!("Phone::connect({url:?}, verifier)"), in_process)
        .replace("std::env::var(\"TWILIO_AUTH_TOKEN\")?", "crate::application::TOKEN");
    let expected = include_str!("saved/saved_session.rs");
    assert_eq!(saved, expected, "is `twiml-phone/tests/program/saved/saved_session.rs` to be this?\n{saved}");
}

#[test]
fn a_call_in_the_terminal_is_saved_as_well() {
    let application = Listening::new();
    let path = file("saved_call.rs");
    let arguments = ["call", &application.url("/voice"), "--save-test", path.to_str().unwrap()];
    assert_eq!(phone(&arguments, "press 1\nno answer\n").status, 0);
    let saved = std::fs::read_to_string(path).unwrap();
    for line in [
        "call.press(\"1\").await?;",
        "assert_eq!(call.heard(), [\"Press 1 for sales.\"]);",
        "call.callee(Callee::does_not_answer()).await?;",
        "assert_eq!(call.status(), \"completed\");",
    ] {
        assert!(saved.contains(line), "{line} is not in\n{saved}");
    }
}
