use twiml_runtime::prelude::*;

#[derive(Menu)]
struct Department {
    sales: u32,
}

fn main() {}
