use std::time::Duration;

use twiml_runtime::prelude::*;

const SLOW: Overrides = overrides! { retries: 1, read_timeout: Duration::from_secs(20) };

fn main() {
    let _ = SLOW;
}
