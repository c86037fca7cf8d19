use twiml_runtime::prelude::*;

fn main() {
    let _: Verified<u8> = serde_json::from_str("1").unwrap();
}
