//! The same with nothing wasted, in safe Rust: what is reachable.
//!
//! One pass finds the pairs in the body. They are sorted by name, and decoded in that order behind the URL, into one buffer. SHA-1 reads it in one
//! go, and the payload borrows from it: every byte of the body is written once, and there is one allocation. What Twilio never sends is refused, such
//! as a name with escapes, and nobody finds out why.

mod form;
mod key;

use std::hint::black_box;
use std::sync::Arc;

use axum::Router;
use axum::body::to_bytes;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::post;

use crate::payload::{CallRef, MessageRef};
use crate::twiml;
use form::Form;
use key::Key;

struct App {
    key: Key,
    sms_url: String,
    voice_url: String,
}

/// The webhooks of an account with this token, at this URL.
pub fn router(token: &str, public_url: &str) -> Router {
    let app = App {
        key: Key::new(token.as_bytes()),
        sms_url: format!("{public_url}/sms"),
        voice_url: format!("{public_url}/voice"),
    };
    Router::new().route("/sms", post(sms)).route("/voice", post(voice)).with_state(Arc::new(app))
}

async fn sms(State(app): State<Arc<App>>, request: Request) -> Result<Response, StatusCode> {
    let form = app.read(&app.sms_url, request).await?;
    let message = MessageRef::read(form.pairs()).ok_or(StatusCode::BAD_REQUEST)?;
    black_box(&message);
    Ok(twiml::sms(message.from, message.body))
}

async fn voice(State(app): State<Arc<App>>, request: Request) -> Result<Response, StatusCode> {
    let form = app.read(&app.voice_url, request).await?;
    let call = CallRef::read(form.pairs()).ok_or(StatusCode::BAD_REQUEST)?;
    black_box(&call);
    Ok(twiml::voice(call.from, call.from_city.unwrap_or_default()))
}

impl App {
    /// The form of a request that Twilio signed. It takes the whole request, because axum's extractor of headers copies each of them.
    async fn read(&self, url: &str, request: Request) -> Result<Form, StatusCode> {
        let (parts, body) = request.into_parts();
        let signature = parts.headers.get("x-twilio-signature").ok_or(StatusCode::FORBIDDEN)?;
        let body = to_bytes(body, 64 * 1024).await.map_err(|_| StatusCode::BAD_REQUEST)?;
        Form::read(&self.key, url, signature.as_bytes(), &body).ok_or(StatusCode::FORBIDDEN)
    }
}
