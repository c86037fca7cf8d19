//! States, each with the right plan.

use twiml_client::plan::{Plan, Told, Verdict};

use crate::case::{Cases, expected, shown, situation, told};

/// Compares every plan of a file, and returns how many there are.
fn check(cases: &Cases) -> usize {
    let wanted = cases.wanted();
    let mut count = 0;
    for state in cases.states() {
        let id = state["id"].as_str().unwrap();
        let given = state.get("told").map_or_else(Told::default, |names| told(names.as_str().unwrap()));
        let plan = Plan::compare(situation(state), wanted.clone(), given);
        assert_eq!(shown(&plan), expected(&state["plan"]), "{id}:\n{plan}");
        count += 1;
        let Some(others) = state["plan"].get("when_told") else { continue };
        for (names, other) in others.as_object().unwrap() {
            let plan = Plan::compare(situation(state), wanted.clone(), told(names));
            let (mut shown, expected) = (shown(&plan), expected(other));
            if plan.verdict() == Verdict::Refuse {
                // What is still against it is not said there.
                shown["refusals"] = expected["refusals"].clone();
            }
            assert_eq!(shown, expected, "{id}, {names}:\n{plan}");
            count += 1;
        }
    }
    count
}

#[test]
fn our_own_states_have_the_right_plans() {
    assert!(check(&Cases::own()) > 20);
}

#[test]
fn the_states_of_numbers_have_the_right_plans() {
    if let Some(cases) = Cases::shared() {
        assert!(check(&cases) > 10);
    }
}
