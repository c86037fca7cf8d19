//! `<Message>`: what it says, whether it can be sent, and how the document goes on.

use super::outgoing::Outgoing;
use super::sendable::check_sendable;
use super::session::{Next, Session, method};
use super::settings::MessageAction;
use crate::answer::{Element, Node};
use crate::fault::{Fault, Outcome};
use crate::fetch::{Question, Webhook, check_url, resolve};
use crate::request::{of_facts, row};
use crate::transcript::SentMessage;

/// The most files that one message has.
pub(super) const MOST_MEDIA: usize = 10;

/// The largest file of an MMS, in bytes.
const MOST_BYTES_OF_MMS: usize = 5 * 1024 * 1024;

/// The largest file on `WhatsApp` and other channels, in bytes.
const MOST_BYTES_ELSEWHERE: usize = 16 * 1024 * 1024;

/// So many replies to one message are sent.
const MOST_REPLIES: usize = 10;

/// Who hears of a message, and what comes after it.
struct Hearers {
    /// Who hears of each status.
    callbacks: Vec<Webhook>,
    then: Then,
}

enum Then {
    /// The next verb.
    Verb,
    /// What the action answers.
    Action(Webhook),
    /// What the first status callback is answered with.
    FirstStatus,
}

impl Session {
    /// Sends the message of a verb, unless something is wrong with it.
    pub(super) async fn message(&mut self, verb: &Element, base: &str) -> Next {
        let faults = verb.faults();
        let mut is_sent = faults.iter().all(|fault| fault.outcome() != Outcome::NotSent);
        for fault in faults {
            self.fetcher.raise(fault);
        }
        let message = self.written(verb, base);
        if is_sent && let Err(fault) = self.check(&message) {
            self.fetcher.raise(fault);
            is_sent = false;
        }
        is_sent = is_sent && !self.is_one_too_many() && self.media_fit(&message).await;
        let Hearers { callbacks, then } = self.hearers(verb, base);
        let sid = message.sid.clone();
        is_sent = is_sent && self.send(message, callbacks, matches!(then, Then::FirstStatus));
        match then {
            Then::Verb => Next::Verb,
            Then::FirstStatus => Next::End,
            Then::Action(webhook) => Next::Question(self.question_of_action(webhook, &sid, is_sent)),
        }
    }

    /// Twilio's pages disagree about an action: see [`MessageAction`]. If one URL is both the action and the status callback, as Twilio advises, it
    /// hears of each status, and the TwiML that it answers to the first one takes over, which is an assumption.
    fn hearers(&self, verb: &Element, base: &str) -> Hearers {
        let address = |name: &str| verb.value(name).map(|url| resolve(base, url));
        // Status callbacks are a POST, whatever the method says.
        let status = address("statusCallback").map(Webhook::post);
        let mut callbacks: Vec<_> = status.into_iter().collect();
        let Some(url) = address("action") else { return Hearers { callbacks, then: Then::Verb } };
        let flows = self.office.settings.read(|settings| settings.action == MessageAction::Flow);
        let is_both = callbacks.iter().any(|status| status.url == url);
        let action = Webhook { url, method: method(verb) };
        if !is_both && (!flows || !callbacks.is_empty()) {
            callbacks.push(action.clone());
        }
        let then = match (flows, is_both) {
            (false, _) => Then::Verb,
            (true, true) => Then::FirstStatus,
            (true, false) => Then::Action(action),
        };
        Hearers { callbacks, then }
    }

    /// Sends a text to whom we are writing with.
    pub(super) fn reply(&mut self, text: &str) {
        let sid = self.office.account.new_sid("SM");
        let message = SentMessage::new(sid, self.person.clone(), self.number.clone(), text);
        match self.check(&message) {
            Ok(()) => _ = self.send(message, Vec::new(), false),
            Err(fault) => self.fetcher.raise(fault),
        }
    }

