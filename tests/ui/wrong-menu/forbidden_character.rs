use twiml_runtime::prelude::*;

#[derive(Menu)]
enum Department {
    #[digit("1")]
    #[prompt("For sales,\u{7} press 1.")]
    Sales,
}

fn main() {}
