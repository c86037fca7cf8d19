//! How a message is sent.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use serde_json::{Map, Value};

use super::check_flags;
use crate::machine::Pace;
use crate::message::{Outgoing, RestMessage};
use crate::rest::asked::Form;
use crate::rest::desk::Desk;
use crate::rest::refusal::Refusal;
use crate::rest::reply::Reply;
use crate::rest::store::Kind;

/// All that a request can have. Those that are not read below have no effect here.
#[rustfmt::skip]
const KNOWN: &[&str] = &[
    "To", "From", "MessagingServiceSid", "Body", "MediaUrl", "ContentSid", "ContentVariables", "StatusCallback",
    "ApplicationSid", "ScheduleType", "SendAt", "ValidityPeriod", "SendAsMms", "SmartEncoded", "ShortenUrls",
    "ProvideFeedback", "ContentRetention", "AddressRetention", "PersistentAction", "FallbackFrom", "Attempt",
    "TrafficType", "RiskCheck", "MaxPrice", "ForceDelivery",
];

const FLAGS: &[&str] = &["SendAsMms", "SmartEncoded", "ShortenUrls", "ProvideFeedback", "ForceDelivery"];

/// How long before a message is sent it can be scheduled, at least and at most, in seconds.
///
/// <https://www.twilio.com/docs/messaging/features/message-scheduling>
const WINDOW: std::ops::RangeInclusive<i64> = 300..=35 * 24 * 3600;

impl Desk {
    /// Takes a message, and sends it. Callbacks follow once the request is answered.
    pub(in crate::rest) fn create_message(self: &Arc<Self>, form: &Form) -> Result<Reply, Refusal> {
        form.only(KNOWN)?;
        check_flags(form, FLAGS)?;
        form.number("ValidityPeriod", 1..=36000, 21624)?;
        if let Some(to) = form.text("To").filter(|to| form.text("From") == Some(to)) {
            return Err(Refusal::new(21266, to));
        }
        let wait = schedule(form)?;
        let outgoing = self.phone.office().prepare(RestMessage {
            to: form.text("To").map(str::to_owned),
            from: self.sender(form)?,
            messaging_service_sid: form.text("MessagingServiceSid").map(str::to_owned),
            body: body(form)?,
            media_url: form.list("MediaUrl"),
            status_callback: self.status_callback(form)?,
        })?;
        let sid = outgoing.message.sid.clone();
        self.send(outgoing, wait);
        let record = self.phone.office().records().into_iter().find(|record| record.sid == sid);
        let record = record.ok_or_else(|| Refusal::not_found(&sid))?;
        Ok(Reply::Created(self.show_message(&record)))
    }

    fn send(self: &Arc<Self>, outgoing: Outgoing, wait: Option<Duration>) {
        let office = self.phone.office();
        let message = outgoing.message.clone();
        match wait {
            Some(_) => office.schedule(outgoing),
            None => office.dispatch(outgoing),
        }
        let desk = Arc::clone(self);
        self.phone.account().clock.spawn(async move {
            let office = desk.phone.office();
            if let Some(wait) = wait {
                desk.phone.account().clock.sleep(wait, Pace::Waiting).await;
                if !office.send_scheduled(&message.sid) {
                    return;
                }
            }
            let Some(delivery) = desk.on_message.get()(&message) else { return };
            delivery.happen(office, &message.sid);
            if delivery.has_arrived() {
                desk.arrive(&message).await;
            }
        });
        self.later.then(async {});
    }

    /// Who sends it: `From`, or the first number of the messaging service. A service that a test has not made is taken to be there, if the test has
    /// made none.
    fn sender(&self, form: &Form) -> Result<Option<String>, Refusal> {
        let from = form.text("From").map(str::to_owned);
        let Some(service) = form.text("MessagingServiceSid") else { return Ok(from) };
        self.store.read(|store| {
            if store.all(Kind::Service).is_empty() {
                return Ok(from);
            }
            if store.find(Kind::Service, service).is_none() {
                return Err(Refusal::new(21701, service));
            }
            let first = store.senders(service).into_iter().next();
            from.or(first).map(Some).ok_or_else(|| Refusal::new(21704, service))
        })
    }

    /// Who hears of its status: that of the request comes before that of the application, and that before the service's.
    fn status_callback(&self, form: &Form) -> Result<Option<String>, Refusal> {
        if let Some(url) = form.text("StatusCallback") {
            return Ok(Some(url.to_owned()));
        }
        let text = |kind, sid: &str, field: &str| {
            self.store
                .read(|store| store.find(kind, sid).map(|resource| resource.text(field).map(str::to_owned)))
        };
        if let Some(sid) = form.text("ApplicationSid") {
            let url = text(Kind::Application, sid, "message_status_callback");
            return url.ok_or_else(|| Refusal::new(21218, sid));
        }
        let service = form.text("MessagingServiceSid");
        Ok(service.and_then(|sid| text(Kind::Service, sid, "status_callback").flatten()))
    }
}

/// Its text. What a template makes of its variables is not known here, so they are shown as they are: `[HX… {"1":"Anna"}]`.
fn body(form: &Form) -> Result<Option<String>, Refusal> {
    let (content, variables) = (form.text("ContentSid"), form.text("ContentVariables"));
    if let Some(variables) = variables {
        let is_object = serde_json::from_str::<Map<String, Value>>(variables).is_ok();
        match content {
            None => return Err(Refusal::new(21654, "")),
            Some(_) if !is_object => return Err(Refusal::new(21656, variables)),
            Some(_) => {}
        }
    }
    if let Some(content) = content.filter(|sid| !twiml_values::is_well_formed_sid(sid, &["HX"])) {
        return Err(Refusal::new(21655, content));
    }
    let template = content.map(|sid| match variables {
        Some(variables) => format!("[{sid} {variables}]"),
        None => format!("[{sid}]"),
    });
    Ok(template.or_else(|| form.get("Body").map(str::to_owned)))
}

/// How long it waits, if it is sent later.
///
/// `SendAt` is compared with the clock of this machine, since that is the application's. The message is then sent when as much time has passed on the
/// clock of the phone. Both are assumptions of ours.
fn schedule(form: &Form) -> Result<Option<Duration>, Refusal> {
    match form.text("ScheduleType") {
        None => return Ok(None),
        Some("fixed") => {}
        Some(other) => return Err(Refusal::new(35126, format!("it is `{other}`"))),
    }
    let Some(send_at) = form.text("SendAt") else { return Err(Refusal::new(35111, "")) };
    if form.text("MessagingServiceSid").is_none() {
        return Err(Refusal::new(35118, ""));
    }
    let refuse = || Refusal::new(35114, format!("`SendAt` is `{send_at}`"));
    let at: Timestamp = send_at.parse().map_err(|_| refuse())?;
    let seconds = at.duration_since(Timestamp::now()).as_secs();
    if !WINDOW.contains(&seconds) {
        return Err(refuse());
    }
    Ok(Some(Duration::from_secs(seconds.unsigned_abs())))
}
