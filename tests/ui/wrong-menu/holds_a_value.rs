use twiml_runtime::prelude::*;

#[derive(Menu)]
enum Department {
    #[digit("1")]
    Sales,
    #[digit("2")]
    Extension(u32),
}

fn main() {}
