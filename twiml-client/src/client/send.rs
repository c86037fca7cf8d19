//! One request, with as many tries as are safe.

use std::time::Duration;

use http::Method;
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE};
use reqwest::Response;
use tokio::time::{Instant, sleep};
use tracing::field::Empty;
use tracing::{Instrument as _, Span};

use super::Client;
use crate::config::Product;
use crate::error::{ApiError, Error, Invalid, NotSent, Reason, Result, Unanswered};
use crate::wire::{Answer, Attempt, Expected, Outcome, Place, Request, Resource, pause, retry_after};

/// The version of the API in its paths.
const API_VERSION: &str = "2010-04-01";

/// How much is read of the body of an error, which may come from anybody where a file is.
const LONGEST_ERROR: usize = 64 * 1024;

/// How one try failed.
enum Failed {
    NotSent(reqwest::Error),
    NoAnswer(reqwest::Error),
    /// It was done, and the body of the answer broke off.
    CutOff(Answer, reqwest::Error),
    Refused(ApiError),
    /// The request cannot be made.
    Invalid(Invalid),
}

/// What came of all tries.
struct Tried<T> {
    result: Result<T>,
    /// Whether an earlier one than the last may have had its effect.
    was_in_doubt: bool,
}

/// What is read of an answer that is a success.
trait Read: Sized + Send {
    /// Whether the limit of a try counts to the end of the body.
    const TO_THE_END: bool;

    fn read(request: &Request, response: Response) -> impl Future<Output = Once<Self>> + Send;
}

impl Read for Answer {
    const TO_THE_END: bool = true;

    async fn read(request: &Request, response: Response) -> Once<Self> {
        match read_up_to(usize::MAX, request, response).await {
            (answer, None) => Ok(answer),
            (answer, Some(error)) => Err(Failed::CutOff(answer, error)),
        }
    }
}

/// The head alone.
impl Read for Response {
    const TO_THE_END: bool = false;

    async fn read(_: &Request, response: Response) -> Once<Self> {
        Ok(response)
    }
}

type Once<T> = Result<T, Failed>;

impl Client {
    /// Sends a request whose answer shows a resource.
    pub(crate) async fn show<T: Resource>(&self, request: &Request) -> Result<T> {
        self.send(request).await?.resource()
    }

    /// Sends a request, and reads the answer.
    pub(crate) async fn send(&self, request: &Request) -> Result<Answer> {
        self.exchange::<Answer>(request).await.result
    }

    /// Deletes something.
    pub(crate) async fn delete(&self, request: &Request) -> Result<()> {
        self.settle(request, Error::is_not_found).await.map(drop)
    }

    /// Sends a request that brings something to its end. That it is there already is a success, if an earlier try may have done it: there is
    /// no answer then.
    pub(crate) async fn settle(
        &self,
        request: &Request,
        is_settled: fn(&Error) -> bool,
    ) -> Result<Option<Answer>> {
        let Tried { result, was_in_doubt } = self.exchange::<Answer>(request).await;
        match result {
            Err(error) if was_in_doubt && is_settled(&error) => Ok(None),
            result => result.map(Some),
        }
    }

    /// Sends a request, and leaves the body of the answer to be read.
    pub(super) async fn head(&self, request: &Request) -> Result<Response> {
        self.exchange(request).await.result
    }

    /// Where a request goes.
    fn url(&self, request: &Request) -> String {
        let base = |product| self.0.hosts.of(product).as_str();
        let mut url = match &request.place {
            Place::Account(path) => {
                let api = base(Product::Api);
                let extension = if request.answer == Expected::Json { ".json" } else { "" };
                format!("{api}/{API_VERSION}/Accounts/{}/{path}{extension}", self.account_sid())
            }
            Place::At(product, path) => format!("{}{path}", base(*product)),
            Place::Elsewhere(url) => url.clone(),
        };
        if request.method == Method::GET && !request.params.is_empty() {
            url.push('?');
            url.push_str(&request.params.encoded());
        }
        url
    }

