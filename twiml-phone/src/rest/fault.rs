//! What goes wrong with a request to the REST API.

use std::fmt;
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::response::Response;
use futures_util::{StreamExt as _, stream};
use http::header::{CONTENT_LENGTH, CONTENT_TYPE, LOCATION, RETRY_AFTER};
use http::{HeaderName, HeaderValue, StatusCode};
use twiml_values::ErrorCode;

use super::refusal::Refusal;

/// What goes wrong with a request to the REST API: [`Rest::fail_next`](crate::Rest::fail_next).
///
/// A request that fails has done nothing, unless it is [`after_effect`](Self::after_effect): then Twilio has done what it asks for, and only the answer
/// is lost.
///
/// ```
/// # use twiml_phone::{Rest, RestFault};
/// # fn f(rest: &Rest) {
/// rest.fail_next(RestFault::too_many_requests("2"));
/// // The message is sent, but the client cannot know.
/// rest.fail_next(RestFault::closed().after_effect());
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RestFault {
    what: What,
    is_after: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum What {
    /// Something else comes back in place of the answer.
    Instead(Instead),
    CutOff,
    Delay(Duration),
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Instead {
    Code(ErrorCode, Headers),
    Answer(u16, Headers, Bytes),
    Closed,
}

type Headers = Vec<(HeaderName, String)>;

impl RestFault {
    const fn new(what: What) -> Self {
        Self { what, is_after: false }
    }

    const fn instead(instead: Instead) -> Self {
        Self::new(What::Instead(instead))
    }

    /// Twilio refuses it with this code, in JSON or XML as it would answer: 20500 and 20503 for failures of its own, 20429 with `Retry-After: 1`, or any other.
    pub fn code(code: impl Into<ErrorCode>) -> Self {
        Self::instead(Instead::Code(code.into(), Vec::new()))
    }

    /// Twilio refuses it with code 20429, status 429: too many requests. The header `Retry-After` has this value, a number of seconds or a date.
    pub fn too_many_requests(retry_after: impl Into<String>) -> Self {
        Self::instead(Instead::Code(ErrorCode::new(20429), vec![(RETRY_AFTER, retry_after.into())]))
    }

    /// A gateway in front of Twilio answers, with a page in HTML: 502, 503, 504.
    pub fn gateway(status: u16) -> Self {
        let page =
            format!("<html><head><title>{status}</title></head><body><h1>{status}</h1></body></html>\n");
        Self::answer(status, "text/html", page)
    }

    /// This answer comes back, whatever the request asks for: JSON that is not valid, an empty body, an error without a code. A number that is no
    /// status counts as 500.
    pub fn answer(status: u16, content_type: impl Into<String>, body: impl Into<Vec<u8>>) -> Self {
        Self::instead(Instead::Answer(status, vec![(CONTENT_TYPE, content_type.into())], body.into().into()))
    }

    /// The request is sent on to this URL, with status 307.
    pub fn redirect(url: impl Into<String>) -> Self {
        Self::instead(Instead::Answer(307, vec![(LOCATION, url.into())], Bytes::new()))
    }

    /// The connection closes in the middle of the answer. The request has taken effect.
    pub fn cut_off() -> Self {
        Self { what: What::CutOff, is_after: true }
    }

    /// It takes effect, and is answered, after this time, on the clock of tokio. A client that gives up sooner has asked in vain. With
    /// [`after_effect`](Self::after_effect), the answer alone is late.
    pub fn delay(time: Duration) -> Self {
        Self::new(What::Delay(time))
    }

    /// The connection closes without an answer.
    pub fn closed() -> Self {
        Self::instead(Instead::Closed)
    }

    /// The request takes effect first.
    #[must_use]
    pub fn after_effect(mut self) -> Self {
        self.is_after = true;
        self
    }

    /// What comes back for a request that `answer` answers if nothing goes wrong. `refuse` writes a refusal as the request wants it.
    pub(super) async fn spoil(
        self,
        answer: impl FnOnce() -> Response + Send,
        refuse: impl FnOnce(Refusal) -> Response + Send,
    ) -> Result<Response, Closed> {
        let Self { what, is_after } = self;
        match what {
            What::Delay(time) if is_after => {
                let answered = answer();
                tokio::time::sleep(time).await;
                Ok(answered)
            }
            What::Delay(time) => {
                tokio::time::sleep(time).await;
                Ok(answer())
            }
            What::CutOff => cut_off(answer()).await,
            What::Instead(instead) => {
                if is_after {
                    answer();
                }
                instead.response(refuse)
            }
        }
    }
}

impl Instead {
    fn response(self, refuse: impl FnOnce(Refusal) -> Response) -> Result<Response, Closed> {
        let (mut response, headers) = match self {
            Self::Code(code, headers) => (refuse(Refusal::new(code.number(), "")), headers),
            Self::Answer(status, headers, body) => {
                let mut response = Response::new(Body::from(body));
                *response.status_mut() =
                    StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
                (response, headers)
            }
            Self::Closed => return Err(Closed),
        };
        for (name, value) in headers {
            // A value that cannot be one of a header is left out.
            if let Ok(value) = HeaderValue::from_str(&value) {
                response.headers_mut().insert(name, value);
            }
        }
        Ok(response)
    }
}

/// The first half of an answer, and then nothing. An answer without a body is cut off before it begins.
async fn cut_off(answer: Response) -> Result<Response, Closed> {
    let (mut parts, body) = answer.into_parts();
    let body = to_bytes(body, usize::MAX).await.map_err(|_| Closed)?;
    if body.is_empty() {
        return Err(Closed);
    }
    parts.headers.insert(CONTENT_LENGTH, body.len().into());
    let half = body.slice(..body.len().div_ceil(2));
    let begin = stream::once(async { Ok(half) });
    let end = stream::once(async {
        // What is written by now is sent while this waits.
        tokio::task::yield_now().await;
        Err(Closed)
    });
    Ok(Response::from_parts(parts, Body::from_stream(begin.chain(end))))
}

/// The connection closes.
#[derive(Debug)]
pub(super) struct Closed;

impl fmt::Display for Closed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the connection closes")
    }
}

impl std::error::Error for Closed {}
