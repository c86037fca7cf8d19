//! One request and its tries, without the redirects that may follow.

use std::time::Duration;

use futures_util::future::{Either, select};
use http::StatusCode;
use http::header::COOKIE;
use twiml_values::Method;

use super::fetcher::Fetcher;
use super::policy::Policy;
use super::url::{check_url, without_fragment};
use crate::fault::Fault;
use crate::machine::{Broken, HttpRequest, HttpResponse, Outcome, Pace};
use crate::request::{Content, Parameters, for_file, signed};
use crate::transcript::{Purpose, Received, SentRequest};

/// A request to send.
#[derive(Debug, Clone)]
pub(super) struct Hop<'a> {
    pub(super) purpose: Purpose,
    pub(super) url: &'a str,
    pub(super) method: Method,
    pub(super) content: &'a Content,
}

/// What came of a request.
#[derive(Debug)]
pub(super) struct Exchange {
    pub(super) sent: SentRequest,
    pub(super) result: Result<HttpResponse, Fault>,
}

impl Hop<'_> {
    /// Sends the request, as often as the policy says.
    pub(super) async fn send(&self, fetcher: &Fetcher, policy: &Policy) -> Exchange {
        let method = self.method.as_str();
        let mut sent = SentRequest::new(self.purpose, method, without_fragment(self.url));
        let request = match check_url(self.url).and_then(|()| self.request(fetcher, &mut sent)) {
            Ok(request) => request,
            Err(fault) => return Exchange { sent, result: Err(fault) },
        };
        let entry = fetcher.log.request(sent.clone());
        let end = fetcher.account.clock.now().saturating_add(policy.total);
        let mut tries = 0;
        let outcome = loop {
            tries += 1;
            let outcome = self.try_once(fetcher, policy, end, request.clone()).await;
            fetcher.log.received(entry, tries, received(&outcome));
            let again = match &outcome {
                Ok(response) => policy.retries_status(response.status().as_u16()),
                Err(broken) => policy.retries_broken(*broken),
            };
            if !again || tries > policy.retries || fetcher.account.clock.now() >= end {
                break outcome;
            }
        };
        (sent.tries, sent.received) = (tries, Some(received(&outcome)));
        let date = fetcher.account.dates.at(fetcher.account.clock.now());
        if let Ok(response) = &outcome {
            fetcher.jar.change(|jar| jar.take(self.url, response.headers(), date));
        }
        let used_up = policy.total_is_set && fetcher.account.clock.now() >= end;
        Exchange { sent, result: outcome.map_err(|broken| fault(broken, used_up)) }
    }

    async fn try_once(
        &self,
        fetcher: &Fetcher,
        policy: &Policy,
        end: Duration,
        request: HttpRequest,
    ) -> Outcome {
        let clock = &fetcher.account.clock;
        let limit = end.min(clock.now().saturating_add(policy.read));
        let exchange = std::pin::pin!(clock.exchange_over(request, policy.connect));
        let sleep = std::pin::pin!(clock.sleep_until(limit, Pace::Running));
        match select(exchange, sleep).await {
            Either::Left((outcome, _)) => outcome,
            Either::Right(_) => Err(Broken::ReadTimedOut),
        }
    }

    fn request(&self, fetcher: &Fetcher, sent: &mut SentRequest) -> Result<HttpRequest, Fault> {
        let refuse = |error: http::Error| Fault::new(11100, format!("`{}`: {error}", self.url));
        let mut request = if self.purpose == Purpose::Media {
            for_file(self.url).map_err(refuse)?
        } else {
            self.signed(fetcher, sent).map_err(refuse)?
        };
        let date = fetcher.account.dates.at(fetcher.account.clock.now());
        let cookies = fetcher.jar.read(|jar| jar.header(self.url, date));
        if let Some(cookies) = cookies.and_then(|cookies| cookies.parse().ok()) {
            request.headers_mut().insert(COOKIE, cookies);
        }
        let headers = request.headers().iter();
        let readable = |(name, value): (&http::HeaderName, &http::HeaderValue)| {
            (name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into_owned())
        };
        sent.headers = headers.map(readable).collect();
        Ok(request)
    }

    /// The signed request, with the damage that a test has asked for.
    fn signed(&self, fetcher: &Fetcher, sent: &mut SentRequest) -> Result<HttpRequest, http::Error> {
        let account = &fetcher.account;
        let token = account.sids.change(crate::sid::Sids::token);
        let Content::Form(parameters) = self.content else {
            return signed(&account.verifier, self.method, self.url, self.content, &token);
        };
        let damage = account.disorder.change(|disorder| disorder.of_request(parameters.len()));
        let kept = parameters.iter().enumerate().filter(|(at, _)| Some(*at) != damage.missing);
        let mut parameters: Parameters = kept.map(|(_, pair)| pair).collect();
        if damage.unknown {
            parameters.set("TwilioAddedThis", "today");
        }
        sent.params = parameters.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let content = Content::Form(parameters);
        let mut request = signed(&account.verifier, self.method, self.url, &content, &token)?;
        if damage.wrong_signature {
            crate::request::spoil(&mut request);
        }
        Ok(request)
    }
}

fn received(outcome: &Outcome) -> Received {
    match outcome {
        Ok(response) => Received::Response {
            status: response.status().as_u16(),
            body: String::from_utf8_lossy(response.body()).into_owned(),
        },
        Err(broken) => Received::Nothing(*broken),
    }
}

/// The fault of a request to which no response came. Twilio's pages and captures disagree on some of the codes; these are the older ones, which
/// applications know.
fn fault(broken: Broken, total_is_used_up: bool) -> Fault {
    let code = match broken {
        Broken::ReadTimedOut if total_is_used_up => 11203,
        Broken::ReadTimedOut => 11200,
        Broken::NotResolved => 11210,
        Broken::NotHttp => 11206,
        Broken::Handshake => 11220,
        Broken::CertificateName => 11235,
        Broken::CertificateExpired => 11236,
        Broken::CertificateIssuer => 11237,
        Broken::Refused | Broken::ConnectTimedOut => 11205,
    };
    Fault::new(code, broken.to_string())
}

/// The fault of a response that is not one of the class 2xx, if it is none.
pub(super) fn wrong_status(response: &HttpResponse) -> Option<Fault> {
    let status = response.status();
    let about = || format!("the status is {}", status.as_u16());
    (!status.is_success()).then(|| Fault::new(11200, about()))
}

/// The URL that a response redirects to, if it does.
pub(super) fn redirect(response: &HttpResponse) -> Option<Result<String, Fault>> {
    let is_redirect = matches!(
        response.status(),
        StatusCode::MOVED_PERMANENTLY
            | StatusCode::FOUND
            | StatusCode::SEE_OTHER
            | StatusCode::TEMPORARY_REDIRECT
            | StatusCode::PERMANENT_REDIRECT
    );
    let location = || {
        let location = response.headers().get(http::header::LOCATION).and_then(|value| value.to_str().ok());
        let location = location.filter(|location| !location.is_empty()).map(str::to_owned);
        location.ok_or_else(|| Fault::new(11216, "it has no `Location`"))
    };
    is_redirect.then(location)
}
