//! Whether a message can be sent, as far as its text and its addresses tell.

use super::address::{can_receive, can_send};
use crate::fault::Fault;
use crate::transcript::SentMessage;

/// The longest text, in characters.
pub(super) const LONGEST_BODY: usize = 1600;

/// Refuses a message without a text or a file, with a text that is too long, or with an address that cannot be one.
pub(crate) fn check_sendable(message: &SentMessage) -> Result<(), Fault> {
    let SentMessage { to, from, body, media, .. } = message;
    let length = body.chars().count();
    if body.is_empty() && media.is_empty() {
        Err(Fault::new(14103, "it is empty"))
    } else if length > LONGEST_BODY {
        Err(Fault::new(14103, format!("it has {length} characters")))
    } else if !can_receive(to) {
        Err(Fault::new(14101, format!("`{to}`")))
    } else if !can_send(from) {
        Err(Fault::new(14102, format!("`{from}`")))
    } else {
        Ok(())
    }
}
