use twiml_runtime::prelude::*;

#[derive(Menu)]
enum Department {
    #[digit("1", "one")]
    Sales,
    #[digit("1")]
    #[speech("support, help")]
    Support,
    Operator,
}

fn prompt() -> &'static str {
    Department::PROMPT
}

fn main() {}
