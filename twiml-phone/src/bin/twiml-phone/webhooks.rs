//! The kinds of webhook, by the names that the registry has for them.

use twiml_runtime::payload::{PayloadRow, rows};

/// All names, such as `gather-action`, without repetitions.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    let mut names: Vec<_> = rows().iter().flat_map(|row| names_of(row)).collect();
    names.sort_unstable();
    names.dedup();
    names.into_iter()
}

/// The payload that a webhook of this name carries.
pub(crate) fn payload(name: &str) -> Option<&'static PayloadRow> {
    rows().iter().copied().find(|row| names_of(row).any(|of| of == name))
}

/// The name of the webhook that a request with these parameters looks like.
pub(crate) fn recognise(params: &[(String, String)]) -> &'static str {
    let is_there = |name: &&str| params.iter().any(|(given, _)| given == name);
    let fits = |row: &&&PayloadRow| row.recognised_by.iter().any(|names| names.iter().all(is_there));
    let row = rows().iter().find(fits);
    row.and_then(|row| names_of(row).next()).unwrap_or("webhook")
}

fn names_of(row: &PayloadRow) -> impl Iterator<Item = &'static str> + use<> {
    row.received_by.iter().flat_map(|receiver| receiver.webhooks).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_has_a_payload() {
        assert!(names().count() > 30);
        names().for_each(|name| assert!(payload(name).is_some(), "{name}"));
        assert_eq!(payload("gather-action").map(|row| row.name), Some("GatherInput"));
    }

    #[test]
    fn a_request_is_recognised_by_its_parameters() {
        let with = |names: &[&str]| {
            let params: Vec<_> = names.iter().map(|name| ((*name).to_owned(), String::new())).collect();
            recognise(&params)
        };
        assert_eq!(with(&["CallSid", "AccountSid", "CallStatus", "DialCallStatus"]), "dial-action");
        assert_eq!(with(&["MessageSid", "AccountSid", "Body", "From", "NumMedia"]), "incoming-message");
        assert_eq!(with(&[]), "webhook");
    }
}
