//! A message with a status callback.

use std::time::Duration;

use twiml_client::prelude::*;
use twiml_client::{FromAddress, WithContent};
use twiml_phone::{Delivery, Rest, RestFault};
use twiml_runtime::prelude::*;

use crate::application::{NUMBER, PERSON, Told, message_status, public_url, start};

fn message() -> SendMessage<FromAddress, WithContent> {
    SendMessage::to(PERSON)
        .from(NUMBER)
        .body("Your order has left.")
        .status_callback::<message_status>(&public_url())
}

/// How far the message has come, by what the client was answered and by what the callbacks brought.
fn progress(answered: &MessageStatus, told: &Told) -> MessageProgress {
    let mut progress = MessageProgress::new();
    progress.update(answered.clone());
    for status in told.messages.lock().unwrap().iter() {
        progress.update(status.clone());
    }
    progress
}

fn sent(rest: &Rest) -> usize {
    rest.messages().len()
}

#[tokio::test]
async fn it_is_followed_until_it_is_delivered() {
    let (_, rest, client, told) = start().await;
    let message = message().send(&client).await.unwrap();
    assert!(!message.status.is_final());
    rest.settled().await;

    assert_eq!(*told.messages.lock().unwrap(), [MessageStatus::Sent, MessageStatus::Delivered]);
    assert_eq!(progress(&message.status, &told).status(), Some(&MessageStatus::Delivered));
    let read = client.message(&message.sid).await.unwrap();
    assert_eq!((read.status, read.body.as_deref()), (MessageStatus::Delivered, Some("Your order has left.")));
}

#[tokio::test]
async fn it_is_not_delivered() {
    let (_, rest, client, told) = start().await;
    rest.on_message(|_| Some(Delivery::undelivered(30003)));
    let message = message().send(&client).await.unwrap();
    rest.settled().await;
    let progress = progress(&message.status, &told);
    assert!(progress.is_final() && progress.status() == Some(&MessageStatus::Undelivered));
    assert_eq!(client.message(&message.sid).await.unwrap().error_code, Some(ErrorCode::new(30003)));
}

/// Whatever happens on the way, no message is sent twice, and the error says whether it may have been sent.
#[tokio::test]
async fn it_is_never_sent_twice() {
    for (fault, may_have_happened, times) in [
        (RestFault::closed(), true, 0),
        (RestFault::closed().after_effect(), true, 1),
        (RestFault::cut_off(), true, 1),
        (RestFault::gateway(502).after_effect(), true, 1),
        (RestFault::delay(Duration::from_secs(20)).after_effect(), true, 1),
        (RestFault::code(21610), false, 0),
    ] {
        let (_, rest, client, _) = start().await;
        let named = format!("{fault:?}");
        rest.fail_next(fault);
        let impatient =
            Client::builder().account(client.account_sid().as_str()).auth_token("a token of the tests' own");
        let impatient = impatient.base_url(rest.url()).timeout(Duration::from_secs(1)).build().unwrap();
        let error = message().send(&impatient).await.unwrap_err();
        assert_eq!((error.may_have_happened(), sent(&rest)), (may_have_happened, times), "{named}: {error}");
    }
}

/// Twilio has done nothing when it says that there were too many requests, so it is asked again.
#[tokio::test]
async fn it_is_sent_again_where_nothing_was_done() {
    let (_, rest, client, told) = start().await;
    rest.fail_next(RestFault::too_many_requests("0"));
    let message = message().send(&client).await.unwrap();
    rest.settled().await;
    assert_eq!((sent(&rest), rest.requests().len()), (1, 2));
    assert!(progress(&message.status, &told).is_final());
}
