//! Messages.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use twiml_phone::Delivery;

use crate::application::start;

const PERSON: &str = "+14155550100";
const NUMBER: &str = "+12065550199";
const STATUS: (&str, &str) = ("StatusCallback", "https://app.example/message-status");

#[tokio::test]
async fn a_message_is_queued_and_then_delivered() {
    let (_, rest, client, told) = start().await;
    let form = [("To", PERSON), ("From", NUMBER), ("Body", "Hello! 👍"), STATUS];
    let sent = client.post("Messages.json", &form).await;
    assert_eq!(sent.status, 201);
    let sid = sent.sid();
    for (field, value) in [
        ("status", json!("queued")),
        ("direction", json!("outbound-api")),
        ("to", json!(PERSON)),
        ("from", json!(NUMBER)),
        ("body", json!("Hello! 👍")),
        ("num_segments", json!("1")),
        ("num_media", json!("0")),
        ("date_created", json!("Mon, 05 Jan 2026 17:00:00 +0000")),
        ("date_sent", Value::Null),
        ("price", Value::Null),
        ("error_code", Value::Null),
        ("messaging_service_sid", Value::Null),
        ("account_sid", json!(client.account)),
        ("uri", json!(format!("/2010-04-01/Accounts/{}/Messages/{sid}.json", client.account))),
    ] {
        assert_eq!(sent.json[field], value, "{field}");
    }
    rest.settled().await;
    assert_eq!(told.take(), ["message sent", "message delivered"]);
    let shown = client.get(&format!("Messages/{sid}.json")).await;
    assert_eq!(shown.json["status"], "delivered");
    assert_eq!(shown.json["date_sent"], "Mon, 05 Jan 2026 17:00:00 +0000");
    assert_eq!(rest.messages()[0].text("status"), Some("delivered"));
}

#[tokio::test]
async fn a_test_decides_what_becomes_of_a_message() {
    let (phone, rest, client, told) = start().await;
    rest.on_message(|message| match message.body.as_str() {
        "lost" => Some(Delivery::undelivered(30003)),
        _ => None,
    });
    let lost =
        client.post("Messages.json", &[("To", PERSON), ("From", NUMBER), ("Body", "lost"), STATUS]).await;
    rest.settled().await;
    assert_eq!(told.take(), ["message sent", "message undelivered 30003"]);
    let shown = client.get(&format!("Messages/{}.json", lost.sid())).await;
    assert_eq!((&shown.json["status"], &shown.json["error_code"]), (&json!("undelivered"), &json!(30003)));
    assert!(shown.json["error_message"].is_string(), "{shown:?}");

    let open =
        client.post("Messages.json", &[("To", PERSON), ("From", NUMBER), ("Body", "open"), STATUS]).await;
    rest.settled().await;
    assert_eq!(told.take(), [""; 0]);
    phone.deliver(&open.sid(), Delivery::failed(30008)).await;
    assert_eq!(told.take(), ["message failed 30008"]);
}

#[tokio::test]
async fn a_webhook_can_send_a_message_before_it_answers() {
    let (phone, rest, _, told) = start().await;
    let conversation = phone.text("/order", "pizza").await.unwrap();
    assert_eq!(conversation.replies(), ["The courier's message is queued."]);
    rest.settled().await;
    assert_eq!(told.take(), ["message sent", "message delivered"]);
    let directions: Vec<_> =
        rest.messages().iter().map(|message| message.text("direction").unwrap().to_owned()).collect();
    assert_eq!(directions, ["inbound", "outbound-api", "outbound-reply"]);
}

