//! Errors and warnings, as the debugger's webhook hears of them.

use serde_json::json;

use super::account::Account;
use super::fetcher::Fetcher;
use super::notice::{Notice, NoticeKind};
use crate::fault::{Fault, Level};
use crate::request::{Parameters, of_facts, row};
use crate::transcript::{Raised, Received, SentRequest, What};

impl Fetcher {
    /// Raises an error or a warning.
    #[expect(clippy::needless_pass_by_value, reason = "most faults are made where they are raised")]
    pub(crate) fn raise(&self, fault: Fault) {
        self.raise_about(&fault, None);
    }

    /// Raises what is wrong with a request or its response.
    pub(super) fn raise_about(&self, fault: &Fault, sent: Option<&SentRequest>) {
        self.write_down(fault);
        if let Some(webhook) = self.account.debugger.get() {
            let parameters = event(&self.account, self.log.of(), fault, sent);
            self.tell(Notice { webhook, parameters, kind: NoticeKind::Debugger });
        }
    }

    pub(super) fn write_down(&self, fault: &Fault) {
        let raised = Raised::new(fault.code(), fault.level() == Level::Error, fault.text());
        self.log.add(What::Raised(raised));
    }
}

/// The parameters of an event of the debugger.
///
/// <https://www.twilio.com/docs/usage/troubleshooting/debugging-event-webhooks>
fn event(account: &Account, resource: &str, fault: &Fault, sent: Option<&SentRequest>) -> Parameters {
    let level = fault.level().to_string();
    let (status, body) = match sent.and_then(|sent| sent.received.as_ref()) {
        Some(Received::Response { status, body }) => (Some(*status), body.as_str()),
        // Twilio's proxy answers in place of an application that does not.
        Some(Received::Nothing(_)) => (Some(502), ""),
        _ => (None, ""),
    };
    let webhook = sent.map(|sent| {
        json!({
            "type": "application/json",
            "request": {
                "url": sent.url,
                "method": sent.method,
                "headers": map(&sent.headers),
                "parameters": map(&sent.params),
            },
            "response": { "status_code": status, "headers": {}, "body": body },
        })
    });
    let payload = json!({
        "resource_sid": resource,
        "service_sid": null,
        "error_code": fault.code().to_string(),
        "more_info": {
            "Msg": fault.to_string(),
            "ErrorCode": fault.code().to_string(),
            "LogLevel": level,
            "url": sent.map(|sent| &sent.url),
            "httpResponse": status.map(|status| status.to_string()),
        },
        "webhook": webhook,
    });
    let facts: Parameters = [
        ("Sid", account.new_sid("NO")),
        ("AccountSid", account.sid.to_string()),
        ("ParentAccountSid", String::new()),
        ("Timestamp", account.iso_8601()),
        ("Level", level),
        ("PayloadType", "application/json".to_owned()),
        ("Payload", payload.to_string()),
    ]
    .into_iter()
    .collect();
    row("DebuggerEvent").map_or_else(|| facts.clone(), |row| of_facts(row, &facts))
}

fn map(pairs: &[(String, String)]) -> serde_json::Map<String, serde_json::Value> {
    pairs.iter().map(|(name, value)| (name.clone(), value.clone().into())).collect()
}
