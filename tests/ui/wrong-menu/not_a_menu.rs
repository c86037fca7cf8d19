use twiml_runtime::prelude::*;

enum Department {
    Sales,
}

fn department(input: &GatherInput) -> Option<Department> {
    input.choice().made()
}

fn main() {}
