//! Saved by `twiml-phone`. It needs the crates `twiml-phone`, `twiml-runtime`, and `tokio` with `macros` and `rt`.

use std::time::Duration;

use twiml_phone::{Callee, Phone};
use twiml_runtime::Verifier;

#[tokio::test]
async fn it_goes_as_it_went() -> Result<(), Box<dyn std::error::Error>> {
    let token = crate::application::TOKEN;
    let verifier = Verifier::new(token, "https://app.example")?;
    // With `Phone::new(router, verifier)`, the application needs no server.
    let phone = Phone::new(crate::application::application(), verifier);

    let call = phone.call("/voice").start().await.at_once();
    call.wait_for(Duration::from_millis(500)).await;
    call.press("1").await?;
    call.callee(Callee::is_busy().to("+15551234567")).await?;
    assert_eq!(call.heard(), ["Press 1 for sales."]);
    assert_eq!(call.dialed(), ["+15551234567"]);
    assert_eq!(call.status(), "completed");
    let call = phone.call("/voice").start().await.at_once();
    call.during("Press 1 for sales.").await?;
    call.say("\"the\" moon").await?;
    call.wait().await?;
    let conversation = phone.text("/sms", "Hello").await?;
    assert_eq!(call.heard(), ["Press 1 for sales.", "You said: \"the\" moon", "Press 1 for sales."]);
    assert_eq!(conversation.replies(), ["You wrote: Hello"]);
    conversation.text("again").await?;
    assert_eq!(conversation.replies()[1..], ["You wrote: again"]);
    let conversation = phone.text("/silent", "Hello").await?;
    assert_eq!(conversation.replies().len(), 0);
    call.hang_up().await?;
    call.rest().await;
    assert_eq!(call.status(), "completed");
    Ok(())
}