    /// The message as the verb says it.
    ///
    /// Whitespace around the text is dropped, which is an assumption. Texts of several `<Body>` follow each other as they are written.
    fn written(&self, verb: &Element, base: &str) -> SentMessage {
        let texts = verb.children.iter().map(|child| match child {
            Node::Element(element) if element.name() == "Body" => element.written_text(),
            Node::Text(text) if !text.trim().is_empty() => text.clone(),
            _ => String::new(),
        });
        let body = texts.collect::<String>();
        let media: Vec<_> = verb
            .elements()
            .filter(|element| element.name() == "Media")
            .map(|element| resolve(base, &element.text()))
            .collect();
        let address = |name, default: &str| verb.written(name).unwrap_or(default).trim().to_owned();
        let (to, from) = (address("to", &self.person), address("from", &self.number));
        let sid = self.office.account.new_sid(if media.is_empty() { "SM" } else { "MM" });
        let mut message = SentMessage::new(sid, to, from, body.trim());
        message.media = media;
        message
    }

    /// Whether a message can be sent at all.
    fn check(&self, message: &SentMessage) -> Result<(), Fault> {
        let SentMessage { to, from, media, .. } = message;
        check_sendable(message)?;
        if media.len() > MOST_MEDIA {
            Err(Fault::new(21623, format!("it has {}", media.len())))
        } else if let Some(url) = media.iter().find(|url| check_url(url).is_err()) {
            Err(Fault::new(21620, format!("`{url}`")))
        } else if self.office.is_opted_out(from, to) {
            Err(Fault::new(21610, to.clone()))
        } else {
            Ok(())
        }
    }

    /// Whether the files of a message are small enough for its channel, as far as that is known: those that the application serves itself are
    /// fetched, as Twilio fetches them. One that cannot be fetched does not keep the message from being sent, which is an assumption.
    async fn media_fit(&self, message: &SentMessage) -> bool {
        let most = if message.to.contains(':') { MOST_BYTES_ELSEWHERE } else { MOST_BYTES_OF_MMS };
        for url in message.media.iter().filter(|url| self.office.account.is_own(url)) {
            let bytes = self.fetcher.fetch_file(url).await.map_or(0, |file| file.body().len());
            if bytes > most {
                self.fetcher.raise(Fault::new(11751, format!("`{url}` has {bytes} bytes")));
                return false;
            }
        }
        true
    }

    /// Counts a reply. The first one too many is raised.
    fn is_one_too_many(&mut self) -> bool {
        self.replies += 1;
        if self.replies == MOST_REPLIES + 1 {
            self.fetcher.raise(Fault::new(14109, format!("more than {MOST_REPLIES}")));
        }
        self.replies > MOST_REPLIES
    }

    /// Sends a message, unless it is one of many that follow each other without end. Whether it did is the result.
    fn send(&self, message: SentMessage, callbacks: Vec<Webhook>, first_status_answers: bool) -> bool {
        if self.office.is_in_a_loop(&message.from, &message.to) {
            self.fetcher.raise(Fault::new(14107, format!("{} and {}", message.from, message.to)));
            return false;
        }
        let service = self.office.settings.read(|settings| settings.service.clone());
        let fetcher = self.fetcher.clone();
        let goes_on = first_status_answers.then(|| self.continuation());
        self.office.dispatch(Outgoing { message, service, callbacks, fetcher, goes_on });
        true
    }

    /// The question to an action: what is to come after the message?
    fn question_of_action(&self, webhook: Webhook, sid: &str, is_sent: bool) -> Question {
        let status = if is_sent { "queued" } else { "invalid" };
        let special = [
            ("MessageSid", sid),
            ("SmsSid", sid),
            ("SmsMessageSid", sid),
            ("MessageStatus", status),
            ("SmsStatus", status),
        ];
        let facts = self.facts.clone().with_all(&special.into_iter().collect());
        let parameters = row("IncomingMessage").map_or_else(|| facts.clone(), |row| of_facts(row, &facts));
        Question { webhook, parameters, standard: self.facts.clone() }
    }
}
