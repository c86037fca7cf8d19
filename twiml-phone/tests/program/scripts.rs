//! `script`.

use serde_json::Value;

use crate::application::Listening;
use crate::run::{phone, written};

const MENU: &str = "\
# A caller who is quick, and then one who talks.
call /voice
during Press 1 for sales.
press 1
expect dialed +15551234567
answers
callee hangs up
expect status completed
call /voice
say the moon
expect heard You said: the moon
wait
expect heard Goodbye.
text /sms Hello
expect reply You wrote: Hello
text again
expect reply again
expect webhook /menu
expect no errors
";

#[test]
fn a_script_passes() {
    let application = Listening::new();
    let script = written("menu.txt", MENU);
    let ran = phone(&["script", &script, "--url", &application.url("")], "");
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(ran.out.contains("passed: 18 steps"), "{ran:?}");
    assert_eq!(ran.lines("connected").len(), 1);
}

#[test]
fn each_expectation_can_fail() {
    let application = Listening::new();
    let url = application.url("");
    for (expectation, words) in [
        ("expect heard Hello", "expected to hear \"Hello\", and there was: Press 1 for sales."),
        ("expect dialed +1555", "expected a call to +1555, and there was: nothing"),
        ("expect status busy", "expected the call to be busy, and there was: in-progress"),
        ("expect error 12300", "expected error or warning 12300, and there was: nothing"),
        ("expect webhook /x", "expected a webhook to /x, and there was: /voice"),
        ("expect reply Hello", "expected a reply with \"Hello\", and there was: nothing"),
        ("busy", "had no effect"),
    ] {
        let ran = phone(&["script", "-", "--url", &url], &format!("call /voice\n{expectation}\npress 1\n"));
        assert_eq!(ran.status, 1, "{ran:?}");
        assert!(ran.err.contains("line 2:") && ran.err.contains(words), "{expectation}: {ran:?}");
        assert!(ran.lines("pressed").is_empty(), "{ran:?}");
    }
    let ran = phone(&["script", "-", "--url", &url], "call /json\nexpect no errors");
    assert!(ran.err.contains("expected no error and no warning, and there was: error 12300"), "{ran:?}");
}

#[test]
fn events_are_lines_of_json_with_the_result_at_the_end() {
    let application = Listening::new();
    let url = application.url("");
    let lines = |script: &str| -> Vec<Value> {
        let ran = phone(&["script", "-", "--url", &url, "--json"], script);
        ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    };
    let passed = lines("call /voice\nexpect heard sales");
    assert_eq!((&passed[0]["event"], &passed[0]["method"]), (&"request".into(), &"POST".into()));
    assert_eq!(passed.last().unwrap()["event"], "passed");
    let failed = lines("call /voice\nexpect heard support");
    let last = failed.last().unwrap();
    assert_eq!((&last["event"], &last["line"]), (&"failed".into(), &2.into()));
}

#[test]
fn a_script_that_cannot_be_read_is_not_played() {
    let ran = phone(&["script", "-", "--url", ":1"], "call /voice\npres 1\n");
    assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{ran:?}");
    assert!(ran.err.contains("line 2: `pres` is not a step"), "{ran:?}");
    let ran = phone(&["script", "missing.txt", "--url", ":1"], "");
    assert!(ran.status == 2 && ran.err.contains("missing.txt: "), "{ran:?}");
}
