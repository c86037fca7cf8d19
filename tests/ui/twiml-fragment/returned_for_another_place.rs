use twiml_runtime::prelude::*;

fn greeting() -> Fragment<tags::Dial> {
    twiml! { <Say>"Hello"</Say> }
}

fn main() {}
