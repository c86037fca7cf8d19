//! What happened on a phone.

use twiml_phone::Phone;
use twiml_phone::transcript::What;

/// Prints it, without the documents.
pub(crate) fn print_events(phone: &Phone) {
    print_events_after(phone, 0);
}

/// Prints it from an event on, and says how many there are.
pub(crate) fn print_events_after(phone: &Phone, shown: usize) -> usize {
    phone.transcript().read(|events| {
        let new = events.get(shown..).unwrap_or_default();
        for event in new.iter().filter(|event| !matches!(event.what, What::Document { .. })) {
            println!("{event}");
        }
        events.len()
    })
}
