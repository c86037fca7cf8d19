use twiml_runtime::prelude::*;


fn main() {
    let _ = Verifier::builder().auth_token("token").build();
}
