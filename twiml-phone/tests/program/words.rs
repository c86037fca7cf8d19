//! `explain`, help, completions.

use crate::run::phone;

#[test]
fn a_code_is_explained() {
    let ran = phone(&["explain", "12300", "13710"], "");
    assert_eq!(ran.status, 0);
    assert!(ran.out.contains("12300, error: content type missing or not usable"), "{ran:?}");
    assert!(ran.out.contains("What happens: Twilio asks the fallback URL"), "{ran:?}");
    assert!(ran.out.contains("https://www.twilio.com/docs/api/errors/12300"), "{ran:?}");
    assert!(ran.out.contains("13710, warning: "), "{ran:?}");
    assert_eq!(phone(&["explain", "11767"], "").status, 1);
    assert!(phone(&["explain"], "").out.lines().count() > 200);
}

#[test]
fn each_command_has_examples() {
    for command in ["text", "call", "send", "replay", "script", "explain", "completions"] {
        let ran = phone(&[command, "--help"], "");
        assert!(
            ran.out.contains(&format!("twiml-phone {command}")) && ran.out.contains("Example"),
            "{ran:?}"
        );
    }
}

#[test]
fn the_token_is_in_no_help_text() {
    let ran = phone(&["text", "--help"], "");
    assert!(ran.out.contains("TWILIO_AUTH_TOKEN") && !ran.out.contains(crate::application::TOKEN), "{ran:?}");
}

#[test]
fn shells_can_complete() {
    for (shell, word) in [("bash", "gather-action"), ("zsh", "gather-action"), ("fish", "save-test")] {
        let ran = phone(&["completions", shell], "");
        assert!(ran.status == 0 && ran.out.contains(word), "{shell}");
    }
}

#[test]
fn an_address_that_cannot_be_called_says_what_to_write() {
    let ran = phone(&["text", "https://example.com/sms", "Hello"], "");
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("--public-url https://example.com"), "{ran:?}");
}
