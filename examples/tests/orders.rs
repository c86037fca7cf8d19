//! What happens to people who ask for their order.

use twiml_phone::Phone;

use super::*;

const ASK: &str = "Please dial your order number, and then the hash key.";
const OFFER: &str = "Press 1 to have it shipped, 2 to have it cancelled.";

fn phone() -> Result<Phone, BoxError> {
    let verifier = Verifier::new("a token of the tests' own", "https://orders.example")?;
    let app = app(verifier.clone()).into_router().with_state(Orders::open()?);
    Ok(Phone::new(app, verifier).strict())
}

#[tokio::test]
async fn an_order_is_shipped_by_telephone() -> Result<(), BoxError> {
    let phone = phone()?;
    let call = phone.call(welcome::PATH).await?;
    assert_eq!(call.heard(), ["Welcome to the order line.", ASK]);

    call.press("99#").await?;
    assert_eq!(call.heard()[2..], ["We have no such order.", ASK]);

    call.press("4711#").await?;
    assert_eq!(call.heard()[4..], ["Order 4711, a bottle of cologne, is open.", OFFER]);

    call.press("1").await?;
    call.finish().await;
    assert_eq!(call.heard()[6..], ["Order 4711, a bottle of cologne, is shipped.", "Goodbye!"]);

    // A message finds it shipped.
    let conversation = phone.text(order_status::PATH, "Status 4711").await?;
    assert_eq!(conversation.replies(), ["Order 4711, a bottle of cologne, is shipped."]);
    Ok(())
}

#[tokio::test]
async fn an_order_that_is_closed_can_only_be_heard() -> Result<(), BoxError> {
    let call = phone()?.call(welcome::PATH).await?;
    call.press("1234#").await?;
    call.finish().await;
    assert_eq!(call.heard()[2..], ["Order 1234, two chairs & a table, is shipped.", "Goodbye!"]);
    Ok(())
}

#[tokio::test]
async fn nobody_is_asked_for_ever() -> Result<(), BoxError> {
    let call = phone()?.call(welcome::PATH).await?;
    for wrong in ["1#", "2#", "3#"] {
        call.press(wrong).await?;
    }
    call.finish().await;
    let asked = call.heard().iter().filter(|heard| *heard == ASK).count();
    assert_eq!((asked, call.status().as_str()), (3, "completed"));
    Ok(())
}

#[tokio::test]
async fn a_message_that_asks_nothing_is_told_how() -> Result<(), BoxError> {
    let conversation = phone()?.text(order_status::PATH, "hello?").await?;
    let how = "Send the word status and the number of an order, for example: status 4711";
    assert_eq!(conversation.replies(), [how]);
    Ok(())
}
