//! The loop over the verbs of a document, and from document to document.

use std::future::Future;
use std::pin::Pin;

use twiml_schema::limits::SCHEMA_VIOLATION;

use super::gone::{Gone, Instructions};
use super::prompts::{self, Inside};
use super::script::{End, Flow, Script};
use super::verbs;
use crate::answer::{Answer, Document, Element};
use crate::fault::Fault;
use crate::fetch::Answered;
use crate::transcript::{Sound, What};

/// A document that runs. It can have others inside, so that its size is not known.
pub(crate) type Running<'s> = Pin<Box<dyn Future<Output = Result<End, Gone>> + Send + 's>>;

impl Script {
    /// Runs documents until there is none left.
    pub(crate) fn run(&mut self, instructions: Instructions) -> Running<'_> {
        Box::pin(self.run_all(instructions))
    }

    async fn run_all(&mut self, mut next: Instructions) -> Result<End, Gone> {
        loop {
            if self.goes_round() {
                self.leg.log().note("loop: the documents lead to one another without end");
                return Ok(End::Finished);
            }
            let flow = match next {
                Instructions::Run(document) => {
                    self.base = None;
                    self.raise_all(document.warnings.iter().cloned());
                    self.document(&document).await?
                }
                Instructions::Ask(question) => match self.fetcher().ask(&question).await {
                    Ok(Answered { answer, base }) => {
                        self.visit(base);
                        self.answer(answer).await?
                    }
                    Err(fault) => Flow::End(End::Failed(fault)),
                },
            };
            next = match flow {
                Flow::Next => return Ok(End::Finished),
                Flow::End(end) => return Ok(end),
                Flow::Ask(question) => Instructions::Ask(question),
            };
        }
    }

    async fn answer(&mut self, answer: Answer) -> Result<Flow, Gone> {
        let sound = match answer {
            Answer::Document(document) => return self.document(&document).await,
            Answer::Empty => return Ok(Flow::Next),
            Answer::Text(text) => {
                let time = prompts::spoken(&text);
                (Sound::Speech(text.split_whitespace().collect::<Vec<_>>().join(" ")), time)
            }
            Answer::Audio => (Sound::Recording(self.base.clone().unwrap_or_default()), prompts::RECORDING),
        };
        self.leg.answer();
        self.leg.hear(sound.0, sound.1, self.pace()).await?;
        Ok(Flow::Next)
    }

    async fn document(&mut self, document: &Document) -> Result<Flow, Gone> {
        let elements = document.response.names_inside();
        self.leg.log().add(What::Document { elements });
        for verb in document.response.elements() {
            self.check()?;
            if let Some(accepts) = self.accepts().filter(|accepts| !accepts.verbs.contains(&verb.name())) {
                let about = format!("<{}> at {}, for {}", verb.name(), verb.position, accepts.listener);
                let fatal = accepts.error.filter(|_| accepts.refuses(verb.name()));
                let fault = Fault::new(fatal.unwrap_or(SCHEMA_VIOLATION), about);
                self.raise(fault.clone());
                if fatal.is_some() {
                    return Ok(Flow::End(End::Failed(fault)));
                }
                continue;
            }
            self.begin(verb);
            match self.verb(verb).await? {
                Flow::Next => {}
                other => return Ok(other),
            }
        }
        Ok(Flow::Next)
    }

    /// Any verb answers the call, but for `<Reject>`, a `<Pause>` before the others, and a `<Dial answerOnBridge>`.
    async fn verb(&mut self, verb: &Element) -> Result<Flow, Gone> {
        let lets_ring = match verb.name() {
            "Reject" | "Pause" => true,
            "Dial" => verb.is_true("answerOnBridge"),
            _ => false,
        };
        if !lets_ring {
            self.leg.answer();
        }
        match verb.name() {
            "Say" | "Play" | "Pause" => {
                prompts::one(self, verb, Inside::Document).await?;
                Ok(Flow::Next)
            }
            "Gather" => verbs::gather::run(self, verb).await,
            "Record" => verbs::record::run(self, verb).await,
            "Redirect" => Ok(verbs::end::redirect(self, verb)),
            "Hangup" => Ok(Flow::End(End::HungUp)),
            "Leave" => Ok(verbs::end::leave(self)),
            "Reject" => Ok(verbs::end::reject(self, verb)),
            "Dial" => verbs::dial::run(self, verb).await,
            "Enqueue" => verbs::enqueue::run(self, verb).await,
            "Connect" => verbs::connect::run(self, verb).await,
            "Start" => verbs::start::run(self, verb).await,
            "Stop" => Ok(verbs::start::stop(self, verb)),
            "Refer" => verbs::refer::run(self, verb).await,
            "Pay" => verbs::pay::run(self, verb).await,
            "Sms" => Ok(verbs::sms::run(self, verb)),
            "Echo" => Err(self.leg.gone().await),
            "Annotate" => Ok(Flow::Next),
            other => {
                self.raise(Fault::new(
                    SCHEMA_VIOLATION,
                    format!("<{other}> at {} does nothing", verb.position),
                ));
                Ok(Flow::Next)
            }
        }
    }
}
