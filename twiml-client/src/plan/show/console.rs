//! A plan as the table that is pasted into Twilio's console.

use std::fmt::Write as _;

use super::super::outcome::Plan;
use super::super::wanted::WantedWebhook;
use crate::target::{Family, TargetKind};

impl Plan {
    /// What to enter in [Twilio's console](https://console.twilio.com), as a table: the label there, the URL, the method.
    ///
    /// It is what the handlers want, as far as the target can have it, whether the plan is refused or not. The labels are those of the console as of 2025, which is not documented.
    pub fn table(&self) -> String {
        let kind = self.target().kind;
        let mut rows = vec![["Field", "URL", "Method"].map(str::to_owned)];
        for row in kind.rows() {
            let Some(webhook) = self.wanted.get(row.family) else { continue };
            if self.told.without.contains(&row.family) || !self.target().can_have(row.family) {
                continue;
            }
            let WantedWebhook { url, method, fallback } = webhook;
            let (primary, second) = labels(kind, row.family);
            rows.push([primary.to_owned(), url.clone(), format!("HTTP {method}")]);
            if let Some((url, method)) = fallback.as_ref().filter(|_| row.fallback.is_some()) {
                rows.push([second.to_owned(), url.clone(), format!("HTTP {method}")]);
            }
        }
        let width =
            |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default();
        let (first, second) = (width(0), width(1));
        let mut text = String::new();
        for [label, url, method] in &rows {
            let _ = writeln!(text, "{label:first$}  {url:second$}  {method}");
        }
        text
    }
}

fn labels(kind: TargetKind, family: Family) -> (&'static str, &'static str) {
    match (kind, family) {
        (TargetKind::Number, Family::Sms) => {
            ("Messaging: A message comes in", "Messaging: Primary handler fails")
        }
        (TargetKind::Number, Family::Voice) => ("Voice: A call comes in", "Voice: Primary handler fails"),
        (TargetKind::Number | TargetKind::SipDomain, Family::Status) => ("Voice: Call status changes", ""),
        (TargetKind::Application, Family::Sms) => ("Messaging: Request URL", "Messaging: Fallback URL"),
        (TargetKind::Application, Family::Voice) => ("Voice: Request URL", "Voice: Fallback URL"),
        (TargetKind::Application, Family::Status) => ("Voice: Status callback URL", ""),
        (TargetKind::Application, Family::MessageStatus) => ("Messaging: Status callback URL", ""),
        (TargetKind::Service, Family::Sms) => ("Integration: Request URL", "Integration: Fallback URL"),
        (TargetKind::Service, _) => ("Integration: Delivery status callback", ""),
        (TargetKind::SipDomain, Family::Voice) => ("A call comes in", "Primary handler fails"),
        (TargetKind::Number | TargetKind::SipDomain, _) => ("", ""),
    }
}
