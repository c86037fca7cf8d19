use twiml_runtime::prelude::*;

#[derive(Menu)]
enum Department {
    #[speech("sales", "buy something")]
    Sales,
    #[speech("support", "Buy something!")]
    Support,
}

fn main() {}
