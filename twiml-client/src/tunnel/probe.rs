//! The application calls itself by its public URL.

use std::error::Error;
use std::fmt;
use std::time::Duration;

use reqwest::header::{ACCEPT, LOCATION};
use reqwest::{Response, StatusCode};
use tokio::time::{Instant, sleep};
use twiml_runtime::PublicUrl;

use crate::config::http_client;

/// How long it may take until the application has heard itself.
const WITHIN: Duration = Duration::from_secs(10);
const PAUSE: Duration = Duration::from_millis(500);
/// More of an answer than the right one has is not read.
const MOST_BYTES: usize = 4096;

/// A path that nobody else knows, and an answer at it, by which an application can tell whether its public URL leads to itself.
///
/// Twilio says nothing when a URL leads to the login page of a tunnel, or to another application: the call fails, and the reason is in
/// the debugger of its console. This finds out before a number points there. The application serves the answer to a GET of the
/// path for the time:
///
/// ```
/// use axum::{Router, routing::get};
/// use twiml_client::tunnel::Probe;
///
/// let probe = Probe::new();
/// let answer = probe.answer().to_owned();
/// let app: Router = Router::new().route(probe.path(), get(async || answer));
/// ```
///
/// The name of a quick tunnel of cloudflared must not be asked for before the tunnel is connected, or it is said not to exist for minutes.
/// [`Tunnel`](super::Tunnel) waits for that.
#[derive(Debug, Clone)]
pub struct Probe {
    path: String,
    answer: String,
    within: Duration,
}

impl Probe {
    /// A new path, and a new answer.
    #[expect(clippy::new_without_default, reason = "no two of them are the same")]
    pub fn new() -> Self {
        let random = || format!("{:016x}{:016x}", fastrand::u64(..), fastrand::u64(..));
        Self { path: format!("/twiml-probe-{}", random()), answer: random(), within: WITHIN }
    }

    /// The path, in front of which the base path of the public URL comes.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What the application answers there, with the status 200.
    pub fn answer(&self) -> &str {
        &self.answer
    }

    /// How long it may take: 10 s, if nothing is said. A tunnel that has just been made may fail at first, and is asked again.
    #[must_use]
    pub fn within(mut self, limit: Duration) -> Self {
        self.within = limit;
        self
    }

    /// Calls the application by its public URL.
    ///
    /// # Errors
    ///
    /// [`ProbeError`], if the right answer does not come. That the URL cannot be reached from here does not prove that Twilio cannot reach it.
    pub async fn reach(&self, public_url: &PublicUrl) -> Result<(), ProbeError> {
        let end = Instant::now() + self.within;
        loop {
            let Err(reason) = self.ask(public_url, end.saturating_duration_since(Instant::now())).await
            else {
                return Ok(());
            };
            if !reason.may_pass() || Instant::now() + PAUSE >= end {
                return Err(ProbeError { public_url: public_url.clone(), reason });
            }
            sleep(PAUSE).await;
        }
    }

    async fn ask(&self, public_url: &PublicUrl, limit: Duration) -> Result<(), Reason> {
        let client = http_client().timeout(limit).build().map_err(Reason::no_answer)?;
        let request = client
            .get(public_url.join(&self.path))
            .header(ACCEPT, "text/plain")
            // ngrok shows browsers a page of its own first, and leaves others alone.
            .header("ngrok-skip-browser-warning", "1");
        let response = request.send().await.map_err(Reason::no_answer)?;
        let head = Head::of(&response);
        if head.status == StatusCode::OK && self.is_answer(response).await.map_err(Reason::no_answer)? {
            return Ok(());
        }
        Err(Reason::Answered(head))
    }

    async fn is_answer(&self, mut response: Response) -> Result<bool, reqwest::Error> {
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await? {
            body.extend_from_slice(&chunk);
            if body.len() > MOST_BYTES {
                return Ok(false);
            }
        }
        Ok(body.trim_ascii() == self.answer.as_bytes())
    }
}

/// Why an application does not hear itself through its public URL. The message says what is in between.
#[derive(Debug)]
pub struct ProbeError {
    public_url: PublicUrl,
    reason: Reason,
}

#[derive(Debug)]
enum Reason {
    NoAnswer(reqwest::Error),
    Answered(Head),
}

/// What is told of an answer that is not the application's.
#[derive(Debug)]
struct Head {
    status: StatusCode,
    /// The host that a redirect leads to.
    elsewhere: Option<String>,
    /// What ngrok says of its tunnel. The name of the header is an assumption.
    ngrok: Option<String>,
}

impl Head {
    fn of(response: &Response) -> Self {
        let header = |name: &str| response.headers().get(name).and_then(|value| value.to_str().ok());
        let elsewhere = header(LOCATION.as_str())
            .and_then(|location| response.url().join(location).ok())
            .and_then(|location| location.host_str().map(str::to_owned));
        let ngrok = header("ngrok-error-code").filter(|code| code.starts_with("ERR_NGROK_"));
        Self { status: response.status(), elsewhere, ngrok: ngrok.map(str::to_owned) }
    }
}

impl Reason {
    fn no_answer(error: reqwest::Error) -> Self {
        Self::NoAnswer(error.without_url())
    }

    /// Whether a tunnel that has just been made may say this.
    fn may_pass(&self) -> bool {
        match self {
            Self::NoAnswer(_) => true,
            Self::Answered(head) => head.ngrok.is_some() || head.status.is_server_error(),
        }
    }
}

impl ProbeError {
    /// The status of what was answered, if there was an answer.
    pub fn status(&self) -> Option<u16> {
        match &self.reason {
            Reason::NoAnswer(_) => None,
            Reason::Answered(head) => Some(head.status.as_u16()),
        }
    }
}

impl fmt::Display for ProbeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { public_url, reason } = self;
        let head = match reason {
            Reason::NoAnswer(error) => {
                let why = if error.is_timeout() { "in time" } else { "from here" };
                return write!(
                    f,
                    "{public_url} does not answer {why}: see whether the tunnel is running, and whether this machine can resolve the name"
                );
            }
            Reason::Answered(head) => head,
        };
        let status = head.status.as_u16();
        match (status, &head.elsewhere, &head.ngrok) {
            (_, _, Some(code)) => write!(
                f,
                "{public_url} answers with {code} of ngrok: see https://ngrok.com/docs/errors/{}, and whether the application listens on the port \
                 that the tunnel leads to",
                code.to_ascii_lowercase()
            ),
            (300..=399, Some(host), _) => write!(
                f,
                "{public_url} sends its callers on to {host}: Twilio cannot log in there. Make the tunnel public, or correct the URL"
            ),
            (401 | 403, ..) => write!(
                f,
                "{public_url} answers with {status} before the application is asked: Twilio cannot log in. Make the tunnel public"
            ),
            (502..=504 | 530, ..) => write!(
                f,
                "{public_url} answers with {status}: the tunnel is there, and the application is not behind it; see which port it leads to"
            ),
            (404, ..) => write!(
                f,
                "{public_url} answers with 404: another application is there, or its paths are below another base path"
            ),
            _ => write!(
                f,
                "{public_url} answers with {status} and something that is not this application's: a login, a warning for browsers, or another \
                 application"
            ),
        }
    }
}

impl Error for ProbeError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.reason {
            Reason::NoAnswer(error) => Some(error),
            Reason::Answered(_) => None,
        }
    }
}
