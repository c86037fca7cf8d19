//! Asking for a document: redirects, and the fallback.

use twiml_values::Method;

use super::account::Webhook;
use super::fetcher::Fetcher;
use super::hop::{Exchange, Hop, redirect, wrong_status};
use super::policy::Policy;
use super::url::{fragment, is_relative, resolve, without_fragment};
use crate::answer::{Answer, read};
use crate::fault::Fault;
use crate::machine::HttpResponse;
use crate::request::{Content, Parameters, in_order};
use crate::transcript::{Purpose, SentRequest};

/// How many redirects are followed.
const MOST_REDIRECTS: usize = 10;

/// A question to the application.
#[derive(Debug, Clone)]
pub(crate) struct Question {
    pub(crate) webhook: Webhook,
    /// All that is sent.
    pub(crate) parameters: Parameters,
    /// What is sent after a redirect that turns the request into a GET: the standard set, without what is special about this question.
    pub(crate) standard: Parameters,
}

/// An answer, and where it came from.
#[derive(Debug, Clone)]
pub(crate) struct Answered {
    pub(crate) answer: Answer,
    /// What relative URLs in it are relative to: the last URL that was asked, which is an assumption where a redirect was followed.
    pub(crate) base: String,
}

/// A question to which there is no answer.
struct Failed {
    fault: Fault,
    /// The URL that failed.
    url: String,
    sent: Option<SentRequest>,
}

impl Fetcher {
    /// Asks for a document. If there is none, the fault is raised, and the fallback is asked, if there is one. What Twilio warns of in
    /// the document is raised as well.
    ///
    /// # Errors
    ///
    /// If neither has an answer. The faults are raised already.
    pub(crate) async fn ask(&self, question: &Question) -> Result<Answered, Fault> {
        let result = match self.ask_once(question).await {
            Ok(answered) => Ok(answered),
            Err(failed) => self.ask_fallback(question, failed).await,
        };
        if let Ok(Answered { answer: Answer::Document(document), .. }) = &result {
            document.warnings.iter().for_each(|warning| self.raise(warning.clone()));
        }
        result
    }

    async fn ask_fallback(&self, question: &Question, failed: Failed) -> Result<Answered, Fault> {
        let Failed { fault, url, sent } = failed;
        self.raise_about(&fault, sent.as_ref());
        let Some(fallback) = self.fallback.get() else { return Err(fault) };
        let with_fault = |parameters: &Parameters| {
            let parameters = parameters.clone().with("ErrorCode", fault.code().to_string());
            in_order(parameters.with("ErrorUrl", &url), self.family)
        };
        let question = Question {
            webhook: fallback,
            parameters: with_fault(&question.parameters),
            standard: with_fault(&question.standard),
        };
        let answered = self.ask_once(&question).await;
        answered.map_err(|Failed { fault, sent, .. }| {
            self.raise_about(&fault, sent.as_ref());
            fault
        })
    }

    async fn ask_once(&self, question: &Question) -> Result<Answered, Failed> {
        let Webhook { url, method } = &question.webhook;
        let (mut url, mut method) = (url.clone(), *method);
        let mut content = Content::Form(question.parameters.clone());
        let fail = |fault, url: &str, sent| Failed { fault, url: without_fragment(url).to_owned(), sent };
        let policy = Policy::of_fragment(fragment(&url)).map_err(|fault| fail(fault, &url, None))?;
        for _ in 0..=MOST_REDIRECTS {
            let hop = Hop { purpose: Purpose::Document, url: &url, method, content: &content };
            let Exchange { sent, result } = hop.send(self, &policy).await;
            let response = match result {
                Ok(response) => response,
                Err(fault) => return Err(fail(fault, &url, Some(sent))),
            };
            match redirect(&response) {
                Some(Ok(location)) => {
                    // 301, 302 and 303 ask with a GET; 307 and 308 ask again as before, as browsers do.
                    if !matches!(response.status().as_u16(), 307 | 308) {
                        (method, content) = (Method::Get, Content::Form(question.standard.clone()));
                    }
                    url = resolve(&url, &location);
                }
                Some(Err(fault)) => return Err(fail(fault, &url, Some(sent))),
                None => {
                    let read = wrong_status(&response).map_or_else(|| read(&response, self.family), Err);
                    return match read {
                        Ok(answer) => Ok(Answered { answer, base: without_fragment(&url).to_owned() }),
                        Err(fault) => Err(fail(fault, &url, Some(sent))),
                    };
                }
            }
        }
        let fault = Fault::new(11215, format!("more than {MOST_REDIRECTS}"));
        Err(fail(fault, &question.webhook.url, None))
    }

    /// Sends a request, and gives back the response as it is: with any status, and without following redirects.
    ///
    /// # Errors
    ///
    /// If there is no response. The fault is raised.
    pub(crate) async fn send(&self, webhook: &Webhook, content: &Content) -> Result<HttpResponse, Fault> {
        let Webhook { url, method } = webhook;
        let policy = Policy::of_fragment(fragment(url))?;
        let hop = Hop { purpose: Purpose::Document, url, method: *method, content };
        let Exchange { sent, result } = hop.send(self, &policy).await;
        if let Err(fault) = &result {
            self.raise_about(fault, Some(&sent));
        }
        result
    }

    /// Fetches a file, such as the sound of a `<Play>`. None of the parameters is sent.
    ///
    /// # Errors
    ///
    /// If there is no response of the class 2xx. The fault is not raised.
    pub(crate) async fn fetch_file(&self, url: &str) -> Result<HttpResponse, Fault> {
        let policy = Policy::of_fragment(fragment(url))?;
        let mut url = url.to_owned();
        for _ in 0..=MOST_REDIRECTS {
            let content = Content::Form(Parameters::new());
            let hop = Hop { purpose: Purpose::Media, url: &url, method: Method::Get, content: &content };
            let response = hop.send(self, &policy).await.result?;
            match redirect(&response) {
                Some(location) => url = resolve(&url, &location?),
                None => return wrong_status(&response).map_or(Ok(response), Err),
            }
        }
        Err(Fault::new(11215, format!("more than {MOST_REDIRECTS}")))
    }
}

/// The absolute URL that a document means by a reference.
///
/// # Errors
///
/// If it is relative, and the document has no URL, as TwiML in a request to the REST API has none.
pub(crate) fn absolute(base: Option<&str>, reference: &str) -> Result<String, Fault> {
    match base {
        Some(base) => Ok(resolve(base, reference)),
        None if is_relative(reference) => Err(Fault::new(15004, format!("`{reference}`"))),
        None => Ok(reference.trim().to_owned()),
    }
}
