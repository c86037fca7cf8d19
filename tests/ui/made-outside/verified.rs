use twiml_runtime::prelude::*;

fn forged(params: Params) -> Verified<Params> {
    Verified(params)
}

fn main() {}
