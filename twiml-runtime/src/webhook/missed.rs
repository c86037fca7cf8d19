//! Requests of Twilio's that reach no handler, for the log.
//!
//! Without this they leave no trace: the router answers them before anything is verified. That a request is Twilio's is told
//! by its signature header alone, so nothing here may cost much or show what a stranger sent.

use std::hash::{BuildHasher as _, RandomState};
use std::time::Duration;

use axum::extract::{MatchedPath, OriginalUri, Request};
use http::{Method, StatusCode};

use super::descriptor::Descriptor;
use super::nearest::{Nearest, Paths};
use crate::repeats::Repeats;
use crate::verify::{Verifier, is_signed};

/// How long nothing more is said of the same request.
const SILENCE: Duration = Duration::from_secs(60);

/// What is known of requests that reach none of the webhooks.
#[derive(Debug)]
pub(crate) struct Missed {
    paths: Paths,
    /// Knows the base path.
    verifier: Verifier,
    hasher: RandomState,
    /// What was reported, by the hash of its method and path.
    reported: Repeats<u64>,
}

/// A request with a signature, before a router has answered it.
#[derive(Debug)]
pub(crate) struct Signed {
    method: Method,
    path: String,
    /// Whether a route has its path.
    is_routed: bool,
}

impl Signed {
    /// The request, if it has the header of a signature.
    pub(crate) fn of(request: &Request) -> Option<Self> {
        let extensions = request.extensions();
        is_signed(request.headers()).then(|| Self {
            method: request.method().clone(),
            path: extensions.get().map_or(request.uri(), |OriginalUri(original)| original).path().to_owned(),
            is_routed: extensions.get::<MatchedPath>().is_some(),
        })
    }
}

impl Missed {
    pub(crate) fn new(webhooks: impl Iterator<Item = Descriptor>, verifier: Verifier) -> Self {
        Self {
            paths: Paths::new(webhooks.collect()),
            verifier,
            hasher: RandomState::new(),
            reported: Repeats::new(),
        }
    }

    /// Reports a request, if this response shows that it has missed the webhooks. What a route of the application's own
    /// responds is its own matter.
    pub(crate) fn answered(&self, request: &Signed, status: StatusCode) {
        let is_refused =
            status == StatusCode::METHOD_NOT_ALLOWED || request.is_routed && status.is_client_error();
        let is_nowhere = status == StatusCode::NOT_FOUND && !request.is_routed;
        let webhook = self.paths.at(&request.path).filter(|_| is_refused);
        if let Some(webhook) = webhook.filter(|webhook| webhook.method.as_str() != request.method.as_str()) {
            if self.is_new(request) {
                report_method(request, webhook);
            }
        } else if is_nowhere && self.is_new(request) {
            self.report_path(request);
        }
    }

    /// Whether the same was not reported just now, and not too much else.
    fn is_new(&self, request: &Signed) -> bool {
        let hash = self.hasher.hash_one((&request.method, &request.path));
        self.reported.is_due(&hash, SILENCE)
    }

    #[cold]
    fn report_path(&self, request: &Signed) {
        let method = known(&request.method);
        let base_path = self.verifier.public_url().base_path();
        let path = self.paths.shown(&request.path, base_path);
        match self.paths.nearest(&request.path, base_path) {
            Some(Nearest { webhook: Descriptor { name, path: mounted, .. }, hint }) => tracing::warn!(
                webhook = name,
                method,
                path,
                nearest = mounted,
                hint,
                "a request with Twilio's signature found no webhook at `{path}`; the nearest is `{name}` at `{mounted}`",
            ),
            None => tracing::warn!(
                method,
                path,
                hint = "compare the URL that is set at Twilio with the paths in `webhooks![…]`, and with what a proxy in front \
                        changes",
                "a request with Twilio's signature found no webhook at `{path}`",
            ),
        }
    }
}

#[cold]
fn report_method(request: &Signed, webhook: &Descriptor) {
    let Descriptor { name, path, location, method: wanted, .. } = *webhook;
    let method = known(&request.method);
    tracing::warn!(
        webhook = name,
        path,
        %location,
        method,
        hint = on_the_method(&request.method, wanted.as_str()),
        "a request with Twilio's signature came by {method}, but `{name}` is called by {wanted}",
    );
}

/// Why a webhook is called by another method than its own.
fn on_the_method(method: &Method, wanted: &str) -> &'static str {
    match (method, wanted) {
        (&Method::GET, "POST") => {
            "a redirect on the way, such as from http to https, turns Twilio's POST into a GET without its parameters: give \
             Twilio the URL that it is redirected to; or the method that is set beside the URL is GET"
        }
        (&Method::POST, "GET") => {
            "set the method beside the URL at Twilio to GET, or remove `method = \"GET\"` from the handler's attribute"
        }
        _ => "Twilio calls with GET and POST: check whether a proxy in front changes the method",
    }
}

/// The method, if it is a common one. Any word can be sent as one.
fn known(method: &Method) -> &str {
    match *method {
        Method::GET
        | Method::POST
        | Method::HEAD
        | Method::PUT
        | Method::PATCH
        | Method::DELETE
        | Method::OPTIONS
        | Method::CONNECT
        | Method::TRACE => method.as_str(),
        _ => "another method",
    }
}
