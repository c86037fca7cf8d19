use twiml_runtime::prelude::*;

#[derive(Menu)]
enum Department {
    #[digit("1")]
    Sales,
    #[prompt("For support, stay on the line.")]
    Support,
}

fn main() {}
