use twiml_runtime::prelude::*;

#[derive(Menu)]
enum Department {
    #[digit("1")]
    #[speech]
    Sales,
}

fn main() {}
