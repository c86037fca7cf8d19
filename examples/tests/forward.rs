//! What the caller hears, and what the owner of the private telephone.

use std::time::Duration;

use twiml_phone::{Call, Callee, Phone};

use super::*;

const OWNER: &str = "+15551230003";

async fn call() -> Result<Call, BoxError> {
    let verifier = Verifier::new("a token of the tests' own", "https://forward.example")?;
    let app = app(verifier.clone()).into_router().with_state(OWNER.into());
    let call = Phone::new(app, verifier).strict().call(forward::PATH).await?;
    assert_eq!(call.dialed(), [OWNER]);
    Ok(call)
}

#[tokio::test]
async fn the_owner_takes_the_call() -> Result<(), BoxError> {
    let call = call().await?;
    call.callee(Callee::answers()).await?;
    let whispered = "There is a call for you. To take the call, press 1. To send it to the mailbox, press 2.";
    assert_eq!(call.callee_heard(), [whispered]);

    call.callee_presses("1").await?;
    call.wait_for(Duration::from_secs(42)).await;
    assert_eq!(call.callee_heard()[1..], ["Connecting."]);
    assert_eq!(call.connected_with(), [OWNER]);

    call.callee_hangs_up().await?;
    call.finish().await;
    assert!(call.heard().is_empty(), "{call}");
    let notices = call.notices();
    let progress = notices.iter().filter_map(|notice| notice.param("CallStatus"));
    assert_eq!(progress.collect::<Vec<_>>(), ["initiated", "ringing", "in-progress", "completed"]);
    Ok(())
}

#[tokio::test]
async fn the_owner_sends_it_to_the_mailbox() -> Result<(), BoxError> {
    let call = call().await?;
    call.callee(Callee::answers()).await?;
    call.callee_presses("2").await?;
    let sorry = "Nobody can take your call right now. Please leave a message after the beep.";
    assert_eq!(call.heard(), [sorry, "beep"]);

    call.speak(Duration::from_secs(7), "It is me.").await?;
    call.press("#").await?;
    call.finish().await;
    assert_eq!(call.heard()[2..], ["Thank you. Goodbye."]);
    assert_eq!(call.recordings()[0].seconds, 7);
    Ok(())
}

#[tokio::test]
async fn voicemail_of_the_private_telephone_does_not_take_the_call() -> Result<(), BoxError> {
    let call = call().await?;
    call.at_once().callee(Callee::is_machine(true)).await?;
    call.during("Nobody can take your call right now. Please leave a message after the beep.").await?;
    assert!(call.connected_with().is_empty(), "{call}");
    call.hang_up().await?;
    Ok(())
}

#[tokio::test]
async fn the_caller_hears_why() -> Result<(), BoxError> {
    for (callee, why) in [
        (Callee::is_busy(), "The line is busy."),
        (Callee::cannot_be_reached(), "The number cannot be reached."),
        (Callee::does_not_answer(), "Nobody can take your call right now."),
    ] {
        let call = call().await?;
        call.at_once().callee(callee).await?;
        call.during(&format!("{why} Please leave a message after the beep.")).await?;
        call.hang_up().await?;
    }
    Ok(())
}
