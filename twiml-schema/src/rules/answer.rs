//! What the answer to a request can hold, which depends on who hears it.

use super::violation::Violation;
use crate::Delivery;

/// The violation of a verb in the answer to such a request, if it is one.
///
/// ```
/// use twiml_schema::{Delivery, rules::wrong_answer};
///
/// let violation = wrong_answer(Delivery::CallScreening, "Dial").unwrap();
/// assert_eq!(violation.code(), Some(13201));
/// assert!(wrong_answer(Delivery::CallScreening, "Say").is_none());
/// assert!(wrong_answer(Delivery::GatherAction, "Dial").is_none());
/// ```
pub fn wrong_answer(delivery: Delivery, verb: &str) -> Option<Violation> {
    let accepts = delivery.accepts().filter(|accepts| !accepts.verbs.contains(&verb))?;
    let refused = accepts.refuses(verb);
    Some(Violation::NotAccepted { verb: verb.to_owned(), accepts, refused })
}