#[tokio::test]
async fn a_message_to_a_number_of_the_account_arrives_there() {
    let (_, rest, client, told) = start().await;
    rest.add_number("+12065550111").unwrap();
    let number = rest.add_number(NUMBER).unwrap();
    let path = format!("IncomingPhoneNumbers/{}.json", number.sid());
    client.post(&path, &[("SmsUrl", "https://app.example/order")]).await;
    client
        .post("Messages.json", &[("To", NUMBER), ("From", "+12065550111"), ("Body", "pizza"), STATUS])
        .await;
    rest.settled().await;
    let sent: Vec<_> = rest
        .messages()
        .iter()
        .map(|message| ["direction", "to", "body"].map(|field| message.text(field).unwrap().to_owned()))
        .collect();
    assert_eq!(
        sent,
        [
            ["outbound-api", NUMBER, "pizza"],
            ["inbound", NUMBER, "pizza"],
            ["outbound-api", "+14155550177", "An order!"],
            ["outbound-reply", "+12065550111", "The courier's message is queued."],
        ]
    );
    // Those of two messages come in any order.
    let mut told = told.take();
    told.sort();
    assert_eq!(told, ["message delivered", "message delivered", "message sent", "message sent"]);
}

#[tokio::test]
async fn messages_that_cannot_be_sent_are_refused() {
    let (phone, rest, client, _) = start().await;
    rest.add_number(NUMBER).unwrap();
    let long = "x".repeat(1601);
    let good = [("To", PERSON), ("From", NUMBER), ("Body", "x")];
    for (change, code) in [
        (("To", ""), 21604),
        (("To", "x"), 21211),
        (("To", NUMBER), 21266),
        (("From", ""), 21603),
        (("From", "+15005550001"), 21606),
        (("Body", ""), 21602),
        (("Body", &long), 21617),
        (("MediaUrl", "x"), 21620),
        (("StatusCallback", "https://a_b.example/"), 21609),
        (("ValidityPeriod", "0"), 21624),
        (("ContentVariables", "{}"), 21654),
        (("ContentSid", "x"), 21655),
        (("ApplicationSid", "AP0123456789abcdef0123456789abcdef"), 21218),
        (("SmartEncoded", "yes"), 20001),
        (("ScheduleType", "later"), 35126),
        (("ScheduleType", "fixed"), 35111),
    ] {
        let mut form = good.to_vec();
        match form.iter_mut().find(|(name, _)| *name == change.0) {
            Some(old) => *old = change,
            None => form.push(change),
        }
        assert_eq!(client.post("Messages.json", &form).await.refusal(), (400, code), "{change:?}");
    }
    assert_eq!(rest.messages(), []);
    phone.text("/bye", "STOP").from(PERSON).to(NUMBER).await.unwrap_err();
    assert_eq!(client.post("Messages.json", &good).await.refusal(), (400, 21610));
}

#[tokio::test]
async fn a_messaging_service_picks_the_sender() {
    let (_, rest, client, told) = start().await;
    let number = rest.add_number(NUMBER).unwrap();
    let service = rest.add_service(&[("FriendlyName", "Orders"), ("StatusCallback", STATUS.1)]).unwrap();
    let form = [("To", PERSON), ("MessagingServiceSid", service.sid()), ("Body", "x")];
    assert_eq!(client.post("Messages.json", &form).await.refusal(), (400, 21704));
    let members = format!("/v1/Services/{}/PhoneNumbers", service.sid());
    client.post(&members, &[("PhoneNumberSid", number.sid())]).await;
    let sent = client.post("Messages.json", &form).await;
    assert_eq!((&sent.json["status"], &sent.json["from"]), (&json!("accepted"), &Value::Null));
    assert_eq!(sent.json["num_segments"], "0");
    rest.settled().await;
    assert_eq!(told.take(), ["message sent", "message delivered"]);
    assert_eq!(rest.messages()[0].text("from"), Some(NUMBER));
    let other =
        [("To", PERSON), ("MessagingServiceSid", "MG0123456789abcdef0123456789abcdef"), ("Body", "x")];
    assert_eq!(client.post("Messages.json", &other).await.refusal(), (404, 21701));
}

