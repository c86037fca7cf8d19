//! `call`.

use crate::application::Listening;
use crate::run::phone;

#[test]
fn keys_lead_through_a_menu() {
    let application = Listening::new();
    let ran = phone(&["call", &application.url("/voice")], "press 1\nbusy\n");
    assert_eq!(ran.status, 0, "{ran:?}");
    assert_eq!(ran.lines("heard"), ["Press 1 for sales."]);
    assert_eq!((ran.lines("pressed"), ran.lines("dialed")), (vec!["1"], vec!["+15551234567"]));
    let kinds: Vec<_> =
        ran.lines("webhook").iter().map(|line| line.split_whitespace().nth(2).unwrap()).collect();
    assert_eq!(kinds, ["incoming-call", "gather-action"]);
    assert_eq!(ran.lines("status").last(), Some(&"completed"));
}

#[test]
fn speech_is_understood_and_what_the_call_waits_for_is_said() {
    let application = Listening::new();
    let ran = phone(&["call", &application.url("/voice")], "say opening hours\nhang up\n");
    assert_eq!(ran.lines("heard"), ["Press 1 for sales.", "You said: opening hours", "Press 1 for sales."]);
    assert!(ran.out.contains("at <Gather>, waiting for input: press KEYS, say WORDS"), "{}", ran.out);
}

#[test]
fn a_step_that_does_not_fit_says_what_does() {
    let application = Listening::new();
    let ran = phone(&["call", &application.url("/voice")], "presss 1\nbusy\nexpect heard x\nhelp\n");
    assert!(ran.out.contains("`presss` is not a step: did you mean `press`?"), "{}", ran.out);
    assert!(ran.out.contains("had no effect: after"), "{}", ran.out);
    assert!(ran.out.contains("That is a step of scripts."), "{}", ran.out);
    assert!(ran.out.contains("speak SECONDS [WORDS]"), "{}", ran.out);
    // Nothing more comes in, and so the caller hangs up.
    assert_eq!((ran.status, ran.lines("status").last()), (0, Some(&"completed")));
}

#[test]
fn waiting_goes_on_with_what_comes_next() {
    let application = Listening::new();
    let ran = phone(&["call", &application.url("/voice")], "wait\n");
    assert_eq!(ran.lines("heard"), ["Press 1 for sales.", "Goodbye."]);
}
