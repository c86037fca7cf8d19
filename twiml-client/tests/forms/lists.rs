//! Lists.

use twiml_client::prelude::*;
use twiml_runtime::CallStatus;

use crate::{check, sid};

#[test]
fn filters_have_their_operator_in_the_name() {
    let time = || "2026-01-02T03:04:05.6Z".parse().unwrap();
    let messages = ListMessages::new().to("+15551110000").from("+15552220000").page_size(20);
    let messages = messages.sent_since(time()).sent_before(time());
    let calls = ListCalls::new().to("+15551110000").from("client:anna").status(CallStatus::InProgress);
    let calls = calls.parent(&sid("CA")).started_since(time()).started_before(time());
    let calls = calls.ended_since(time()).ended_before(time()).page_size(1).page_size(1000);
    check([
        ("nothing", ListMessages::new().params().collect(), vec![]),
        (
            "messages",
            messages.params().collect(),
            vec![
                ("To", "+15551110000"),
                ("From", "+15552220000"),
                ("PageSize", "20"),
                ("DateSent>", "2026-01-02T03:04:05Z"),
                ("DateSent<", "2026-01-02T03:04:05Z"),
            ],
        ),
        (
            "calls",
            calls.params().collect(),
            vec![
                ("To", "+15551110000"),
                ("From", "client:anna"),
                ("Status", "in-progress"),
                ("ParentCallSid", "CA0123456789abcdef0123456789abcdef"),
                ("StartTime>", "2026-01-02T03:04:05Z"),
                ("StartTime<", "2026-01-02T03:04:05Z"),
                ("EndTime>", "2026-01-02T03:04:05Z"),
                ("EndTime<", "2026-01-02T03:04:05Z"),
                ("PageSize", "1000"),
            ],
        ),
    ]);
}
