use twiml_runtime::prelude::*;

#[derive(Menu)]
enum Department {
    #[digit("1")]
    #[prompt("")]
    Sales,
}

fn main() {}
