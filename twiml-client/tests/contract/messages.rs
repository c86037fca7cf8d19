//! Messages.

use std::time::Duration;

use twiml_client::prelude::*;
use twiml_client::{Message, SendMessage};
use twiml_runtime::{MessageProgress, MessageSid};

use crate::handlers::{message_status, order_status, public_url};
use crate::{contract, sid};

#[tokio::test]
async fn a_message_is_sent_with_all_that_it_can_have() {
    let Some((_contract, client)) = contract() else { return };
    let url = public_url();
    let sent =
        SendMessage::to("+15551110000").from("+15552220000").body("Hello & goodbye + more").send(&client);
    let message: Message = sent.await.unwrap();
    assert!(message.sid.is_well_formed());

    let in_a_service = SendMessage::to("+15551110000")
        .service(&sid("MG"))
        .body("Later")
        .at("2026-12-01T10:00:00.25Z".parse().unwrap())
        .fallback_from("+15552220000")
        .status_callback_of(&order_status::at(4711), &url);
    in_a_service.send(&client).await.unwrap();

    let with_media = SendMessage::to("whatsapp:+15551110000")
        .from("whatsapp:+15552220000")
        .media("https://app.example/1.png")
        .media("https://app.example/2.png")
        .validity(Duration::from_millis(900_500))
        .application(&sid("AP"))
        .status_callback::<message_status>(&url);
    with_media.send(&client).await.unwrap();

    let template =
        SendMessage::to("+15551110000").from("+15552220000").template("HX0123456789abcdef0123456789abcdef");
    template
        .variables([("1", "Anna"), ("2", "\"9:00\"")])
        .param("SmartEncoded", true)
        .send(&client)
        .await
        .unwrap();
}

#[tokio::test]
async fn a_message_is_read_changed_and_deleted() {
    let Some((_contract, client)) = contract() else { return };
    let message: MessageSid = sid("SM");
    let read = client.message(&message).await.unwrap();
    let mut progress = MessageProgress::new();
    assert!(progress.update(read.status));
    client.cancel_message(&message).await.unwrap();
    client.redact_message(&message).await.unwrap();
    client.delete_message(&message).await.unwrap();
}
