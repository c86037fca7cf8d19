//! A phone that writes to applications of this framework.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test stops on what it did not expect")]

use std::sync::{Arc, Mutex};

use twiml_phone::{Chaos, Delivery, MessageAction, MessageSettings, Phone, RestMessage};
use twiml_runtime::prelude::*;

type Told = Arc<Mutex<Vec<String>>>;

#[sms_webhook("/sms")]
async fn sms(msg: IncomingMessage, State(_): State<Told>) -> MessagingResponse {
    let number = msg.from.to_string();
    twiml! {
        <Response>
            <Message statusCallback=message_status>"You wrote: " {&msg.body}</Message>
            if !msg.media.is_empty() {
                <Message>"With " {msg.media[0].content_type.as_str()} " from " {number.as_str()}</Message>
            }
        </Response>
    }
}

#[sms_webhook("/fails", fallback = plan_b)]
async fn fails(_msg: IncomingMessage) -> Result<MessagingResponse, BoxError> {
    Err("it always does".into())
}

#[sms_webhook("/plan-b")]
async fn plan_b(failed: Fallback<IncomingMessage>) -> MessagingResponse {
    let code = failed.error_code.number();
    twiml! { <Response><Message>"Trouble " {code}</Message></Response> }
}

#[sms_webhook("/warns")]
async fn warns(_msg: IncomingMessage) -> MessagingResponse {
    twiml! { <Response><Message "colour"="red">"Hi."</Message></Response> }
}

#[sms_webhook("/asks")]
async fn asks(_msg: IncomingMessage) -> MessagingResponse {
    twiml! { <Response><Message action=asked>"One."</Message></Response> }
}

#[sms_webhook("/asked")]
async fn asked(msg: IncomingMessage) -> MessagingResponse {
    let status = msg.message_status.unwrap().to_string();
    twiml! { <Response><Message>"Two, after " {status.as_str()} "."</Message></Response> }
}

#[status_callback("/status")]
async fn message_status(update: MessageStatusUpdate, State(told): State<Told>) {
    let code = update.error_code.map(|code| format!(" {code}")).unwrap_or_default();
    told.lock().unwrap().push(format!("{}{code}", update.message_status));
}

fn phone() -> (Phone, Told) {
    let told = Told::default();
    let verifier = Verifier::new("a token of the test's own", "https://app.example/hooks").unwrap();
    let webhooks = webhooks![sms, fails, plan_b, warns, asks, asked, message_status];
    let app = webhooks.verified_by(verifier.clone()).into_router().with_state(told.clone());
    (Phone::new(app, verifier), told)
}

fn told(told: &Told) -> Vec<String> {
    std::mem::take(&mut told.lock().unwrap())
}

#[tokio::test]
async fn a_person_writes_and_gets_replies() {
    let (phone, _) = phone();
    let conversation = phone.text(sms::PATH, "hello").await.unwrap();
    assert_eq!(conversation.replies(), ["You wrote: hello"]);
    conversation.text("bye & so on").await.unwrap();
    assert_eq!(conversation.replies(), ["You wrote: hello", "You wrote: bye & so on"]);
    assert_eq!(conversation.questions().len(), 2);
    assert!(conversation.to_string().contains("You wrote: hello"), "{conversation}");
    assert_eq!(conversation.errors(), []);
}

#[tokio::test]
async fn a_message_can_have_media_and_another_sender() {
    let (phone, _) = phone();
    let conversation =
        phone.text(sms::PATH, "").from("whatsapp:+15550001111").media("image/jpeg").await.unwrap();
    assert_eq!(conversation.replies()[1], "With image/jpeg from whatsapp:+15550001111");
    assert_eq!(conversation.replies()[1].to, "whatsapp:+15550001111");
    let asked = &conversation.questions()[0];
    assert_eq!((asked.param("MessageType"), asked.param("NumMedia")), (Some("image"), Some("1")));
    assert!(asked.param("MessageSid").unwrap().starts_with("MM"));
}

#[tokio::test]
async fn an_application_that_fails_is_an_error_that_tells_what_happened() {
    let (phone, _) = phone();
    let failed = phone.text(fails::PATH, "hello").await.unwrap_err();
    assert_eq!(failed.code(), 11200);
    assert!(failed.to_string().contains("POST https://app.example/hooks/fails -> 500"), "{failed}");

    let mut settings = MessageSettings::default();
    settings.fallback = Some(plan_b::PATH.to_owned());
    phone.set_messaging(settings);
    let conversation = phone.text(fails::PATH, "hello").await.unwrap();
    assert_eq!(conversation.replies(), ["Trouble 11200"]);
}

#[tokio::test]
async fn a_warning_is_an_error_for_a_strict_phone() {
    let (phone, _) = phone();
    let conversation = phone.text(warns::PATH, "hello").await.unwrap();
    assert_eq!((conversation.replies().len(), conversation.errors()[0].code), (1, ErrorCode::new(12200)));
    let failed = phone.strict().text(warns::PATH, "hello").await.unwrap_err();
    assert!(failed.to_string().starts_with("warning 12200: "), "{failed}");
}

