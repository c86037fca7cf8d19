use twiml_runtime::prelude::*;

fn transfer() -> impl StandsIn<tags::Gather> {
    twiml! { <Dial>"+15551234567"</Dial> }
}

fn main() {}
