use twiml_runtime::prelude::*;

const SLOW: Overrides = overrides! { timeout: 1 };

fn main() {
    let _ = SLOW;
}
