//! One request to one webhook, from the socket to the response.

use std::any::Any;
use std::error::Error;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{OriginalUri, Request, State};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, MethodRouter};
use futures_util::FutureExt as _;
use http::header::ALLOW;
use http::request::Parts;
use http::{Method as HttpMethod, StatusCode};
use tracing::Span;
use tracing::instrument::{Instrument as _, WithSubscriber as _};
use twiml_schema::limits::WEBHOOK_TIMEOUT;

use super::clock::{Clock, Watch, milliseconds};
use super::deadline::Deadline;
use super::descriptor::Descriptor;
use super::endpoint::{Call, Endpoint, Failure};
use super::late_work::LateWork;
use super::link_end;
use super::missed::{Missed, Signed};
use super::mounted::Mounted;
use super::panic::panic_message;
use super::refusal::Refusal;
use super::site::{Sender, Site};
use super::span::{self, Spans, Verdict};
use crate::value::Method;
use crate::verify::{Called, Throttle, Verifier, Watched, verify_request};

/// What is set for all webhooks of a list.
#[derive(Debug)]
pub(crate) struct Options {
    /// How long a webhook can take before the log says so.
    pub(crate) warn_after: Duration,
    /// Whether the log says who writes or calls, and to whom.
    pub(crate) log_senders: bool,
    /// By the attribute of the webhooks.
    pub(crate) deadlines: Vec<(&'static str, Deadline)>,
    pub(crate) late_work: LateWork,
}

impl Options {
    pub(crate) fn new() -> Self {
        Self {
            warn_after: WEBHOOK_TIMEOUT / 2,
            log_senders: false,
            deadlines: Vec::new(),
            late_work: LateWork::new(),
        }
    }

    fn deadline(&self, attribute: &str) -> Option<&Deadline> {
        // What was set last counts.
        self.deadlines.iter().rev().find(|(of, _)| *of == attribute).map(|(_, deadline)| deadline)
    }
}

/// A webhook behind a verifier, among those mounted with it.
struct Served<S> {
    endpoint: Endpoint<S>,
    verifier: Verifier,
    site: Arc<Site>,
    missed: Arc<Missed>,
    spans: Spans,
    deadline: Option<Deadline>,
    warn_after: Duration,
    late_work: LateWork,
    /// For the log: one signed request can be sent again and again.
    refusals: Throttle,
}

/// What a handler came to: its answer, or its panic.
type Outcome = Result<Result<Response, Failure>, Box<dyn Any + Send>>;

impl<S: Clone + Send + Sync + 'static> Endpoint<S> {
    /// The route of the handler, behind a verifier and among those mounted with it.
    /// `unanswered` says what happens to requests with another method.
    pub(crate) fn served(
        self,
        unanswered: MethodRouter<S>,
        verifier: Verifier,
        site: Arc<Site>,
        missed: Arc<Missed>,
        options: &Options,
    ) -> MethodRouter<S> {
        let Mounted { webhook, .. } = self.mounted;
        let served = Arc::new(Served {
            deadline: self.deadline.as_ref().or(options.deadline(webhook.attribute)).cloned(),
            endpoint: self,
            verifier,
            site,
            missed,
            spans: Spans::new(webhook, options.log_senders),
            warn_after: options.warn_after,
            late_work: options.late_work.clone(),
            refusals: Throttle::new(),
        });
        unanswered.on(filter(webhook.method), move |State(state): State<S>, request: Request| {
            served.serve(state, request)
        })
    }
}

