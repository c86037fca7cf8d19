//! Messages that the application sends through the REST API.

use std::fmt;

use twiml_schema::Family;

use super::address::{can_receive, can_send, is_number};
use super::office::Office;
use super::outgoing::Outgoing;
use super::sendable::LONGEST_BODY;
use super::verb::MOST_MEDIA;
use crate::fault::Fault;
use crate::fetch::{Fetcher, Webhook, check_url};
use crate::transcript::SentMessage;

/// A message to send through the REST API.
///
/// <https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource>
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RestMessage {
    /// Who gets it.
    pub to: Option<String>,
    /// Who sends it.
    pub from: Option<String>,
    /// The messaging service that sends it, in place of `from` or beside it.
    pub messaging_service_sid: Option<String>,
    /// Its text.
    pub body: Option<String>,
    /// The URLs of its media.
    pub media_url: Vec<String>,
    /// What hears of its status: an absolute URL.
    pub status_callback: Option<String>,
}

/// A message that Twilio has taken.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Accepted {
    /// Its SID.
    pub sid: String,
    /// `queued`, or `accepted` where a messaging service sends it. Nobody else is told of this status.
    pub status: &'static str,
}

/// Why the REST API has refused a request, with status 400.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused(Fault);

impl Refused {
    /// What is wrong.
    pub const fn fault(&self) -> &Fault {
        &self.0
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the REST API refuses it: {}", self.0)
    }
}

impl std::error::Error for Refused {}

impl Office {
    /// Takes a message, or refuses it.
    pub(crate) fn create(&self, message: RestMessage) -> Result<Accepted, Refused> {
        let outgoing = self.prepare(message)?;
        let accepted = Accepted { sid: outgoing.message.sid.clone(), status: outgoing.first_status() };
        self.dispatch(outgoing);
        Ok(accepted)
    }

    /// A message that can be sent.
    pub(crate) fn prepare(&self, message: RestMessage) -> Result<Outgoing, Refused> {
        let (to, from) = self.check(&message).map_err(Refused)?;
        let RestMessage { messaging_service_sid: service, body, media_url, status_callback, .. } = message;
        let sid = self.account.new_sid(if media_url.is_empty() { "SM" } else { "MM" });
        let log = self.transcript.of(sid.as_str(), &self.account.clock);
        let mut sent = SentMessage::new(sid.as_str(), to, from, body.unwrap_or_default());
        sent.media = media_url;
        Ok(Outgoing {
            message: sent,
            service,
            callbacks: status_callback.map(Webhook::post).into_iter().collect(),
            fetcher: Fetcher::new(&self.account, log, Family::Messaging),
            goes_on: None,
        })
    }

    /// Receiver and sender of a message that can be sent.
    fn check(&self, message: &RestMessage) -> Result<(String, String), Fault> {
        let RestMessage { to, from, messaging_service_sid: service, body, media_url, status_callback } =
            message;
        let refuse = |code, about: &str| Err(Fault::new(code, about));
        let given = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
        let numbers = self.settings.read(|settings| settings.numbers.clone());
        let Some(to) = given(to) else { return refuse(21604, "") };
        let from = match (given(from), service) {
            (Some(from), _) => from,
            (None, Some(_)) => numbers.first().cloned().unwrap_or_default(),
            (None, None) => return refuse(21603, ""),
        };
        let body = body.as_deref().unwrap_or_default();
        let is_ours = || numbers.is_empty() || numbers.contains(&from);
        if !can_receive(&to) {
            return refuse(21211, &format!("`{to}`"));
        } else if !can_send(&from) && service.is_none() {
            return refuse(21212, &format!("`{from}`"));
        } else if is_number(&from) && !is_ours() {
            return refuse(21606, &from);
        } else if body.is_empty() && media_url.is_empty() {
            return refuse(21602, "");
        } else if body.chars().count() > LONGEST_BODY {
            return refuse(21617, &format!("it has {}", body.chars().count()));
        } else if media_url.len() > MOST_MEDIA {
            return refuse(21623, &format!("it has {}", media_url.len()));
        } else if let Some(url) = media_url.iter().find(|url| check_url(url).is_err()) {
            return refuse(21620, &format!("`{url}`"));
        } else if self.is_opted_out(&from, &to) {
            return refuse(21610, &to);
        } else if let Some(url) = status_callback.as_ref().filter(|url| check_url(url).is_err()) {
            return refuse(21609, &format!("`{url}`"));
        }
        Ok((to, from))
    }
}
