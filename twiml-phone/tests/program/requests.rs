//! `send` and `replay`.

use crate::application::Listening;
use crate::run::{phone, written};

#[test]
fn any_webhook_can_be_sent_alone() {
    let application = Listening::new();
    let ran = phone(&["send", "gather-action", &application.url("/menu"), "--set", "Digits=1"], "");
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(ran.lines("webhook")[0].starts_with("POST /menu  gather-action  200"), "{ran:?}");
    assert!(ran.out.contains("<Dial>+15551234567</Dial>"), "{ran:?}");
    let ran =
        phone(&["send", "message-status-callback", &application.url("/fails"), "--unset", "Body", "-v"], "");
    assert!(ran.status == 1 && ran.out.contains("Its log says why") && !ran.out.contains("Body="), "{ran:?}");
}

#[test]
fn a_kind_that_is_not_there_has_one_that_is_meant() {
    let ran = phone(&["send", "gather-acton", ":1/menu"], "");
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("'gather-action'"), "{ran:?}");
}

#[test]
fn requests_are_sent_again_with_new_signatures() {
    let application = Listening::new();
    let form = "MessageSid=SM0123456789abcdef0123456789abcdef&AccountSid=AC0123456789abcdef0123456789abcdef\
                &From=%2B15550001111&To=%2B15550002222&Body=Hi&NumMedia=0";
    let requests = written("requests.txt", &format!("# saved\n{form}\n"));
    let ran = phone(&["replay", &requests, &application.url("/sms"), "-v"], "");
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(ran.out.contains("You wrote: Hi") && ran.out.contains("1 requests, 0 failed"), "{ran:?}");
    let ran = phone(&["replay", &requests, &application.url("/sms"), "-v", "--to", "+15550007777"], "");
    assert!(ran.out.contains("To=+15550007777") && ran.out.contains("From=+15550001111"), "{ran:?}");
    let ran = phone(&["replay", &requests, &application.url("/nowhere")], "");
    assert_eq!(ran.status, 1);
    assert!(ran.out.contains("The application has nothing at /nowhere."), "{ran:?}");
}

#[test]
fn what_a_script_wrote_down_can_be_sent_again() {
    let application = Listening::new();
    let script = written("to_save.txt", "text /sms Hello\ncall /voice\npress 1\nbusy\n");
    let url = application.url("");
    let saved = phone(&["script", &script, "--url", &url, "--json"], "");
    assert_eq!(saved.status, 0, "{saved:?}");
    let ran = phone(&["replay", "-", &url], &saved.out);
    assert_eq!(ran.status, 0, "{ran:?}");
    let paths: Vec<_> =
        ran.lines("webhook").iter().map(|line| line.split_whitespace().nth(1).unwrap()).collect();
    assert_eq!(paths, ["/sms", "/voice", "/menu"]);
}

#[test]
fn a_file_that_has_no_requests_says_which_line() {
    let nonsense = written("nonsense.txt", "\nhello there\n");
    let ran = phone(&["replay", &nonsense, ":1"], "");
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("line 2: neither a form"), "{ran:?}");
}
