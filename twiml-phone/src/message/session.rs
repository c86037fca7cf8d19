//! What happens when a message comes in: the application is asked, and its documents run.

use std::sync::Arc;

use twiml_schema::Family;
use twiml_values::Method;

use super::incoming::Incoming;
use super::keyword::Keyword;
use super::office::Office;
use super::outgoing::Continuation;
use crate::answer::{Answer, Document, Element};
use crate::fault::Fault;
use crate::fetch::{Answered, Fetcher, Question, Webhook, resolve};
use crate::machine::Shared;
use crate::request::Parameters;
use crate::transcript::What;

/// So many documents are asked for in answer to one message.
const MOST_DOCUMENTS: usize = 50;

/// The answer to one message.
#[derive(Clone)]
pub(super) struct Session {
    pub(super) office: Office,
    pub(super) fetcher: Fetcher,
    /// The parameters of the message, which every question has.
    pub(super) facts: Parameters,
    pub(super) number: String,
    pub(super) person: String,
    documents: usize,
    pub(super) replies: usize,
}

/// How a document goes on after a verb.
pub(super) enum Next {
    Verb,
    Question(Question),
    End,
}

impl Office {
    /// A message with this SID comes in, and is answered. The future is done when nothing more is to be sent.
    ///
    /// # Errors
    ///
    /// If there is no document to go on with.
    pub(crate) async fn receive(self, sid: &str, incoming: Incoming, webhook: Webhook) -> Result<(), Fault> {
        self.remember_incoming(sid, &incoming);
        let settings = self.settings.get();
        let log = self.transcript.of(sid, &self.account.clock);
        let keyword = Keyword::of(&incoming.body, &incoming.to);
        if let Some(keyword) = keyword {
            match keyword {
                Keyword::Stop => self.opt_out(&incoming.to, &incoming.from),
                Keyword::Start => self.opt_in(&incoming.to, &incoming.from),
                Keyword::Help => {}
            }
            log.note(format!("Twilio answers by itself: {}", keyword.answer()));
        }
        let told = keyword.filter(|_| settings.advanced_opt_out && settings.service.is_some());
        let facts = incoming.parameters(&self.account, sid, settings.service.as_deref(), told);
        let mut fetcher = Fetcher::new(&self.account, log, Family::Messaging);
        fetcher.jar = self.jar(&incoming.to, &incoming.from);
        fetcher.fallback = Shared::new(settings.fallback.map(|url| Webhook::post(self.account.url_of(&url))));
        let (number, person) = (incoming.to, incoming.from);
        let question = Question { webhook, parameters: facts.clone(), standard: facts.clone() };
        let mut session = Session { office: self, fetcher, facts, number, person, documents: 0, replies: 0 };
        session.converse(question).await
    }
}

impl Session {
    async fn converse(&mut self, first: Question) -> Result<(), Fault> {
        let mut next = Some(first);
        while let Some(question) = next.take() {
            if self.documents == MOST_DOCUMENTS {
                let fault = Fault::new(14106, "");
                self.fetcher.raise(fault.clone());
                return Err(fault);
            }
            self.documents += 1;
            let Answered { answer, base } = self.fetcher.ask(&question).await?;
            next = self.follow(answer, &base).await;
        }
        Ok(())
    }

    /// Does what an answer says, up to the next question.
    async fn follow(&mut self, answer: Answer, base: &str) -> Option<Question> {
        match answer {
            Answer::Document(document) => self.run(&document, base).await,
            Answer::Text(text) => {
                self.reply(text.trim());
                None
            }
            Answer::Audio | Answer::Empty => None,
        }
    }

    async fn run(&mut self, document: &Document, base: &str) -> Option<Question> {
        self.fetcher.log.add(What::Document { elements: document.response.names_inside() });
        for verb in document.response.elements() {
            self.fetcher.log.add(What::Verb { name: verb.name().to_owned() });
            let next = match verb.name() {
                "Message" | "Sms" => self.message(verb, base).await,
                "Redirect" => Next::Question(self.redirect(verb, base)),
                _ => Next::Verb,
            };
            match next {
                Next::Verb => {}
                Next::Question(question) => return Some(question),
                Next::End => return None,
            }
        }
        None
    }

    fn redirect(&self, verb: &Element, base: &str) -> Question {
        for fault in verb.faults() {
            self.fetcher.raise(fault);
        }
        let webhook = Webhook { url: resolve(base, &verb.text()), method: method(verb) };
        Question { webhook, parameters: self.facts.clone(), standard: self.facts.clone() }
    }

    /// What goes on with the TwiML that a status callback is answered with.
    pub(super) fn continuation(&self) -> Continuation {
        let session = self.clone();
        Arc::new(move |answered| {
            let mut session = session.clone();
            Box::pin(async move {
                if let Some(question) = session.follow(answered.answer, &answered.base).await {
                    // What goes wrong is raised already, and nobody waits for this answer.
                    let _ = session.converse(question).await;
                }
            })
        })
    }
}

/// The value of `method`; POST where there is none.
pub(super) fn method(verb: &Element) -> Method {
    let is_get = verb.value("method").is_some_and(|method| method.eq_ignore_ascii_case("GET"));
    if is_get { Method::Get } else { Method::Post }
}
