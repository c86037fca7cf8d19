//! An application of handlers that call each other in a ring, in two ways.

/// How an application is written.
#[derive(Clone, Copy)]
pub(crate) struct Application {
    pub(crate) name: &'static str,
    /// Lines of a `Cargo.toml`, with `WORKSPACE` in place of the folder of this workspace.
    pub(crate) dependencies: &'static str,
    /// The source before the handlers.
    head: &'static str,
    /// A handler: `NUMBER` is its own, `NEXT` that of the handler it calls, and `EDIT` what an edit changes.
    handler: &'static str,
    /// The source after the handlers, with an entry for each in place of `ENTRIES`.
    tail: &'static str,
    entry: &'static str,
}

impl Application {
    /// The source with so many handlers, after an edit of that number.
    pub(crate) fn source(&self, handlers: usize, edit: usize) -> String {
        let numbered = |template: &str, number: usize| {
            let edit = if number == handlers / 2 { edit } else { 0 };
            template
                .replace("NUMBER", &number.to_string())
                .replace("NEXT", &((number + 1) % handlers).to_string())
                .replace("EDIT", &edit.to_string())
        };
        let all = |template: &str| (0..handlers).map(|number| numbered(template, number)).collect::<String>();
        format!("{}{}{}", self.head, all(self.handler), self.tail.replace("ENTRIES", &all(self.entry)))
    }
}

pub(crate) const WEBHOOKS: Application = Application {
    name: "webhooks",
    dependencies: r#"axum = { version = "0.8", default-features = false, features = ["json", "matched-path", "original-uri", "query"] }
twiml-runtime = { path = "WORKSPACE/twiml-runtime" }
"#,
    head: r"use twiml_runtime::prelude::*;

#[derive(Clone)]
struct App {
    greeting: &'static str,
}
",
    handler: r#"
#[voice_webhook("/calls/menuNUMBER")]
async fn menuNUMBER(input: GatherInput, State(app): State<App>) -> VoiceResponse {
    let said = match input.answer() {
        Answer::Digits("1") => app.greeting,
        Answer::Digits(digits) if digits.len() > NUMBER => "Too long",
        _ => "Please try again",
    };
    twiml! {
        <Response>
            <Gather numDigits=1 timeout=5 action=menuNEXT><Say>{said} ", caller " {&input.from}</Say></Gather>
            <Say>"Goodbye NUMBER EDIT"</Say>
        </Response>
    }
}
"#,
    tail: r#"
fn main() {
    let verifier = Verifier::new("token", "https://example.com").unwrap();
    let webhooks = webhooks![ENTRIES].verified_by(verifier);
    let _: axum::Router = webhooks.into_router().with_state(App { greeting: "Hello" });
}
"#,
    entry: "menuNUMBER, ",
};

pub(crate) const BY_HAND: Application = Application {
    name: "by-hand",
    dependencies: r#"axum = { version = "0.8", default-features = false, features = ["json", "matched-path", "original-uri", "query"] }
form_urlencoded = "1.2"
hmac = "0.13"
sha1 = "0.11"
"#,
    head: r#"use axum::extract::{FromRequest, Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;

#[derive(Clone)]
struct App {
    token: &'static str,
    greeting: &'static str,
}

struct Params(Vec<(String, String)>);

impl Params {
    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }
}

impl FromRequest<App> for Params {
    type Rejection = StatusCode;

    async fn from_request(request: Request, app: &App) -> Result<Self, StatusCode> {
        let (parts, body) = request.into_parts();
        let body = axum::body::to_bytes(body, 1 << 20).await.map_err(|_| StatusCode::PAYLOAD_TOO_LARGE)?;
        let mut pairs: Vec<(String, String)> = form_urlencoded::parse(&body).into_owned().collect();
        pairs.sort();
        let mut mac = <Hmac<Sha1> as KeyInit>::new_from_slice(app.token.as_bytes()).unwrap();
        mac.update(format!("https://example.com{}", parts.uri).as_bytes());
        for (name, value) in &pairs {
            mac.update(name.as_bytes());
            mac.update(value.as_bytes());
        }
        let signature = parts.headers.get("x-twilio-signature").ok_or(StatusCode::FORBIDDEN)?;
        // Enough for a compiler: a real one decodes Base64 first.
        mac.verify_slice(signature.as_bytes()).map_err(|_| StatusCode::FORBIDDEN)?;
        Ok(Self(pairs))
    }
}

struct Xml(String);

impl IntoResponse for Xml {
    fn into_response(self) -> Response {
        ([(header::CONTENT_TYPE, "text/xml; charset=utf-8")], self.0).into_response()
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
"#,
    handler: r##"
async fn menuNUMBER(State(app): State<App>, input: Params) -> Xml {
    let said = match input.get("Digits") {
        Some("1") => app.greeting,
        Some(digits) if digits.len() > NUMBER => "Too long",
        _ => "Please try again",
    };
    Xml(format!(
        concat!(
            r#"<Response><Gather numDigits="1" timeout="5" action="/calls/menuNEXT" method="POST"><Say>{}, caller {}</Say></Gather>"#,
            r#"<Say>Goodbye NUMBER EDIT</Say></Response>"#,
        ),
        escape(said),
        escape(input.get("From").unwrap_or_default()),
    ))
}
"##,
    tail: r#"
fn main() {
    let app = axum::Router::new()ENTRIES;
    let _: axum::Router = app.with_state(App { token: "token", greeting: "Hello" });
}
"#,
    entry: r#"
        .route("/calls/menuNUMBER", post(menuNUMBER))"#,
};
