//! The handshake of a websocket.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::Request;
use http::header::{CONNECTION, SEC_WEBSOCKET_KEY, SEC_WEBSOCKET_VERSION, UPGRADE, USER_AGENT};
use twiml_runtime::Verifier;

use super::signed::SIGNATURE;
use crate::machine::HttpRequest;

/// The handshake for a `wss://` URL, whose key follows from the token. The URL is signed as it is, with its scheme, and asked for over HTTP. That
/// Media Streams use the client that was recorded for `ConversationRelay` is an assumption.
///
/// # Errors
///
/// If the URL cannot be called.
pub(crate) fn handshake(verifier: &Verifier, url: &str, token: &str) -> Result<HttpRequest, http::Error> {
    let key: Vec<u8> = token.bytes().chain(std::iter::repeat(0)).take(16).collect();
    Request::get(url.replacen("wss://", "https://", 1))
        .header(CONNECTION, "Upgrade")
        .header(UPGRADE, "websocket")
        .header(SEC_WEBSOCKET_VERSION, "13")
        .header(SEC_WEBSOCKET_KEY, STANDARD.encode(key))
        .header(USER_AGENT, "Jetty/11.0.24")
        .header(SIGNATURE, verifier.sign_get(url))
        .body(Bytes::new())
}
