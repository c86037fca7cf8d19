//! What must not compile, and what the compiler says about it.
//!
//! `TRYBUILD=overwrite cargo test -p twiml-tests --test ui` writes the messages anew.

#[test]
fn ui() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("ui/*/*.rs");
}
