//! What the application knows of its messages and calls, in whatever order it is told.

use std::time::Duration;

use twiml_phone::{Callee, Chaos, Delivery, Phone};

use super::*;

fn phone(statuses: &Statuses) -> Result<Phone, BoxError> {
    let verifier = Verifier::new("a token of the tests' own", "https://status.example")?;
    Ok(Phone::new(app(verifier.clone()).into_router().with_state(statuses.clone()), verifier).strict())
}

impl<Sid: Eq + std::hash::Hash, Status: Clone> Newest<Sid, Status> {
    /// The statuses of all, in no order.
    fn all(&self) -> Vec<Status> {
        let newest = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        newest.values().filter_map(|progress| progress.status().cloned()).collect()
    }
}

#[tokio::test]
async fn the_newest_status_of_a_message_wins() -> Result<(), BoxError> {
    let statuses = Statuses::default();
    let phone = phone(&statuses)?;
    // Each notice is overtaken by the next one.
    phone.set_chaos(Chaos { reordered: 100, ..Chaos::default() });

    let conversation = phone.text(sms::PATH, "Hello there").await?;
    let replies = conversation.replies();
    assert_eq!(replies, ["Thanks, we got your message!"]);

    phone.deliver(&replies[0].sid, Delivery::undelivered(30003)).await;
    assert_eq!(statuses.messages.all(), [MessageStatus::Undelivered]);
    assert_eq!(conversation.notices().last().and_then(|notice| notice.param("MessageStatus")), Some("sent"));
    Ok(())
}

#[tokio::test]
async fn a_call_is_followed_to_its_end() -> Result<(), BoxError> {
    let statuses = Statuses::default();
    let call = phone(&statuses)?.call(voice::PATH).await?;
    assert_eq!(statuses.calls.all(), [CallStatus::Ringing]);

    call.callee(Callee::answers()).await?;
    assert_eq!(statuses.calls.all(), [CallStatus::InProgress]);

    call.wait_for(Duration::from_secs(42)).await;
    call.callee_hangs_up().await?;
    call.finish().await;
    assert_eq!(statuses.calls.all(), [CallStatus::Completed]);
    Ok(())
}
