//! What people hear and read. This is how an application of your own can be tested, too.

use twiml_phone::{Callee, Phone};

use super::*;

/// The requests of the tests are signed by a verifier of their own.
fn phone() -> Result<Phone, BoxError> {
    let verifier = Verifier::new("a token of the tests' own", "https://example.com")?;
    let app = app(verifier.clone()).into_router().with_state(Db::default());
    Ok(Phone::new(app, verifier))
}

#[tokio::test]
async fn one_is_for_sales() -> Result<(), BoxError> {
    let call = phone()?.strict().call(voice::PATH).await?;
    assert_eq!(call.heard(), ["Hello! Thanks for calling.", "Press 1 for sales, 2 for support."]);

    call.press("1").await?;
    assert_eq!(call.dialed(), ["+15551234567"]);

    call.callee(Callee::is_busy()).await?;
    call.finish().await;
    assert_eq!(call.status(), "completed");
    Ok(())
}

#[tokio::test]
async fn a_caller_who_says_nothing_is_told_so() -> Result<(), BoxError> {
    let call = phone()?.strict().call(voice::PATH).await?;
    call.wait().await?;
    assert_eq!(call.heard().last().map(String::as_str), Some("We did not hear from you. Goodbye!"));
    Ok(())
}

#[tokio::test]
async fn messages_are_counted() -> Result<(), BoxError> {
    let conversation = phone()?.strict().text(sms::PATH, "Hello there").from("+15551230001").await?;
    conversation.text("Are you there?").await?;
    let thanks = |number| format!("Thanks, +15551230001, we got your message! It is number {number}.");
    assert_eq!(conversation.replies(), [thanks(1).as_str(), &thanks(2)]);
    Ok(())
}

#[tokio::test]
async fn a_webhook_that_fails_has_a_fallback() -> Result<(), BoxError> {
    let phone = phone()?;
    let response = phone.send::<sms_fallback>().with("ErrorCode", "11200").await?;
    assert!(response.body().contains("We cannot take your message right now."), "{}", response.body());
    Ok(())
}

#[tokio::test]
async fn what_becomes_of_a_message_is_told() -> Result<(), BoxError> {
    let phone = phone()?;
    let update =
        phone.send::<message_status>().with("MessageStatus", "undelivered").with("ErrorCode", "30003");
    assert_eq!(update.await?.status(), 204);
    Ok(())
}
