use twiml_runtime::prelude::*;

#[status_callback("/delivered")]
async fn delivered(_update: MessageStatusUpdate) {}

fn main() {
    let verifier = Verifier::new("a token", "https://example.com").unwrap();
    let _ = verifier.public_url().url_of(&delivered);
}
