//! A message that comes in.

use serde_json::json;

use super::keyword::Keyword;
use super::media::{Content, IncomingMedia, media_sid};
use super::segments::segments;
use crate::fetch::Account;
use crate::request::{API_VERSION, Parameters, add_place, of_facts, row};

/// A message that somebody writes to one of our numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Incoming {
    pub(crate) from: String,
    pub(crate) to: String,
    pub(crate) body: String,
    pub(crate) media: Vec<IncomingMedia>,
    /// What else is known of it, by Twilio's names: the button that was pressed, a location.
    pub(crate) others: Parameters,
    /// The sender's name, on channels that have one.
    pub(crate) profile: Option<String>,
}

impl Incoming {
    /// `SM`, or `MM` with media.
    pub(crate) const fn sid_prefix(&self) -> &'static str {
        if self.media.is_empty() { "SM" } else { "MM" }
    }

    /// The parameters that Twilio sends of it.
    ///
    /// <https://www.twilio.com/docs/messaging/guides/webhook-request>
    pub(crate) fn parameters(
        &self,
        account: &Account,
        sid: &str,
        service: Option<&str>,
        opt_out: Option<Keyword>,
    ) -> Parameters {
        let whatsapp = self.from.strip_prefix("whatsapp:");
        let is_sms = !self.from.contains(':');
        let mut facts: Parameters = [
            ("MessageSid", sid),
            ("SmsSid", sid),
            ("SmsMessageSid", sid),
            ("AccountSid", &account.sid),
            ("From", &self.from),
            ("To", &self.to),
            ("Body", &self.body),
            ("NumMedia", &self.media.len().to_string()),
            ("NumSegments", &if is_sms { segments(&self.body) } else { 1 }.to_string()),
            ("SmsStatus", "received"),
            ("ApiVersion", API_VERSION),
        ]
        .into_iter()
        .collect();
        facts = facts
            .with_some("MessagingServiceSid", service)
            .with_some("OptOutType", opt_out.map(Keyword::as_str));
        for (at, media) in self.media.iter().enumerate() {
            let url = match &media.content {
                Content::At(url) => url.clone(),
                Content::Bytes(_) => account.api_url(&format!("Messages/{sid}/Media/{}", media_sid(sid, at))),
            };
            facts.set(format!("MediaUrl{at}"), url);
            facts.set(format!("MediaContentType{at}"), &media.content_type);
        }
        add_place(&mut facts, "From", &self.from);
        add_place(&mut facts, "To", &self.to);
        if let Some(number) = whatsapp {
            self.add_whatsapp(&mut facts, number.trim_start_matches('+'));
        }
        facts = facts.with_all(&self.others);
        row("IncomingMessage").map_or_else(|| facts.clone(), |row| of_facts(row, &facts))
    }

    fn add_whatsapp(&self, facts: &mut Parameters, id: &str) {
        let profile = self.profile.as_deref().unwrap_or("Somebody");
        let context = json!({ "ProfileName": profile, "WaId": id });
        let metadata = json!({ "type": "whatsapp", "data": { "context": context } });
        facts.set("ProfileName", profile);
        facts.set("WaId", id);
        facts.set("MessageType", self.message_type());
        facts.set("ReferralNumMedia", "0");
        facts.set("ChannelMetadata", metadata.to_string());
    }

    fn message_type(&self) -> &str {
        let kind =
            |media: &IncomingMedia| media.content_type.split('/').next().unwrap_or_default().to_owned();
        if self.others.get("ButtonText").is_some() {
            "button"
        } else if self.others.get("Latitude").is_some() {
            "location"
        } else {
            match self.media.first().map(kind).as_deref() {
                None => "text",
                Some("image") => "image",
                Some("audio") => "audio",
                Some("video") => "video",
                Some(_) => "document",
            }
        }
    }
}
