use twiml_runtime::prelude::*;

#[derive(Menu)]
enum Department {
    #[digit("")]
    Sales,
}

fn main() {}
