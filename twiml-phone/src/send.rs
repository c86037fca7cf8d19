//! One webhook alone.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;

use twiml_runtime::__private::NamedAlone;
use twiml_runtime::payload::{Fallback, IncomingCall, IncomingMessage, Payload as _, PayloadRow, rows};
use twiml_runtime::{Link, Webhook as Handler};
use twiml_schema::Family;
use twiml_values::Method;

use crate::failed::Failed;
use crate::fault::Fault;
use crate::fetch::{Fetcher, Webhook};
use crate::machine::{HttpResponse, Shared};
use crate::message::Incoming;
use crate::phone::Phone;
use crate::request::{CallFacts, Content, Parameters, complete, row};
use crate::text::{NUMBER, PERSON};

/// A webhook that is about to be sent; [`Phone::send`] begins it, and `.await` sends it.
#[must_use = "a webhook is sent by `.await`"]
pub struct Sending<'p> {
    phone: &'p Phone,
    webhook: Webhook,
    content: Content,
}

impl Phone {
    /// Any one webhook of Twilio's, to a handler: with the parameters that Twilio sends there, from one person to one number, and no others.
    ///
    /// ```
    /// use twiml_phone::Phone;
    /// use twiml_runtime::prelude::*;
    ///
    /// #[voice_webhook("/menu")]
    /// async fn menu(input: GatherInput) -> VoiceResponse {
    ///     match input.answer() {
    ///         Answer::Digits("1") => twiml! { <Response><Dial>"+15551234567"</Dial></Response> },
    ///         _ => twiml! { <Response><Hangup/></Response> },
    ///     }
    /// }
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), BoxError> {
    /// let verifier = Verifier::new("a token of the test's own", "https://example.com")?;
    /// let app: axum::Router = webhooks![menu].verified_by(verifier.clone()).into_router();
    /// let phone = Phone::new(app, verifier);
    ///
    /// let response = phone.send::<menu>().with("Digits", "1").await?;
    /// assert!(response.body().contains("<Dial>"));
    /// # Ok(())
    /// # }
    /// ```
    pub fn send<W>(&self) -> Sending<'_>
    where
        W: Handler + NamedAlone<<W as Handler>::Arguments>,
    {
        self.sending::<W>(self.url_of(W::PATH))
    }

    /// As [`send`](Self::send), to a handler with arguments in its URL: `phone.send_through(&order::at(7))`.
    pub fn send_through<W: Handler>(&self, link: &Link<W>) -> Sending<'_> {
        let url = self.account().verifier.public_url().url_of(link).to_string();
        self.sending::<W>(url)
    }

    /// As [`send`](Self::send), to whatever is at this path, in any language, with what Twilio sends with a payload of the
    /// [registry](twiml_runtime::payload::rows). The method is POST, unless [another one](Sending::method) is set.
    pub fn send_payload(&self, payload: &PayloadRow, path: impl AsRef<str>) -> Sending<'_> {
        let facts = facts(self);
        let parameters = self.account().sids.change(|sids| complete(payload, &facts, sids));
        self.send_parameters(of_sent_message(parameters), path)
    }

    /// A webhook with these parameters, such as those of a request that was logged.
    pub fn send_parameters(&self, parameters: Parameters, path: impl AsRef<str>) -> Sending<'_> {
        let webhook = Webhook::post(self.url_of(path.as_ref()));
        Sending { phone: self, webhook, content: Content::Form(parameters) }
    }

    fn sending<W: Handler>(&self, url: String) -> Sending<'_> {
        let sending = match row_of::<W>() {
            Some(row) => self.send_payload(row, url),
            // Every webhook names its account.
            None => {
                let account = Parameters::new().with("AccountSid", &*self.account().sid);
                self.send_parameters(account, url)
            }
        };
        sending.method(W::METHOD)
    }
}

