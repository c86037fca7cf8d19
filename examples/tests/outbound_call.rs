//! What people hear who are reminded, and what comes of it.

use twiml_phone::{Callee, Phone, Rest};

use super::*;

const TOKEN: &str = "a token of the tests' own";
const PUBLIC_URL: &str = "https://dentist.example";

/// Somebody is called, and does this.
async fn remind(callee: Callee) -> Result<(Rest, Appointments), BoxError> {
    let appointments = Appointments::default();
    let verifier = Verifier::new(TOKEN, PUBLIC_URL)?;
    let app = app(verifier.clone()).into_router().with_state(appointments.clone());
    let rest = Phone::new(app, verifier).strict().rest().await?;
    rest.on_call(move |_| Some(callee.clone()));
    let account = Account::of(&rest, TOKEN, PUBLIC_URL.parse()?)?;
    tokio::spawn(call(account, appointments.clone()));
    while rest.calls().is_empty() {
        tokio::task::yield_now().await;
    }
    rest.settled().await;
    Ok((rest, appointments))
}

async fn outcome(rest: &Rest, appointments: &Appointments) -> Result<Outcome, BoxError> {
    Ok(appointments.settled(&rest.calls()[0].sid().parse()?).await)
}

#[tokio::test]
async fn a_machine_gets_a_message_after_the_beep() -> Result<(), BoxError> {
    let (rest, appointments) = remind(Callee::is_machine(true)).await?;
    assert_eq!(outcome(&rest, &appointments).await?, Outcome::MessageLeft);

    let call = rest.call(rest.calls()[0].sid()).ok_or("no call")?;
    let message =
        "This is your dentist. You have an appointment tomorrow at nine. Please call us if you cannot come.";
    assert_eq!(call.heard(), [message]);
    assert_eq!(rest.calls()[0].text("answered_by"), Some("machine_end_beep"));
    Ok(())
}

#[tokio::test]
async fn a_person_confirms() -> Result<(), BoxError> {
    let (rest, appointments) = remind(Callee::answers()).await?;
    let call = rest.call(rest.calls()[0].sid()).ok_or("no call")?;
    let asked = "This is your dentist. You have an appointment tomorrow at nine. To confirm it, press 1. To cancel it, press 2.";
    assert_eq!(call.heard(), [asked]);

    call.press("1").await?;
    call.finish().await;
    assert_eq!(call.heard()[1..], ["See you tomorrow. Goodbye!"]);
    assert_eq!(outcome(&rest, &appointments).await?, Outcome::Confirmed);
    Ok(())
}

#[tokio::test]
async fn nobody_is_reached() -> Result<(), BoxError> {
    let (rest, appointments) = remind(Callee::is_busy()).await?;
    assert_eq!(outcome(&rest, &appointments).await?, Outcome::NotReached(CallStatus::Busy));
    Ok(())
}
