//! Who waits: in a conference, in a queue.

use twiml_client::prelude::*;
use twiml_runtime::{CallSid, ConferenceSid, QueueSid};

use crate::handlers::{minutes_left, on_hold, public_url, voice};
use crate::{check, sid};

#[test]
fn a_participant_is_muted_held_and_told_something() {
    let url = public_url();
    let change = || UpdateParticipant::of(&sid::<ConferenceSid>("CF"), &sid::<CallSid>("CA"));
    check([
        (
            "hold has its handler",
            change().muted(false).hold_url::<on_hold>(&url).end_conference_on_exit(true).params().collect(),
            vec![
                ("Muted", "false"),
                ("Hold", "true"),
                ("HoldUrl", "https://app.example/on-hold"),
                ("HoldMethod", "POST"),
                ("EndConferenceOnExit", "true"),
            ],
        ),
        (
            "the later replaces the earlier",
            change().hold_url_of(&minutes_left::at(5), &url).hold(false).muted(true).params().collect(),
            vec![
                ("HoldUrl", "https://app.example/minutes/5"),
                ("HoldMethod", "GET"),
                ("Hold", "false"),
                ("Muted", "true"),
            ],
        ),
        (
            "an announcement",
            change().announce_url_of(&minutes_left::at(5), &url).param("BeepOnExit", true).params().collect(),
            vec![
                ("AnnounceUrl", "https://app.example/minutes/5"),
                ("AnnounceMethod", "GET"),
                ("BeepOnExit", "true"),
            ],
        ),
    ]);
}

#[test]
fn a_member_of_a_queue_goes_on_with_a_handler() {
    let url = public_url();
    let (queue, call): (QueueSid, CallSid) = (sid("QU"), sid("CA"));
    let expected = || vec![("Url", "https://app.example/voice"), ("Method", "POST")];
    check([
        ("the first", DequeueMember::front(&queue).url::<voice>(&url).params().collect(), expected()),
        ("one of them", DequeueMember::of(&queue, &call).url::<voice>(&url).params().collect(), expected()),
    ]);
}
