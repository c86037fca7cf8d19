use twiml_runtime::prelude::*;

#[derive(Menu)]
enum Department {
    #[digit("1")]
    Sales,
    #[digit("1-2")]
    Support,
}

fn main() {}
