//! What the account of a scenario has.

use serde_json::Value;
use twiml_phone::{CallSettings, ConferenceSettings, QueueSettings};

use super::{Step, number, text, texts};

/// What the account has.
pub(super) fn of(config: &Step) -> CallSettings {
    let mut settings = CallSettings::default();
    for (sid, path) in config.get("apps").and_then(Value::as_object).into_iter().flatten() {
        settings.applications.push((sid.clone(), format!("https://app.example{}", path.as_str().unwrap())));
    }
    if let Some(queue) = config.get("queue") {
        let mut given = QueueSettings::new(text(queue, "name").unwrap());
        given.max = number(queue, "max").unwrap_or(given.max);
        given.waiting = number(queue, "waiting").unwrap_or_default();
        settings.queues.push(given);
    }
    if let Some(conference) = config.get("conference") {
        let mut given = ConferenceSettings::new(text(conference, "name").unwrap());
        given.participants = texts(conference.get("labels"));
        let participants = conference.get("participants");
        let listed = participants.and_then(Value::as_array).map(Vec::len);
        let unnamed = listed.or_else(|| number(conference, "participants")).unwrap_or_default();
        given.participants.extend(std::iter::repeat_n(String::new(), unnamed));
        given.max = number(conference, "max").unwrap_or(given.max);
        settings.conferences.push(given);
    }
    settings.rooms = texts(config.get("rooms"));
    settings.pay_connectors = config.get("pay_connector").map(|connector| match connector {
        Value::String(name) => vec![name.clone()],
        _ => Vec::new(),
    });
    settings
}
