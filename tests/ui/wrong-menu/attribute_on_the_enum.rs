use twiml_runtime::prelude::*;

#[derive(Menu)]
#[prompt("Welcome!")]
enum Department {
    #[digit("1")]
    Sales,
}

fn main() {}
