use twiml_runtime::prelude::*;

#[derive(Menu)]
enum Department {
    #[digit("1")]
    Sales,
    #[digit("2")]
    Support,
    #[digit("3")]
    Returns,
}

fn number(choice: Choice<Department>) -> &'static str {
    match choice {
        Choice::Made(Department::Sales) => "+15551234567",
        Choice::Made(Department::Support) => "+15559876543",
        Choice::Unclear | Choice::Nothing => "+15550000000",
    }
}

fn main() {}
