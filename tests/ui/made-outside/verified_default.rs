use twiml_runtime::prelude::*;

fn forged() -> Verified<Params> {
    Default::default()
}

fn main() {}
