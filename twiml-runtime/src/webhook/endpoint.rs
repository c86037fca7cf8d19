//! One request to one webhook, from the socket to the response.

use std::any::Any;
use std::error::Error;
use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::sync::Arc;

use axum::extract::{OriginalUri, Request, State};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, MethodRouter};
use futures_util::FutureExt as _;
use http::header::ALLOW;
use http::request::Parts;
use http::{Method as HttpMethod, StatusCode};

use super::argument::{Arguments, Refusal};
use super::descriptor::Descriptor;
use super::handler::Handler;
use super::link_end;
use super::missed::{Missed, Signed};
use super::mounted::Mounted;
use super::reply::{Reply, SmsReply, StatusReply, StudioReply, VoiceReply};
use super::site::{Sender, Site};
use crate::error::BoxError;
use crate::params::Params;
use crate::value::Method;
use crate::verify::{Called, PublicUrl, Throttle, Verified, Verifier, Watched, verify_request};

/// A handler, ready to be served behind a verifier.
///
/// The way to the handler and back is the same for all, so only the last step knows the handler's type. Generic code is
/// compiled again for each handler.
pub struct Endpoint<S> {
    answer: Box<dyn Fn(Call<S>) -> Answer + Send + Sync>,
    /// Whether the handler may ask for the address that Twilio called.
    asks_for_address: bool,
    /// For the log: one signed request can be sent again and again.
    refusals: Throttle,
}

type Answer = Pin<Box<dyn Future<Output = Result<Response, Failure>> + Send>>;

/// A verified request, for the handler.
struct Call<S> {
    parts: Parts,
    params: Verified<Params>,
    state: S,
    sender: Sender,
}

impl<S> std::fmt::Debug for Endpoint<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Endpoint").finish_non_exhaustive()
    }
}

impl<S: Clone + Send + Sync + 'static> Endpoint<S> {
    /// The route of the handler, which is known as `mounted`, behind a verifier and among those mounted with it.
    /// `unanswered` says what happens to requests with another method.
    pub(crate) fn served(
        self,
        unanswered: MethodRouter<S>,
        mounted: Mounted,
        verifier: Verifier,
        site: Arc<Site>,
        missed: Arc<Missed>,
    ) -> MethodRouter<S> {
        let endpoint = Arc::new(self);
        unanswered.on(
            filter(mounted.webhook.method),
            move |State(state): State<S>, request: Request| async move {
                // axum has a GET's handler answer HEAD too.
                if request.method() == HttpMethod::HEAD {
                    return not_by_head(&missed, &request);
                }
                endpoint.serve(mounted, &verifier, site, state, request).await
            },
        )
    }

    async fn serve(
        &self,
        mounted: Mounted,
        verifier: &Verifier,
        site: Arc<Site>,
        state: S,
        request: Request,
    ) -> Response {
        let inner_path = request.uri().path().to_owned();
        let (mut parts, params) = match verify_request(verifier, request).await {
            Ok(request) => request,
            Err(rejection) => return rejection.into_response(),
        };
        if !mounted.webhook.names_account
            && let Err(reason) = link_end::take(&mut parts, &params, mounted.takes_arguments)
        {
            let response = StatusCode::BAD_REQUEST.into_response();
            return self.refused(mounted.webhook, Refusal { reason, response });
        }
        let claimed = match verifier.replay_guard() {
            None => None,
            Some(guard) => match Watched::by(guard, &mut parts).await {
                Watched::New(claimed) => claimed,
                Watched::Responded(response) => return response,
            },
        };
        let host = verifier.host_of(&parts);
        if self.asks_for_address {
            parts.extensions.insert(Called::at(verifier, host));
        }
        let sender =
            Sender::new(mounted, site, host, prefix(verifier.public_url_of(host), &parts, &inner_path));
        let answer = (self.answer)(Call { parts, params, state, sender });
        let response = match AssertUnwindSafe(answer).catch_unwind().await {
            Ok(Ok(answer)) => answer,
            Ok(Err(Failure::Refused(refusal))) => self.refused(mounted.webhook, refusal),
            Ok(Err(Failure::Failed(error))) => failed(mounted.webhook, &*error),
            Err(panic) => panicked(mounted.webhook, &*panic),
        };
        match claimed {
            Some(claimed) => claimed.respond(response).await,
            None => response,
        }
    }

    /// Logs that an argument could not be made, and responds to it.
    fn refused(&self, webhook: Descriptor, refusal: Refusal) -> Response {
        let Descriptor { name, path, .. } = webhook;
        let Refusal { reason, response } = refusal;
        if let Some(left_out) = self.refusals.admit() {
            let (status, left_out) = (response.status().as_u16(), left_out.field());
            tracing::warn!(
                webhook = name,
                path,
                status,
                reason,
                left_out,
                "this webhook cannot take this request"
            );
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

/// For each kind of webhook, a function that makes an endpoint of a handler with the right reply.
macro_rules! endpoints {
    ($($(#[$doc:meta])* $kind:ident {
        attribute: $attribute:ident,
        endpoint: $endpoint:ident,
        payload: $payload:ident checked by $check:ident,
        reply: $reply:ident $($columns:tt)+
    })+) => { $(
        #[doc = concat!("The endpoint of a `#[", stringify!($attribute), "]`.")]
        pub fn $endpoint<S, M, A, H>(handler: H) -> Endpoint<S>
        where
            S: Clone + Send + Sync + 'static,
            M: 'static,
            A: Arguments<S, M> + 'static,
            H: Handler<A>,
            H::Output: $reply,
        {
            endpoint::<S, M, A, H>(handler)
        }
    )+ };
}

twiml_schema::each_kind!(endpoints);

fn endpoint<S, M, A, H>(handler: H) -> Endpoint<S>
where
    S: Clone + Send + Sync + 'static,
    M: 'static,
    A: Arguments<S, M> + 'static,
    H: Handler<A>,
    H::Output: Reply,
{
    let answer = move |Call { mut parts, params, state, sender }: Call<S>| -> Answer {
        let handler = handler.clone();
        Box::pin(async move {
            let arguments = A::take(&mut parts, params, &state).await.map_err(Failure::Refused)?;
            let answer = handler.call(arguments).await;
            answer.into_reply(&sender).map_err(Failure::Failed)
        })
    };
    Endpoint { answer: Box::new(answer), asks_for_address: A::ask_for_address(), refusals: Throttle::new() }
}

/// Why a handler gave no reply.
enum Failure {
    /// An argument could not be made.
    Refused(Refusal),
    Failed(BoxError),
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
    let message = panic
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("a value that is not text");
    tracing::error!(webhook = name, path, panic = message, "this webhook panicked");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}

/// What comes before the application's own paths, seen from outside: the base path of the public URL, and the path under
/// which its router is nested in another.
fn prefix(public_url: &PublicUrl, parts: &Parts, inner_path: &str) -> String {
    let base = public_url.base_path();
    let nested = parts
        .extensions
        .get::<OriginalUri>()
        .and_then(|original| original.path().strip_suffix(inner_path))
        .unwrap_or_default();
    if base.is_empty() && nested.is_empty() { String::new() } else { format!("{base}{nested}") }
}
