use twiml_runtime::prelude::*;

fn fragment() -> impl std::fmt::Display {
    twiml! { <Number>"+15551234567"</Number> <Say>"Hello"</Say> }
}

fn main() {}
