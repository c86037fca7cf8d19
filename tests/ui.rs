//! What must not compile, and the messages of the compiler.
//!
//! `TRYBUILD=overwrite cargo test -p twiml-tests --test ui` writes the messages again.

#[test]
fn ui() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("ui/*/*.rs");
}