    /// Tries as often as is safe.
    async fn exchange<T: Read>(&self, request: &Request) -> Tried<T> {
        if let Some(problem) = &request.problem {
            return Tried { result: Err(problem.clone().into()), was_in_doubt: false };
        }
        let operation = request.operation;
        let span =
            tracing::debug_span!("twilio", operation, attempts = Empty, status = Empty, request_id = Empty);
        let patience = self.0.patience;
        let end = Instant::now() + patience.total;
        let tries = async {
            let mut before = 0;
            // A try that may have had its effect, before others that had none.
            let mut in_doubt: Option<Error> = None;
            let left = || end.saturating_duration_since(Instant::now());
            let result = loop {
                let failed = match self.attempt(request, left(), &span).await {
                    Ok(done) => break Ok(done),
                    Err(failed) => failed,
                };
                let left = left();
                let state = Attempt { repeats: request.repeats, before, retries: patience.retries, left };
                let next = failed.outcome().and_then(|outcome| pause(state, outcome, fastrand::f64()));
                let error = failed.into_error(request);
                let Some(pause) = next else { break Err(error) };
                if request.method != Method::GET && error.may_have_happened() {
                    in_doubt.get_or_insert(error);
                }
                tracing::debug!(?pause, "trying again");
                sleep(pause).await;
                before += 1;
            };
            span.record("attempts", before + 1);
            let was_in_doubt = in_doubt.is_some();
            Tried { result: result.map_err(|last| last.after(in_doubt)), was_in_doubt }
        };
        tries.instrument(span.clone()).await
    }

    /// One try, for which so much time is left.
    async fn attempt<T: Read>(&self, request: &Request, left: Duration, span: &Span) -> Once<T> {
        let mut asked = self.0.http.request(request.method.clone(), self.url(request));
        if !matches!(request.place, Place::Elsewhere(_)) {
            asked = asked.header(AUTHORIZATION, self.0.credentials.authorization());
        }
        let is_file = request.answer == Expected::File;
        if !is_file {
            asked = asked.header(ACCEPT, "application/json");
        }
        if request.method == Method::POST {
            asked = asked
                .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
                .body(request.params.encoded());
        }
        if T::TO_THE_END {
            asked = asked.timeout(self.0.patience.attempt.min(left));
        }
        let response = asked.send().await.map_err(Failed::before_an_answer)?;
        let status = response.status();
        span.record("status", status.as_u16());
        if let Some(id) = request_id(&response) {
            span.record("request_id", id);
        }
        if status.is_success() || (is_file && status.is_redirection()) {
            return T::read(request, response).await;
        }
        // What came of the body says enough, if it broke off.
        let (answer, _) = read_up_to(LONGEST_ERROR, request, response).await;
        Err(Failed::Refused(answer.into_error()))
    }
}

/// The SID of the request, `RQ…`.
fn request_id(response: &Response) -> Option<&str> {
    response.headers().get("twilio-request-id").and_then(|id| id.to_str().ok())
}

/// Reads the body of an answer, as far as it comes, and up to a limit.
async fn read_up_to(
    limit: usize,
    request: &Request,
    mut response: Response,
) -> (Answer, Option<reqwest::Error>) {
    let mut answer = Answer {
        operation: request.operation,
        status: response.status().as_u16(),
        request_id: request_id(&response).map(str::to_owned),
        retry_after: retry_after(response.headers(), jiff::Timestamp::now()),
        body: Vec::new(),
    };
    while answer.body.len() < limit {
        match response.chunk().await {
            Ok(Some(chunk)) => answer.body.extend_from_slice(&chunk),
            Ok(None) => break,
            Err(error) => return (answer, Some(error)),
        }
    }
    (answer, None)
}

impl Failed {
    fn before_an_answer(error: reqwest::Error) -> Self {
        if error.is_builder() {
            Self::Invalid(Invalid::new(error.without_url().to_string()))
        } else if error.is_connect() {
            Self::NotSent(error)
        } else {
            Self::NoAnswer(error)
        }
    }

    /// What it is for the decision to try again.
    fn outcome(&self) -> Option<Outcome> {
        match self {
            Self::NotSent(_) => Some(Outcome::NotSent),
            Self::NoAnswer(_) | Self::CutOff(..) => Some(Outcome::NoAnswer),
            Self::Refused(api) => {
                Some(Outcome::Answered { status: api.status(), retry_after: api.retry_after() })
            }
            Self::Invalid(_) => None,
        }
    }

    fn into_error(self, request: &Request) -> Error {
        let operation = request.operation;
        match self {
            Self::NotSent(error) => Error::NotSent(NotSent { operation, source: error.without_url() }),
            Self::NoAnswer(error) => {
                Error::OutcomeUnknown(Unanswered::new(operation, Reason::NoAnswer(error.without_url())))
            }
            Self::CutOff(answer, error) => answer.unreadable(error.without_url()),
            // A failure at Twilio may have come after the effect, and so may one of time.
            Self::Refused(api) if matches!(api.status(), 408 | 500..) && request.method != Method::GET => {
                Error::OutcomeUnknown(Unanswered::new(operation, Reason::Failed(api)))
            }
            Self::Refused(api) => Error::Refused(api),
            Self::Invalid(invalid) => Error::Invalid(invalid),
        }
    }
}
