//! What the application knows of the messages that it sends.

use twiml_phone::{Delivery, Phone, Rest};

use super::*;

const TOKEN: &str = "a token of the tests' own";
const PUBLIC_URL: &str = "https://orders.example";

async fn start() -> Result<(Rest, Account, Outbox), BoxError> {
    let outbox = Outbox::default();
    let verifier = Verifier::new(TOKEN, PUBLIC_URL)?;
    let app = app(verifier.clone()).into_router().with_state(outbox.clone());
    let rest = Phone::new(app, verifier).strict().rest().await?;
    let account = Account::of(&rest, TOKEN, PUBLIC_URL.parse()?)?;
    Ok((rest, account, outbox))
}

#[tokio::test]
async fn a_message_is_followed_until_it_is_delivered() -> Result<(), BoxError> {
    let (rest, account, outbox) = start().await?;
    send(account, outbox.clone()).await?;

    let sid: MessageSid = rest.messages()[0].sid().parse()?;
    assert_eq!(outbox.status(&sid), Some(MessageStatus::Delivered));
    assert_eq!(rest.messages()[0].text("body"), Some("Your order has left. It will be with you tomorrow."));
    Ok(())
}

#[tokio::test]
async fn a_message_that_is_not_delivered_is_final_too() -> Result<(), BoxError> {
    let (rest, account, outbox) = start().await?;
    rest.on_message(|_| Some(Delivery::undelivered(30003)));
    send(account, outbox.clone()).await?;

    let sid: MessageSid = rest.messages()[0].sid().parse()?;
    assert_eq!(outbox.status(&sid), Some(MessageStatus::Undelivered));
    Ok(())
}

#[tokio::test]
async fn a_refused_message_says_why() -> Result<(), BoxError> {
    let (rest, account, outbox) = start().await?;
    rest.refuse_next(21610);
    let error = send(account, outbox).await.unwrap_err().to_string();
    assert!(error.contains("21610"), "{error}");
    Ok(())
}
