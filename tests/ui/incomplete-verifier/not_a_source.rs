use twiml_runtime::verify::AccountTokens;


fn main() {
    let _ = AccountTokens::new("token");
}
