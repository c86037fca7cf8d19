use twiml_runtime::prelude::*;

#[derive(Menu)]
enum Department {
    #[speech("sales", "…")]
    Sales,
}

fn main() {}
