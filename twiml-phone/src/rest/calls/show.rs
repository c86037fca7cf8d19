//! How a call is shown.

use serde_json::Value;
use twiml_values::CallStatus;

use crate::call::Leg;
use crate::rest::desk::Desk;
use crate::rest::numbers::formatted;
use crate::rest::reply::pascal_case;
use crate::rest::resource::Resource;
use crate::rest::store::Kind;

/// What belongs to a call, of which the phone answers nothing.
const SUBRESOURCES: &[&str] = &[
    "events",
    "notifications",
    "payments",
    "recordings",
    "siprec",
    "streams",
    "transcriptions",
    "user_defined_message_subscriptions",
    "user_defined_messages",
];

impl Desk {
    /// A call as the REST API shows it. That it shows who has answered also with `AsyncAmd` is an assumption. Twilio tells prices some time later, and the phone never does.
    pub(in crate::rest) fn show_call(&self, leg: &Leg) -> Resource {
        let facts = leg.facts();
        let path = format!("Calls/{}", leg.sid());
        let status = match leg.status() {
            // Only callbacks have it.
            CallStatus::Initiated => CallStatus::Queued,
            status => status,
        };
        let changed = leg.ended_at().or_else(|| leg.answered_after().map(|after| leg.began_at() + after));
        let date = |at| Value::from(self.rfc_2822(at));
        let own = if facts.direction == "inbound" { &facts.to } else { &facts.from };
        let mut shown = self.common();
        for (field, text) in [
            ("sid", leg.sid().to_owned()),
            ("status", status.as_str().to_owned()),
            ("to", facts.to.clone()),
            ("to_formatted", formatted(&facts.to)),
            ("from", facts.from.clone()),
            ("from_formatted", formatted(&facts.from)),
            ("direction", facts.direction.to_owned()),
            ("price_unit", "USD".to_owned()),
            ("queue_time", "0".to_owned()),
            ("uri", self.uri(&path)),
        ] {
            shown.set(field, text);
        }
        shown.set("parent_call_sid", facts.parent.as_deref());
        shown.set("phone_number_sid", self.number_sid(own));
        shown.set("date_created", date(leg.began_at()));
        shown.set("date_updated", date(changed.unwrap_or_else(|| leg.began_at())));
        let has_begun = status != CallStatus::Queued;
        shown.set("start_time", if has_begun { date(leg.began_at()) } else { Value::Null });
        shown.set("end_time", leg.ended_at().map(date));
        let lasted = leg.seconds().filter(|_| leg.is_over() && status == CallStatus::Completed);
        shown.set("duration", lasted.map(|seconds| seconds.to_string()));
        shown.set("answered_by", leg.who_was_detected());
        for field in ["price", "forwarded_from", "group_sid", "caller_name", "trunk_sid"] {
            shown.set(field, Value::Null);
        }
        let uri = |name: &&str| {
            let name = pascal_case(name);
            self.uri(&format!("{path}/{name}")).into()
        };
        let subresources: Resource = SUBRESOURCES.iter().map(|name| (*name, uri(name))).collect();
        shown.set("subresource_uris", subresources.fields().clone());
        shown
    }

    fn number_sid(&self, number: &str) -> Option<String> {
        self.store.read(|store| {
            let is_it = |resource: &&Resource| resource.text("phone_number") == Some(number);
            store.all(Kind::Number).iter().find(is_it).map(|resource| resource.sid().to_owned())
        })
    }
}
