use twiml_runtime::prelude::*;

#[derive(Menu)]
enum Department {
    #[digit("1", finish_on_key = "#")]
    Sales,
}

fn main() {}
