use twiml_runtime::prelude::*;
use twiml_runtime::verify::Host;


fn main() {
    let _ = Verifier::builder().host(Host::new("https://example.com", "AC1", "token")).build();
}
