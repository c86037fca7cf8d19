//! The span of a request: what belongs to one request is found together in the log.

use axum::response::Response;
use tracing::Span;
use tracing::field::{Empty, debug};

use super::clock::Clock;
use super::descriptor::Descriptor;
use crate::params::Params;
use crate::payload::{PayloadRow, rows};
use crate::value::{AccountSid, CallSid, is_well_formed_sid};
use crate::verify::{ACCOUNT, Reason};

/// The spans of a webhook.
#[derive(Debug)]
pub(super) struct Spans {
    webhook: Descriptor,
    /// What it receives. A `Fallback` has a row for each kind of request, and a `Signed` has none.
    row: Option<&'static PayloadRow>,
    /// Whether they show who writes or calls, and to whom.
    senders: bool,
}

impl Spans {
    pub(super) fn new(webhook: Descriptor, senders: bool) -> Self {
        let row = rows().iter().find(|row| row.name == webhook.payload && row.request.is_none());
        Self { webhook, row: row.copied(), senders }
    }

    /// The span of a request of which nothing is known yet. What it shows later is added when it was verified.
    pub(super) fn open(&self) -> Span {
        tracing::info_span!(
            target: "twiml_runtime",
            "webhook",
            handler = self.webhook.name,
            path = self.webhook.path,
            account_sid = Empty,
            call_sid = Empty,
            message_sid = Empty,
            conference_sid = Empty,
            conversation_sid = Empty,
            recording_sid = Empty,
            reservation_sid = Empty,
            room_sid = Empty,
            siprec_sid = Empty,
            stream_sid = Empty,
            transcription_sid = Empty,
            usage_trigger_sid = Empty,
            sid = Empty,
            from = Empty,
            to = Empty,
            verdict = Empty,
            reason = Empty,
            status = Empty,
            milliseconds = Empty,
        )
    }

    /// Says in the span whose request it is, and what it is about.
    pub(super) fn verified(&self, span: &Span, params: &Params) {
        if span.is_disabled() {
            return;
        }
        let sid = |name, prefixes| params.get(name).filter(|sid| is_well_formed_sid(sid, prefixes));
        record(span, "account_sid", sid(ACCOUNT, AccountSid::PREFIXES));
        record(span, "call_sid", sid("CallSid", CallSid::PREFIXES));
        match self.subject(params) {
            // That is there already.
            None | Some(("call_sid", _)) => {}
            Some((field, sid)) => record(span, field, Some(sid)),
        }
        if self.senders {
            record(span, "from", params.get("From"));
            record(span, "to", params.get("To"));
        }
    }

    /// What the request is about, also where the handler takes no payload, or one that is not in the request.
    fn subject<'a>(&self, params: &'a Params) -> Option<(&'static str, &'a str)> {
        let recognised = || rows().iter().find(|row| row.recognises(params))?.subject(params);
        self.row.and_then(|row| row.subject(params)).or_else(recognised)
    }
}

/// Adds a value, if there is one. Subscribers write something of `None` as well.
fn record(span: &Span, field: &'static str, value: Option<&str>) {
    if let Some(value) = value {
        span.record(field, value);
    }
}

/// What became of a request before its handler.
#[derive(Debug, Clone, Copy)]
pub(super) enum Verdict {
    /// The handler runs.
    Accepted,
    /// It is answered as it was before.
    Repeated,
    /// It does not show where its URL ends.
    WithoutEnd,
    /// It does not prove to come from Twilio.
    Refused(Reason),
}

impl Verdict {
    /// Says so in the span.
    pub(super) fn record(self, span: &Span) {
        if span.is_disabled() {
            return;
        }
        match self {
            Self::Accepted => span.record("verdict", "accepted"),
            Self::Repeated => span.record("verdict", "repeated"),
            Self::WithoutEnd => span.record("verdict", "refused").record("reason", debug(self)),
            Self::Refused(reason) => span.record("verdict", "refused").record("reason", debug(reason)),
        };
    }
}

/// Says in the span how the request was answered.
pub(super) fn leave(span: &Span, response: &Response, clock: Clock) {
    if !span.is_disabled() {
        span.record("status", response.status().as_u16()).record("milliseconds", clock.milliseconds());
    }
}

#[cfg(test)]
mod tests {
    use std::panic::Location;

    use tracing::span::{Attributes, Id, Record};
    use tracing::{Event, Metadata, Subscriber};

    use super::*;
    use crate::value::Method;

    /// Takes everything, and does nothing with it.
    struct Everything;

    impl Subscriber for Everything {
        fn enabled(&self, _: &Metadata<'_>) -> bool {
            true
        }

        fn new_span(&self, _: &Attributes<'_>) -> Id {
            Id::from_u64(1)
        }

        fn record(&self, _: &Id, _: &Record<'_>) {}
        fn record_follows_from(&self, _: &Id, _: &Id) {}
        fn event(&self, _: &Event<'_>) {}
        fn enter(&self, _: &Id) {}
        fn exit(&self, _: &Id) {}
    }

    #[test]
    fn the_span_has_a_field_for_whatever_a_request_is_about() {
        let webhook = Descriptor {
            name: "sms",
            path: "/sms",
            method: Method::Post,
            attribute: "sms_webhook",
            payload: "",
            location: Location::caller(),
            entry: None,
            names_account: true,
            path_hash: 0,
        };
        let open = || Spans::new(webhook, false).open();
        let span = tracing::subscriber::with_default(Everything, open);
        for row in rows() {
            let field = row.subject_row().map(|parameter| parameter.field);
            assert!(field.is_some_and(|field| span.has_field(field)), "{}: {field:?}", row.name);
        }
    }
}
