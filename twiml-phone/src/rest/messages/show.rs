//! How a message is shown.

use serde_json::Value;
use twiml_values::ErrorCode;

use crate::message::{Record, segments};
use crate::rest::desk::Desk;
use crate::rest::resource::Resource;

impl Desk {
    /// A message as the REST API shows it. Twilio tells prices some time later, and the phone never does.
    pub(in crate::rest) fn show_message(&self, record: &Record) -> Resource {
        // A messaging service has not picked the sender yet.
        let is_open = record.service.is_some() && matches!(record.status.as_str(), "accepted" | "scheduled");
        let path = format!("Messages/{}", record.sid);
        let mut shown = self.common();
        for (field, text) in [
            ("sid", record.sid.clone()),
            ("to", record.to.clone()),
            ("body", record.body.clone()),
            ("status", record.status.clone()),
            ("direction", record.direction.to_owned()),
            ("num_media", record.media.len().to_string()),
            ("num_segments", if is_open { 0 } else { segments(&record.body) }.to_string()),
            ("date_created", self.rfc_2822(record.created_at)),
            ("date_updated", self.rfc_2822(record.updated_at)),
            ("uri", self.uri(&path)),
        ] {
            shown.set(field, text);
        }
        shown.set("from", if is_open { Value::Null } else { record.from.as_str().into() });
        shown.set("messaging_service_sid", record.service.as_deref());
        shown.set("date_sent", record.sent_at.map(|at| self.rfc_2822(at)));
        shown.set("price", Value::Null);
        shown.set("price_unit", "USD");
        shown.set("error_code", record.error);
        let meaning = record.error.and_then(|code| ErrorCode::new(code).meaning());
        shown.set("error_message", meaning);
        let subresources: Resource = [("media", "Media"), ("feedback", "Feedback")]
            .into_iter()
            .map(|(field, name)| (field, self.uri(&format!("{path}/{name}")).into()))
            .collect();
        shown.set("subresource_uris", subresources.fields().clone());
        shown
    }
}
