use twiml_runtime::prelude::*;


fn main() {
    let _ = Verifier::builder().public_url("https://example.com").build();
}
