//! What happens to people who call the bicycle shop.

use std::time::Duration;

use jiff::civil::date;
use twiml_phone::{Callee, Phone};

use super::*;

const MENU: &str = "To buy a bicycle, press 1 or say sales. For the workshop, press 2 or say workshop. \
    If you know the extension of your party, press 3. For our opening hours, press 4. To leave a message, press 5.";

const LEAVE_A_MESSAGE: &str =
    "Please leave a message after the beep, and press the pound key when you are done.";

fn phone() -> Result<Phone, BoxError> {
    let verifier = Verifier::new("a token of the tests' own", "https://shop.example")?;
    let app = app(verifier.clone()).into_router().with_state(Directory::open());
    Ok(Phone::new(app, verifier))
}

/// The number of the shop, on a Monday at this hour.
fn shop_at(hour: i8) -> String {
    welcome::with(&Clock { at: Some(date(2026, 1, 5).at(hour, 0, 0, 0)) }).to_string()
}

#[tokio::test]
async fn a_flat_tire_goes_to_the_workshop_and_then_to_the_mailbox() -> Result<(), BoxError> {
    let call = phone()?.strict().call(shop_at(10)).await?;
    assert_eq!(call.heard(), ["Welcome to the bicycle shop. This call is recorded.", MENU]);

    call.press("9").await?;
    assert_eq!(call.heard()[2..], ["Sorry, I did not get that.", MENU]);

    call.say("I've got a flat tire.").await?;
    assert_eq!(call.dialed(), ["+15551230100"]);

    call.callee(Callee::does_not_answer()).await?;
    assert_eq!(call.heard()[4..], ["Nobody can take your call right now.", LEAVE_A_MESSAGE, "beep"]);

    call.speak(Duration::from_secs(10), "Please call me back.").await?;
    call.press("#").await?;
    call.finish().await;
    assert_eq!(call.heard()[7..], ["Thank you. We will call you back. Goodbye."]);
    let transcribed = call.notices().into_iter().find(|notice| notice.path() == transcribed::PATH);
    let text = transcribed.as_ref().and_then(|notice| notice.param("TranscriptionText"));
    assert_eq!(text, Some("Please call me back."));
    Ok(())
}

#[tokio::test]
async fn an_extension_is_connected() -> Result<(), BoxError> {
    let call = phone()?.strict().call(shop_at(10)).await?;
    call.press("3").await?;
    call.press("999").await?;
    let heard = call.heard();
    assert_eq!(heard[3..], ["There is no such extension.", "Here is what we can do for you.", MENU]);

    call.press("3").await?;
    call.press("101").await?;
    call.callee(Callee::answers()).await?;
    assert_eq!(call.connected_with(), ["+15551230101"]);

    call.callee_hangs_up().await?;
    call.finish().await;
    assert_eq!(call.status(), "completed");
    Ok(())
}

#[tokio::test]
async fn at_night_there_is_the_mailbox() -> Result<(), BoxError> {
    let call = phone()?.strict().call(shop_at(23)).await?;
    let closed = format!("Thank you for calling. The shop is closed now. {OPENING_HOURS}");
    assert_eq!(call.heard(), [&closed, LEAVE_A_MESSAGE, "beep"]);
    call.speak(Duration::from_secs(5), "When are you open?").await?;
    call.hang_up().await?;
    assert_eq!(call.recordings()[0].seconds, 5);
    Ok(())
}

#[tokio::test]
async fn a_caller_who_says_nothing_is_asked_three_times() -> Result<(), BoxError> {
    let call = phone()?.strict().call(shop_at(10)).await?;
    for _ in 0..3 {
        call.wait().await?;
    }
    let asked = call.heard().iter().filter(|heard| *heard == MENU).count();
    assert_eq!((asked, call.heard().last().map(String::as_str)), (3, Some("beep")));
    call.speak(Duration::from_secs(5), "I was looking for my glasses.").await?;
    call.hang_up().await?;
    Ok(())
}

#[tokio::test]
async fn a_customer_waits_until_somebody_is_free() -> Result<(), BoxError> {
    let phone = phone()?.strict();
    let customer = phone.call(shop_at(10)).await?;
    customer.at_once().say("I want to buy a bicycle").await?;
    customer.during("You are number 1 in line. To leave a message instead, press 1.").await?;
    customer.wait_for(Duration::from_secs(500)).await;

    let seller = phone.call(next_customer::PATH).from("+15551230199").await?;
    assert_eq!(customer.heard().last().map(String::as_str), Some("It is your turn."));

    customer.hang_up().await?;
    seller.finish().await;
    assert_eq!(seller.heard(), ["Nobody is waiting any more."]);
    Ok(())
}

#[tokio::test]
async fn a_customer_leaves_a_message_instead() -> Result<(), BoxError> {
    let call = phone()?.strict().call(shop_at(10)).await?;
    call.press("1").await?;
    call.at_once().press("1").await?;
    call.during(LEAVE_A_MESSAGE).await?;
    call.hang_up().await?;
    Ok(())
}

#[tokio::test]
async fn the_fallback_answers_if_the_shop_fails() -> Result<(), BoxError> {
    let phone = phone()?;
    // A time that cannot be read is an error of the application.
    let call = phone.call("/ivr?at=never").fallback(out_of_order::PATH).await?;
    assert_eq!(call.heard(), ["We are sorry: something is out of order here. Please call again later."]);
    Ok(())
}
