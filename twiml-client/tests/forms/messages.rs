//! Messages.

use std::time::Duration;

use twiml_client::prelude::*;

use crate::handlers::{message_status, order_status, public_url};
use crate::{check, sid};

const SERVICE: &str = "MG0123456789abcdef0123456789abcdef";

#[test]
fn a_message_is_written_as_twilio_reads_it() {
    let url = public_url();
    let plain = SendMessage::to("+15551110000").from("+15552220000").body("One").body("Two & three");
    let media = SendMessage::to("whatsapp:+15551110000").from("whatsapp:+15552220000");
    let media = media.media("https://app.example/1.png").media("https://app.example/2.png");
    let media = media.validity(Duration::from_millis(1500)).status_callback::<message_status>(&url);
    let later = SendMessage::to("+15551110000").service(&sid("MG")).body("Later");
    let later = later.at("2026-12-01T10:00:00.75Z".parse().unwrap()).fallback_from("+15552220000");
    let later = later.status_callback_of(&order_status::at(4711), &url);
    let template = SendMessage::to("+15551110000").from("+15552220000").template("HX1");
    let template =
        template.variables([("1", "Anna \"A\"")]).application(&sid("AP")).param("SmartEncoded", true);
    check([
        (
            "the second text replaces the first",
            plain.params().collect(),
            vec![("To", "+15551110000"), ("From", "+15552220000"), ("Body", "Two & three")],
        ),
        (
            "media are a list",
            media.params().collect(),
            vec![
                ("To", "whatsapp:+15551110000"),
                ("From", "whatsapp:+15552220000"),
                ("MediaUrl", "https://app.example/1.png"),
                ("MediaUrl", "https://app.example/2.png"),
                ("ValidityPeriod", "2"),
                ("StatusCallback", "https://app.example/message-status"),
            ],
        ),
        (
            "a time has no fractions",
            later.params().collect(),
            vec![
                ("To", "+15551110000"),
                ("MessagingServiceSid", SERVICE),
                ("Body", "Later"),
                ("ScheduleType", "fixed"),
                ("SendAt", "2026-12-01T10:00:00Z"),
                ("FallbackFrom", "+15552220000"),
                ("StatusCallback", "https://app.example/orders/4711/status"),
            ],
        ),
        (
            "variables are JSON",
            template.params().collect(),
            vec![
                ("To", "+15551110000"),
                ("From", "+15552220000"),
                ("ContentSid", "HX1"),
                ("ContentVariables", r#"{"1":"Anna \"A\""}"#),
                ("ApplicationSid", "AP0123456789abcdef0123456789abcdef"),
                ("SmartEncoded", "true"),
            ],
        ),
    ]);
}
