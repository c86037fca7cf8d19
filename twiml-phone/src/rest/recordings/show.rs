//! How a recording is shown.

use serde_json::Value;

use crate::call::{Of, Recording};
use crate::rest::desk::Desk;
use crate::rest::resource::Resource;

impl Desk {
    /// A recording as the REST API shows it, alone or below its call. Twilio tells prices some time later, and the phone never does.
    pub(in crate::rest) fn show_recording(&self, recording: &Recording, call: Option<&str>) -> Resource {
        let own = format!("Recordings/{}", recording.sid);
        let path = call.map_or_else(|| own.clone(), |call| format!("Calls/{call}/{own}"));
        let (of_call, of_conference) = match &recording.source.of {
            Of::Call(sid) => (Some(sid.as_str()), None),
            Of::Conference(sid) => (None, Some(sid.as_str())),
        };
        let ended_at = recording.ended_at();
        let mut shown = self.common();
        for (field, text) in [
            ("sid", recording.sid.clone()),
            ("status", recording.status().to_owned()),
            ("source", recording.source.name.to_owned()),
            ("date_created", self.rfc_2822(recording.began_at)),
            ("date_updated", self.rfc_2822(ended_at.unwrap_or(recording.began_at))),
            ("start_time", self.rfc_2822(recording.began_at)),
            ("price_unit", "USD".to_owned()),
            ("uri", self.uri(&path)),
        ] {
            shown.set(field, text);
        }
        shown.set("call_sid", of_call);
        shown.set("conference_sid", of_conference);
        shown.set("channels", recording.source.channels);
        shown.set("duration", ended_at.map(|_| recording.seconds().to_string()));
        for field in ["price", "error_code", "encryption_details"] {
            shown.set(field, Value::Null);
        }
        if call.is_some() {
            shown.set("track", recording.track.as_str());
        } else {
            shown.set("media_url", recording.url.as_str());
            let subresources: Resource =
                [("add_on_results", "AddOnResults"), ("transcriptions", "Transcriptions")]
                    .into_iter()
                    .map(|(field, name)| (field, self.uri(&format!("{own}/{name}")).into()))
                    .collect();
            shown.set("subresource_uris", subresources.fields().clone());
        }
        shown
    }
}
