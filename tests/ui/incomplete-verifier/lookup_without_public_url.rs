use twiml_runtime::prelude::*;
use twiml_runtime::verify::AccountTokens;


fn main() {
    let tokens = AccountTokens::from_fn(|_| async { Ok::<_, BoxError>(None::<AuthToken>) });
    let _ = Verifier::builder().account_tokens(tokens).build();
}
