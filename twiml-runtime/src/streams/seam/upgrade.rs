//! The handshake of a websocket (RFC 6455, section 4.2), of a request that was verified.

use axum::response::{IntoResponse as _, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::header::{CONNECTION, SEC_WEBSOCKET_ACCEPT, SEC_WEBSOCKET_KEY, SEC_WEBSOCKET_VERSION, UPGRADE};
use http::request::Parts;
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use hyper::upgrade::OnUpgrade;
use sha1::{Digest as _, Sha1};

/// What every server adds to the client's key.
const GUID: &[u8] = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

/// A handshake that is answered with a 101.
#[derive(Debug)]
pub struct Upgrade {
    /// The connection, once the response was sent.
    pub connection: OnUpgrade,
    /// The response.
    pub response: Response,
}

/// Takes the connection out of a request for a websocket. Verify the request first: an upgraded connection can be answered with
/// nothing.
///
/// Twilio sends no `Origin`, no subprotocols and no extensions, so none are looked for.
///
/// # Errors
///
/// The response for a request that asks for no websocket (426), or asks in a way that is not that of RFC 6455 (400).
#[expect(clippy::result_large_err, reason = "the response is sent either way")]
pub fn upgrade(parts: &mut Parts) -> Result<Upgrade, Response> {
    let headers = &parts.headers;
    if parts.method != Method::GET
        || !has(headers, &CONNECTION, "upgrade")
        || !has(headers, &UPGRADE, "websocket")
    {
        let offer = [(UPGRADE, "websocket"), (CONNECTION, "upgrade")];
        return Err((StatusCode::UPGRADE_REQUIRED, offer).into_response());
    }
    if headers.get(SEC_WEBSOCKET_VERSION).is_none_or(|version| version != "13") {
        return Err((StatusCode::BAD_REQUEST, [(SEC_WEBSOCKET_VERSION, "13")]).into_response());
    }
    let Some(accept) = headers.get(SEC_WEBSOCKET_KEY).and_then(accept) else {
        return Err(StatusCode::BAD_REQUEST.into_response());
    };
    let Some(connection) = parts.extensions.remove::<OnUpgrade>() else {
        // HTTP/2, or a test without a connection.
        return Err(StatusCode::UPGRADE_REQUIRED.into_response());
    };
    let headers = [
        (CONNECTION, HeaderValue::from_static("upgrade")),
        (UPGRADE, HeaderValue::from_static("websocket")),
        (SEC_WEBSOCKET_ACCEPT, accept),
    ];
    let response = (StatusCode::SWITCHING_PROTOCOLS, headers).into_response();
    Ok(Upgrade { connection, response })
}

/// Whether a word is in a header that lists them.
fn has(headers: &HeaderMap, name: &HeaderName, word: &str) -> bool {
    headers
        .get_all(name)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|value| value.trim().eq_ignore_ascii_case(word))
}

/// What proves that the handshake was read.
fn accept(key: &HeaderValue) -> Option<HeaderValue> {
    let hash = Sha1::new_with_prefix(key.as_bytes()).chain_update(GUID).finalize();
    HeaderValue::try_from(STANDARD.encode(hash)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_of_the_rfc_is_accepted_as_it_says() {
        let key = HeaderValue::from_static("dGhlIHNhbXBsZSBub25jZQ==");
        assert_eq!(accept(&key).unwrap(), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }

    #[test]
    fn what_asks_for_no_websocket_is_told_to() {
        let status = |request: http::request::Builder| {
            let (mut parts, ()) = request.body(()).unwrap().into_parts();
            upgrade(&mut parts).map(|_| ()).map_err(|response| response.status())
        };
        let websocket =
            || http::Request::get("/").header(CONNECTION, "keep-alive, Upgrade").header(UPGRADE, "WebSocket");
        assert_eq!(status(http::Request::get("/")), Err(StatusCode::UPGRADE_REQUIRED));
        assert_eq!(status(websocket().method("POST")), Err(StatusCode::UPGRADE_REQUIRED));
        assert_eq!(status(websocket()), Err(StatusCode::BAD_REQUEST));
        let version = || websocket().header(SEC_WEBSOCKET_VERSION, "13");
        assert_eq!(status(version()), Err(StatusCode::BAD_REQUEST));
        // All is right, and there is no connection.
        assert_eq!(status(version().header(SEC_WEBSOCKET_KEY, "x")), Err(StatusCode::UPGRADE_REQUIRED));
    }
}
