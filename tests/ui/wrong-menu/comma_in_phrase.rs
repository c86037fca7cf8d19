use twiml_runtime::prelude::*;

#[derive(Menu)]
enum Department {
    #[speech("sales, please")]
    Sales,
}

fn main() {}