#[tokio::test]
async fn an_action_goes_on_or_hears_of_the_status() {
    let (phone, _) = phone();
    let conversation = phone.text(asks::PATH, "hello").await.unwrap();
    assert_eq!(conversation.replies(), ["One.", "Two, after queued."]);

    let mut settings = MessageSettings::default();
    settings.action = MessageAction::Status;
    phone.set_messaging(settings);
    let conversation = phone.text(asks::PATH, "hello").await.unwrap();
    assert_eq!(conversation.replies(), ["One."]);
    phone.status(&conversation.replies()[0].sid, MessageStatus::Sent).await;
    assert_eq!(conversation.notices()[0].param("MessageStatus"), Some("sent"));
}

#[tokio::test]
async fn replies_and_messages_of_the_rest_api_have_a_status() {
    let (phone, heard) = phone();
    let conversation = phone.text(sms::PATH, "hello").await.unwrap();
    phone.deliver(&conversation.replies()[0].sid, MessageStatus::Delivered).await;
    assert_eq!(told(&heard), ["sent", "delivered"]);

    let message = RestMessage {
        to: Some("+15550001111".to_owned()),
        from: Some("+15550002222".to_owned()),
        body: Some("Ready.".to_owned()),
        status_callback: Some(message_status::PATH.to_owned()),
        ..RestMessage::default()
    };
    let accepted = phone.create_message(message.clone()).unwrap();
    assert_eq!(accepted.status, "queued");
    phone.deliver(&accepted.sid, Delivery::undelivered(30003)).await;
    assert_eq!(told(&heard), ["sent", "undelivered 30003"]);

    phone.text(sms::PATH, "STOP").from("+15550001111").to("+15550002222").await.unwrap();
    let refused = phone.create_message(message).unwrap_err();
    assert_eq!(refused.fault().code(), 21610);
}

#[tokio::test]
async fn statuses_come_twice_or_out_of_order_on_request() {
    let (phone, heard) = phone();
    let conversation = phone.text(sms::PATH, "hello").await.unwrap();
    let sid = conversation.replies()[0].sid.clone();
    phone.set_chaos(Chaos { duplicated: 100, ..Chaos::default() });
    phone.deliver(&sid, MessageStatus::Delivered).await;
    assert_eq!(told(&heard), ["sent", "sent", "delivered", "delivered"]);
    phone.set_chaos(Chaos { reordered: 100, ..Chaos::default() });
    phone.deliver(&sid, MessageStatus::Delivered).await;
    assert_eq!(told(&heard), ["delivered", "sent"]);
    phone.set_chaos(Chaos { dropped: 100, ..Chaos::default() });
    phone.deliver(&sid, MessageStatus::Delivered).await;
    assert_eq!(told(&heard), [""; 0]);
}

#[tokio::test]
async fn a_wrong_signature_is_refused_by_the_application() {
    let (phone, _) = phone();
    phone.set_chaos(Chaos { wrong_signature: 100, ..Chaos::default() });
    let failed = phone.text(sms::PATH, "hello").await.unwrap_err();
    assert!(failed.to_string().contains("-> 403"), "{failed}");
}

#[tokio::test(start_paused = true)]
async fn an_application_that_takes_too_long_costs_no_time() {
    async fn slow() -> &'static str {
        tokio::time::sleep(std::time::Duration::from_secs(60)).await;
        "too late"
    }
    let verifier = Verifier::new("a token of the test's own", "https://app.example").unwrap();
    let app = axum::Router::new().route("/sms", axum::routing::post(slow));
    let phone = Phone::new(app, verifier);
    let failed = phone.text("/sms", "hello").await.unwrap_err();
    assert_eq!(failed.code(), 11200);
    assert!(failed.to_string().contains("no response came in time"), "{failed}");
}

#[tokio::test]
async fn an_application_can_listen_anywhere() {
    let told = Told::default();
    // It listens here, and is called there.
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let verifier = Verifier::new("a token of the test's own", "https://app.example").unwrap();
    let webhooks = webhooks![sms, message_status].verified_by(verifier.clone());
    let app: axum::Router = webhooks.into_router().with_state(told);
    tokio::spawn(async move { axum::serve(listener, app).await });

    let phone = Phone::connect(&address, verifier.clone());
    let conversation = phone.text(sms::PATH, "hello").await.unwrap();
    assert_eq!(conversation.replies(), ["You wrote: hello"]);

    let nobody = Phone::connect("http://127.0.0.1:9", verifier);
    let failed = nobody.text(sms::PATH, "hello").await.unwrap_err();
    assert_eq!(failed.code(), 11205);
    assert!(failed.to_string().contains("the connection was refused"), "{failed}");
}