impl<S: Send + Sync + 'static> Served<S> {
    async fn serve(self: Arc<Self>, state: S, request: Request) -> Response {
        // axum has a GET's handler answer HEAD too.
        if request.method() == HttpMethod::HEAD {
            return not_by_head(&self.missed, &request);
        }
        let clock = Clock::start(self.deadline.is_some());
        let span = self.spans.open();
        let response = self.respond(&span, clock, state, request).instrument(span.clone()).await;
        span::leave(&span, &response, clock);
        response
    }

    async fn respond(self: &Arc<Self>, span: &Span, clock: Clock, state: S, request: Request) -> Response {
        let Self { endpoint: Endpoint { mounted, .. }, verifier, .. } = &**self;
        let (mut parts, params, arrival) = match verify_request(verifier, request).await {
            Ok(request) => request,
            Err(rejection) => {
                Verdict::Refused(rejection.reason()).record(span);
                return rejection.into_response();
            }
        };
        self.spans.verified(span, &params);
        if !mounted.webhook.names_account
            && let Err(reason) = link_end::take(&mut parts, &params, mounted.takes_arguments)
        {
            Verdict::WithoutEnd.record(span);
            let response = StatusCode::BAD_REQUEST.into_response();
            return self.refused(Refusal { reason, response });
        }
        let claimed = match verifier.replay_guard().filter(|_| !self.endpoint.is_handshake) {
            None => None,
            Some(guard) => match Watched::by(guard, &mut parts).await {
                Watched::New(claimed) => claimed,
                Watched::Responded(response) => {
                    Verdict::Repeated.record(span);
                    return response;
                }
            },
        };
        Verdict::Accepted.record(span);
        if self.endpoint.asks_for_address {
            parts.extensions.insert(Called::at(verifier, arrival.host));
        }
        let nested = nested_at(&parts).to_owned();
        let sender = Sender::new(*mounted, Arc::clone(&self.site), arrival, nested);
        let response = self.run(span, clock, Call { parts, params, state, sender }).await;
        match claimed {
            Some(claimed) => claimed.respond(response).await,
            None => response,
        }
    }

    /// Runs the handler, until its deadline if it has one.
    async fn run(self: &Arc<Self>, span: &Span, clock: Clock, call: Call<S>) -> Response {
        let at_deadline = self.deadline.as_ref().map(|deadline| (deadline, call.sender.clone()));
        let watch = Watch::start(self.endpoint.mounted.webhook, clock);
        let mut work = AssertUnwindSafe((self.endpoint.answer)(call)).catch_unwind();
        let outcome = match at_deadline {
            None => work.await,
            Some((deadline, sender)) => match deadline.wait_for(&mut work, clock).await {
                Some(outcome) => outcome,
                None => {
                    self.finish_later(span, watch, work);
                    return self.reply_without(deadline, &sender, clock);
                }
            },
        };
        watch.answered(self.warn_after);
        self.response(outcome)
    }

    /// Has the work go on by itself, in the span of its request.
    fn finish_later(
        self: &Arc<Self>,
        span: &Span,
        watch: Watch,
        work: impl Future<Output = Outcome> + Send + 'static,
    ) {
        let served = Arc::clone(self);
        let unfinished = self.late_work.begin();
        let rest = async move {
            let outcome = work.await;
            watch.ended_late();
            // For what it logs: there is nobody to respond to.
            drop(served.response(outcome));
            drop(unfinished);
        };
        tokio::spawn(rest.instrument(span.clone()).with_current_subscriber());
    }

    /// The reply of a handler that is still at work.
    #[cold]
    fn reply_without(&self, deadline: &Deadline, sender: &Sender, clock: Clock) -> Response {
        let Descriptor { name, path, .. } = self.endpoint.mounted.webhook;
        tracing::warn!(
            webhook = name,
            path,
            milliseconds = clock.milliseconds(),
            limit = milliseconds(deadline.limit),
            "this webhook has missed its deadline: Twilio gets the reply for that, and the work goes on"
        );
        match deadline.reply(sender) {
            Ok(Ok(reply)) => reply,
            Ok(Err(error)) => failed(self.endpoint.mounted.webhook, &*error),
            Err(panic) => panicked(self.endpoint.mounted.webhook, &*panic),
        }
    }

    fn response(&self, outcome: Outcome) -> Response {
        match outcome {
            Ok(Ok(response)) => response,
            Ok(Err(Failure::Refused(refusal))) => self.refused(refusal),
            Ok(Err(Failure::Failed(error))) => failed(self.endpoint.mounted.webhook, &*error),
            Err(panic) => panicked(self.endpoint.mounted.webhook, &*panic),
        }
    }

    /// Logs that an argument could not be made, and responds to it.
    fn refused(&self, refusal: Refusal) -> Response {
        let Descriptor { name, path, .. } = self.endpoint.mounted.webhook;
        let Refusal { reason, response } = refusal;
        if let Some(left_out) = self.refusals.admit() {
            let (status, left_out) = (response.status(), left_out.field());
            let (is_ours, status) = (status.is_server_error(), status.as_u16());
            // As where a layer is missing that an `Extension` needs: no request can be taken.
            if is_ours {
                tracing::error!(
                    webhook = name,
                    path,
                    status,
                    reason,
                    left_out,
                    "this webhook can take no such request"
                );
            } else {
                tracing::warn!(
                    webhook = name,
                    path,
                    status,
                    reason,
                    left_out,
                    "this webhook cannot take this request"
                );
            }
        }
        response
    }
}

/// Twilio sends no HEAD, and its signature is that of a GET, so the handler does not run for one.
#[cold]
fn not_by_head(missed: &Missed, request: &Request) -> Response {
    let status = StatusCode::METHOD_NOT_ALLOWED;
    if let Some(signed) = Signed::of(request) {
        missed.answered(&signed, status);
    }
    (status, [(ALLOW, "GET")]).into_response()
}

/// The requests that a webhook with this method takes.
const fn filter(method: Method) -> MethodFilter {
    match method {
        Method::Get => MethodFilter::GET,
        Method::Post => MethodFilter::POST,
    }
}

/// Logs an error, and responds in a way that makes Twilio ask the fallback URL.
fn failed(webhook: Descriptor, error: &(dyn Error + Send + Sync + 'static)) -> Response {
    let Descriptor { name, path, .. } = webhook;
    tracing::error!(webhook = name, path, error = error as &dyn Error, "this webhook failed");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}

/// Logs a panic, and responds as to an error.
fn panicked(webhook: Descriptor, panic: &(dyn Any + Send)) -> Response {
    let Descriptor { name, path, .. } = webhook;
    tracing::error!(webhook = name, path, panic = panic_message(panic), "this webhook panicked");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}

/// The path under which the router of a request is nested in another.
fn nested_at(parts: &Parts) -> &str {
    let original = parts.extensions.get::<OriginalUri>();
    original.and_then(|original| original.path().strip_suffix(parts.uri.path())).unwrap_or_default()
}
