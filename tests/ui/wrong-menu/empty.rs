use twiml_runtime::prelude::*;

#[derive(Menu)]
enum Department {}

fn main() {}