#[tokio::test]
async fn a_message_can_be_sent_later_or_never() {
    let (phone, rest, client, told) = start().await;
    let at = |seconds| (Timestamp::now() + SignedDuration::from_secs(seconds)).strftime("%FT%TZ").to_string();
    let (in_an_hour, too_soon) = (at(3600), at(60));
    let form = |send_at| {
        let service = ("MessagingServiceSid", "MG0123456789abcdef0123456789abcdef");
        [
            ("To", PERSON),
            ("From", NUMBER),
            service,
            ("Body", "x"),
            STATUS,
            ("ScheduleType", "fixed"),
            ("SendAt", send_at),
        ]
    };
    assert_eq!(client.post("Messages.json", &form(&too_soon)).await.refusal(), (400, 35114));
    let sent = client.post("Messages.json", &form(&in_an_hour)).await;
    let canceled = client.post("Messages.json", &form(&in_an_hour)).await;
    assert_eq!((&sent.json["status"], &sent.json["from"]), (&json!("scheduled"), &Value::Null));
    let path = format!("Messages/{}.json", canceled.sid());
    assert_eq!(client.delete(&path).await.refusal(), (409, 20009));
    assert_eq!(client.post(&path, &[("Status", "canceled")]).await.json["status"], "canceled");
    assert_eq!(client.post(&path, &[("Status", "canceled")]).await.refusal(), (400, 30409));
    rest.settled().await;
    assert_eq!(told.take(), ["message canceled"]);
    phone.wait(Duration::from_secs(3601)).await;
    assert_eq!(told.take(), ["message sent", "message delivered"]);
    assert_eq!(client.get(&path).await.json["status"], "canceled");
}

#[tokio::test]
async fn a_message_can_be_emptied_and_deleted() {
    let (_, rest, client, _) = start().await;
    let form =
        [("To", PERSON), ("From", NUMBER), ("Body", "a secret"), ("MediaUrl", "https://a.example/1.png")];
    let sent = client.post("Messages.json", &form).await;
    assert_eq!(sent.json["num_media"], "1");
    rest.settled().await;
    let path = format!("Messages/{}.json", sent.sid());
    let media = client.get(&format!("Messages/{}/Media.json", sent.sid())).await;
    assert_eq!(media.json["media_list"][0]["parent_sid"], sent.json["sid"]);
    let uri = media.json["media_list"][0]["uri"].as_str().unwrap();
    assert_eq!(client.get(uri).await.json, media.json["media_list"][0]);
    assert_eq!(client.post(&path, &[("Body", "other")]).await.refusal(), (400, 20001));
    assert_eq!(client.post(&path, &[("Body", "")]).await.json["body"], "");
    assert_eq!(client.get(&path).await.json["body"], "");
    let deleted = client.delete(&path).await;
    assert_eq!((deleted.status, deleted.text.as_str()), (204, ""));
    assert_eq!(client.get(&path).await.refusal(), (404, 20404));
    assert_eq!(rest.messages(), []);
}

#[tokio::test]
async fn messages_are_listed_a_page_at_a_time() {
    let (_, rest, client, _) = start().await;
    for body in ["1", "2", "3"] {
        client.post("Messages.json", &[("To", PERSON), ("From", NUMBER), ("Body", body)]).await;
    }
    client.post("Messages.json", &[("To", "+14155550111"), ("From", NUMBER), ("Body", "4")]).await;
    rest.settled().await;
    let mut path = "Messages.json?To=%2B14155550100&DateSent=2026-01-05&PageSize=2".to_owned();
    let mut bodies = Vec::new();
    loop {
        let page = client.get(&path).await;
        let messages = page.json["messages"].as_array().unwrap_or_else(|| panic!("{page:?}")).clone();
        bodies.extend(messages.iter().map(|message| message["body"].as_str().unwrap().to_owned()));
        match page.json["next_page_uri"].as_str() {
            Some(next) => path = next.to_owned(),
            None => break,
        }
    }
    assert_eq!(bodies, ["3", "2", "1"]);
    assert_eq!(client.get("Messages.json?DateSent%3E=2026-01-06").await.json["messages"], json!([]));
    assert_eq!(client.get("Messages.json?PageSize=5000").await.refusal(), (400, 20007));
}
