//! How a call is placed.

use std::time::Duration;

use serde_json::Value;
use twiml_values::Method;

use super::recorded::recording;
use super::{events, time_limit, webhook};
use crate::call::{CallRecording, Detection, Leg, Mode, Outbound, Watcher};
use crate::fetch::Webhook;
use crate::line::Call;
use crate::message::is_number;
use crate::rest::asked::Form;
use crate::rest::desk::Desk;
use crate::rest::refusal::Refusal;
use crate::rest::reply::Reply;
use crate::rest::store::{Kind, Store};

/// All that a request can have.
#[rustfmt::skip]
const KNOWN: &[&str] = &[
    "To", "From", "Url", "Method", "Twiml", "ApplicationSid", "FallbackUrl", "FallbackMethod", "StatusCallback",
    "StatusCallbackEvent", "StatusCallbackMethod", "SendDigits", "Timeout", "TimeLimit", "MachineDetection", "AsyncAmd",
    "AsyncAmdStatusCallback", "AsyncAmdStatusCallbackMethod", "Record", "RecordingChannels", "RecordingTrack", "Trim",
    "RecordingStatusCallback", "RecordingStatusCallbackMethod", "RecordingStatusCallbackEvent",
];

/// How long the detection of a machine may take, by the parameter. It takes three seconds here, so they have no effect. The first is in seconds, and Twilio's
/// pages do not agree on its end; the others are in milliseconds.
///
/// <https://www.twilio.com/docs/voice/answering-machine-detection>
const DETECTION_TIMES: &[(&str, std::ops::RangeInclusive<u64>)] = &[
    ("MachineDetectionTimeout", 3..=60),
    ("MachineDetectionSpeechThreshold", 1000..=6000),
    ("MachineDetectionSpeechEndThreshold", 500..=5000),
    ("MachineDetectionSilenceTimeout", 2000..=10_000),
];

/// What changes nothing here. The transcript says so.
#[rustfmt::skip]
const IGNORED: &[&str] = &[
    "RecordingConfigurationId", "SipAuthUsername", "SipAuthPassword", "MachineDetectionTimeout",
    "MachineDetectionSpeechThreshold", "MachineDetectionSpeechEndThreshold", "MachineDetectionSilenceTimeout", "CallerId",
    "Byoc", "CallReason", "CallToken", "ClientNotificationUrl", "Passports",
];

const EVENTS: &[&str] = &["initiated", "ringing", "answered", "completed"];

impl Desk {
    /// Places a call. It rings once the request is answered.
    pub(in crate::rest) fn create_call(&self, form: &Form) -> Result<Reply, Refusal> {
        form.only(&[KNOWN, IGNORED].concat())?;
        let to = form.text("To").ok_or_else(|| Refusal::new(21201, ""))?;
        let from = form.text("From").ok_or_else(|| Refusal::new(21213, ""))?;
        self.check_addresses(to, from)?;
        let Documents { voice, twiml, fallback, watchers } = self.documents(form)?;
        let outbound = Outbound {
            from: from.to_owned(),
            to: to.to_owned(),
            voice,
            twiml,
            fallback,
            watchers,
            timeout: Duration::from_secs(form.number("Timeout", 1..=600, 21208)?.unwrap_or(60)),
            detection: detection(form)?,
            is_held: false,
            digits: form.text("SendDigits").map(str::to_owned),
            record: record(form)?,
            time_limit: time_limit(form)?,
        };
        let leg = self.phone.board().outbound(outbound)?;
        for (name, _) in form.iter().filter(|(name, _)| IGNORED.contains(name)) {
            leg.log().note(format!("`{name}` has no effect here"));
        }
        self.ring(&leg);
        let mut shown = self.show_call(&leg);
        for field in ["date_created", "date_updated", "start_time", "end_time"] {
            shown.set(field, Value::Null);
        }
        Ok(Reply::Created(shown))
    }

