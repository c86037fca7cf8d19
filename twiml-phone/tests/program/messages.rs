//! `text`.

use crate::application::Listening;
use crate::run::phone;

#[test]
fn a_message_has_its_reply_and_its_webhook_a_line() {
    let application = Listening::new();
    let ran = phone(&["text", &application.url("/sms"), "Hello", "there"], "");
    assert_eq!(ran.status, 0, "{ran:?}");
    assert_eq!(ran.lines("message"), ["You wrote: Hello there  (to +14155550100)"]);
    let webhook = ran.lines("webhook")[0];
    assert!(
        webhook.starts_with("POST /sms  incoming-message  200  ") && webhook.contains(" ms  Message"),
        "{webhook}"
    );
}

#[test]
fn each_line_of_a_conversation_is_a_message() {
    let application = Listening::new();
    let arguments = ["text", &application.url("/sms"), "--from", "whatsapp:+15550001111"];
    let ran = phone(&arguments, "One\n\nTwo\n");
    assert_eq!(ran.status, 0, "{ran:?}");
    let to = "(to whatsapp:+15550001111)";
    assert_eq!(ran.lines("message"), [format!("You wrote: One  {to}"), format!("You wrote: Two  {to}")]);
    assert!(ran.out.contains("text> One"), "{}", ran.out);
}

#[test]
fn silence_is_no_error() {
    let application = Listening::new();
    let ran = phone(&["text", &application.url("/silent"), "Hello"], "");
    assert_eq!((ran.status, ran.lines("error")), (0, Vec::new()), "{ran:?}");
    assert!(ran.out.contains("no reply"), "{ran:?}");
}

#[test]
fn nothing_is_colored_where_nobody_sees_colors() {
    let application = Listening::new();
    let ran = phone(&["text", &application.url("/page"), "Hello"], "");
    assert!(!ran.out.contains('\x1b') && !ran.err.contains('\x1b'), "{ran:?}");
}

#[test]
fn all_that_was_sent_can_be_seen() {
    let application = Listening::new();
    let account = "AC0123456789abcdef0123456789abcdef";
    let arguments =
        ["text", &application.url("/sms"), "Hello", "-v", "--account", account, "--to", "+15550009999"];
    let ran = phone(&arguments, "");
    assert!(
        ran.out.contains(&format!("AccountSid={account}")) && ran.out.contains("To=+15550009999"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("< <Response><Message>You wrote: Hello"), "{}", ran.out);
}