impl Sending<'_> {
    /// With this method.
    pub fn method(mut self, method: Method) -> Self {
        self.webhook.method = method;
        self
    }

    /// With this parameter, in place of all of its name.
    pub fn with(self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.change(|parameters| with_copy(parameters.with(name, value)))
    }

    /// With this parameter as the last, also where there is one of its name.
    pub fn and(self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.change(|parameters| parameters.and(name, value))
    }

    /// Without this parameter.
    pub fn without(self, name: &str) -> Self {
        self.change(|parameters| parameters.without(name))
    }

    /// With a body of JSON in place of the parameters.
    pub fn json(mut self, body: impl Into<String>) -> Self {
        self.content = Content::Json(body.into());
        self
    }

    fn change(mut self, change: impl FnOnce(Parameters) -> Parameters) -> Self {
        let parameters = match self.content {
            Content::Form(parameters) => parameters,
            Content::Json(_) => Parameters::new(),
        };
        self.content = Content::Form(change(parameters));
        self
    }

    async fn send(self) -> Result<HttpResponse, Failed> {
        let Self { phone, webhook, content } = self;
        let account = phone.account();
        let log = phone.transcript().of(account.new_sid("NO"), &account.clock);
        let fetcher = Fetcher::new(account, log, Family::Voice);
        let result = Shared::default();
        let given = result.clone();
        let mut driver = phone.driver().await;
        account.clock.spawn(async move {
            let response = fetcher.send(&webhook, &content).await;
            given.change(|given| *given = Some(response));
        });
        driver.rest().await;
        let response = result.change(Option::take);
        response.unwrap_or_else(|| Err(Fault::new(12400, ""))).map_err(|fault| Failed::new(&fault, &[], ""))
    }
}

impl<'p> IntoFuture for Sending<'p> {
    type Output = Result<Response, Failed>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'p>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { self.send().await.map(Response) })
    }
}

impl fmt::Debug for Sending<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sending")
            .field("webhook", &self.webhook)
            .field("content", &self.content)
            .finish_non_exhaustive()
    }
}

/// What a handler answered, as it came back.
#[derive(Debug)]
pub struct Response(HttpResponse);

impl Response {
    /// The status.
    pub fn status(&self) -> http::StatusCode {
        self.0.status()
    }

    /// The headers.
    pub fn headers(&self) -> &http::HeaderMap {
        self.0.headers()
    }

    /// The body as text: TwiML, JSON or nothing.
    pub fn body(&self) -> std::borrow::Cow<'_, str> {
        String::from_utf8_lossy(self.0.body())
    }
}

/// The row of what a handler receives; what its attribute usually receives, if it takes something without a row.
fn row_of<W: Handler>() -> Option<&'static PayloadRow> {
    let usual = match W::DESCRIPTOR.attribute {
        "sms_webhook" => row(IncomingMessage::NAME),
        "voice_webhook" => row(IncomingCall::NAME),
        _ => None,
    };
    if W::DESCRIPTOR.payload == Fallback::<IncomingCall>::NAME {
        let is_of = |row: &&&PayloadRow| {
            row.request.is_some() && row.request.map(|row| row.name) == usual.map(|row| row.name)
        };
        return rows().iter().find(is_of).copied();
    }
    row(W::DESCRIPTOR.payload).or(usual)
}

/// The status of a message that was sent comes without its text, and with a copy of the status under its old name.
fn of_sent_message(parameters: Parameters) -> Parameters {
    if parameters.get(STATUS).is_none() { parameters } else { with_copy(parameters.without("Body")) }
}

fn with_copy(parameters: Parameters) -> Parameters {
    match parameters.get(STATUS).map(str::to_owned) {
        Some(status) if parameters.get(OLD_STATUS).is_some() => parameters.with(OLD_STATUS, status),
        _ => parameters,
    }
}

/// The status of a message that was sent, and its old name.
const STATUS: &str = "MessageStatus";
const OLD_STATUS: &str = "SmsStatus";

/// One person who calls and writes to one number.
fn facts(phone: &Phone) -> Parameters {
    let account = phone.account();
    let (call, message) = (account.new_sid("CA"), account.new_sid("SM"));
    let incoming = Incoming {
        from: PERSON.to_owned(),
        to: NUMBER.to_owned(),
        body: "Hello".to_owned(),
        ..Incoming::default()
    };
    let call = CallFacts {
        account: &account.sid,
        sid: &call,
        parent: None,
        from: PERSON,
        to: NUMBER,
        status: "in-progress",
        direction: "inbound",
    };
    incoming
        .parameters(account, &message, None, None)
        .with_all(&call.parameters())
        .with("Timestamp", account.rfc_2822())
}
