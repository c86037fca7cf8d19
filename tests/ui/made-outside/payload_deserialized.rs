use twiml_runtime::prelude::*;


fn main() {
    let _: Option<IncomingMessage> = serde_json::from_str("{}").ok();
}