    /// Lets the other side ring, and whoever is there do what the test has said.
    fn ring(&self, leg: &Leg) {
        let callee = self.on_call.get()(&leg.facts().to);
        let call = Call::new(&self.phone, leg.clone());
        self.later.then(async move {
            if let Some(callee) = callee {
                // A call that was canceled by now does not ring any longer.
                let _ = call.callee(callee).await;
            }
        });
    }

    fn check_addresses(&self, to: &str, from: &str) -> Result<(), Refusal> {
        let is_other =
            |address: &str| ["client:", "sip:", "sips:", "DE"].iter().any(|start| address.starts_with(start));
        let numbers = self.store.read(Store::phone_numbers);
        if !is_number(to) && !is_other(to) {
            return Err(Refusal::new(21211, format!("`{to}`")));
        } else if !is_number(from) && (is_number(to) || !is_other(from)) {
            return Err(Refusal::new(21212, format!("`{from}`")));
        } else if is_number(from) && !numbers.is_empty() && !numbers.iter().any(|number| number == from) {
            return Err(Refusal::new(21210, from));
        }
        Ok(())
    }

    /// What the call does and tells: of the request, or of the application that it names.
    fn documents(&self, form: &Form) -> Result<Documents, Refusal> {
        if let Some(sid) = form.text("ApplicationSid") {
            return self.of_application(sid);
        }
        let told = webhook(form, "StatusCallback", "StatusCallbackMethod", 21609)?;
        let events = events(form, "StatusCallbackEvent", EVENTS, 21626)?;
        Ok(Documents {
            voice: webhook(form, "Url", "Method", 21205)?,
            twiml: form.text("Twiml").map(str::to_owned),
            fallback: webhook(form, "FallbackUrl", "FallbackMethod", 21205)?,
            watchers: told.map(|webhook| Watcher { webhook, events }).into_iter().collect(),
        })
    }

    fn of_application(&self, sid: &str) -> Result<Documents, Refusal> {
        let application = self.store.read(|store| store.find(Kind::Application, sid).cloned());
        let application = application.ok_or_else(|| Refusal::new(21218, sid))?;
        let webhook = |url: &str, method: &str| {
            let is_get = application.text(method) == Some("GET");
            let method = if is_get { Method::Get } else { Method::Post };
            application.text(url).map(|url| Webhook { url: url.to_owned(), method })
        };
        let completed = |webhook| Watcher { webhook, events: vec!["completed".to_owned()] };
        let told = webhook("status_callback", "status_callback_method").map(completed);
        Ok(Documents {
            voice: webhook("voice_url", "voice_method"),
            twiml: None,
            fallback: webhook("voice_fallback_url", "voice_fallback_method"),
            watchers: told.into_iter().collect(),
        })
    }
}

struct Documents {
    voice: Option<Webhook>,
    twiml: Option<String>,
    fallback: Option<Webhook>,
    watchers: Vec<Watcher>,
}

/// How it is recorded, if it is. Silence is not trimmed, since there is no sound that it could be told from.
fn record(form: &Form) -> Result<Option<CallRecording>, Refusal> {
    let is_recorded = form.flag("Record")?;
    let record = recording(form)?;
    Ok(is_recorded.then_some(record))
}

fn detection(form: &Form) -> Result<Option<Detection>, Refusal> {
    for (parameter, range) in DETECTION_TIMES {
        form.number(parameter, range.clone(), 20001)?;
    }
    let told = webhook(form, "AsyncAmdStatusCallback", "AsyncAmdStatusCallbackMethod", 21609)?;
    let to_the_end = match form.text("MachineDetection") {
        None => return Ok(None),
        Some("Enable") => false,
        Some("DetectMessageEnd") => true,
        Some(other) => return Err(Refusal::new(20001, format!("`MachineDetection` is `{other}`"))),
    };
    let mode = if form.flag("AsyncAmd")? { Mode::Beside(told) } else { Mode::First };
    Ok(Some(Detection { to_the_end, mode }))
}
