use twiml_runtime::prelude::*;

webhooks! { type Voice = voice; }

fn main() {}
