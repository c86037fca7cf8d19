//! As an experienced programmer writes it: the form is parsed once, the key is scheduled when the server starts, the signature is compared in
//! constant time, and serde makes a struct of the pairs.

use std::borrow::Cow;
use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::routing::post;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde::de::DeserializeOwned;
use serde::de::value::{Error, MapDeserializer};
use sha1::Sha1;

use crate::payload::{Call, Message};
use crate::twiml;

struct App {
    key: Hmac<Sha1>,
    sms_url: String,
    voice_url: String,
}

/// The webhooks of an account with this token, at this URL.
pub fn router(token: &str, public_url: &str) -> Router {
    let app = App {
        key: Hmac::new_from_slice(token.as_bytes()).expect("a key can have any length"),
        sms_url: format!("{public_url}/sms"),
        voice_url: format!("{public_url}/voice"),
    };
    Router::new().route("/sms", post(sms)).route("/voice", post(voice)).with_state(Arc::new(app))
}

async fn sms(State(app): State<Arc<App>>, headers: HeaderMap, body: Bytes) -> Result<Response, StatusCode> {
    let message: Message = app.read(&app.sms_url, &headers, &body)?;
    Ok(twiml::sms(&message.from, &message.body))
}

async fn voice(State(app): State<Arc<App>>, headers: HeaderMap, body: Bytes) -> Result<Response, StatusCode> {
    let call: Call = app.read(&app.voice_url, &headers, &body)?;
    Ok(twiml::voice(&call.from, call.from_city.as_deref().unwrap_or_default()))
}

impl App {
    /// The payload of a request that Twilio signed.
    fn read<T: DeserializeOwned>(
        &self,
        url: &str,
        headers: &HeaderMap,
        body: &[u8],
    ) -> Result<T, StatusCode> {
        let signature = headers.get("x-twilio-signature").ok_or(StatusCode::FORBIDDEN)?;
        let mut pairs: Vec<_> = form_urlencoded::parse(body).collect();
        pairs.sort_unstable();
        if !self.signed(url, &pairs, signature.as_bytes()) {
            return Err(StatusCode::FORBIDDEN);
        }
        let pairs: MapDeserializer<'_, _, Error> = MapDeserializer::new(pairs.into_iter());
        T::deserialize(pairs).map_err(|_| StatusCode::BAD_REQUEST)
    }

    fn signed(&self, url: &str, pairs: &[(Cow<'_, str>, Cow<'_, str>)], signature: &[u8]) -> bool {
        let mut expected = [0; 24];
        let Ok(length) = STANDARD.decode_slice(signature, &mut expected) else { return false };
        let mut mac = self.key.clone();
        mac.update(url.as_bytes());
        for (name, value) in pairs {
            mac.update(name.as_bytes());
            mac.update(value.as_bytes());
        }
        mac.verify_slice(&expected[..length]).is_ok()
    }
}
