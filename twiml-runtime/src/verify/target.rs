//! What was requested: path, query, and whether as a websocket.

use axum::extract::OriginalUri;
use http::header::UPGRADE;
use http::request::Parts;
use http::{HeaderMap, Method, Uri, Version};
use memchr::memchr;

use super::rejection::Reason;

/// The request target, byte for byte.
#[derive(Debug, Clone, Copy)]
pub(super) struct Target<'a> {
    pub(super) path: &'a str,
    /// With its `?`, or empty.
    pub(super) query: &'a str,
    /// Whether the parameters are in the query: GET, and what is a GET to everyone else.
    pub(super) carries_params: bool,
    /// Whether the request asks for a websocket.
    pub(super) is_upgrade: bool,
}

impl<'a> Target<'a> {
    /// Reads the target: path and query alone. An authority in it (`GET https://elsewhere/sms`) is the
    /// client's invention.
    pub(super) fn read(parts: &'a Parts) -> Result<Self, Reason> {
        let target = received_uri(parts).path_and_query().ok_or(Reason::TargetUnusable)?.as_str();
        let (path, query) = target.split_at(memchr(b'?', target.as_bytes()).unwrap_or(target.len()));
        if !path.starts_with('/') {
            return Err(Reason::TargetUnusable);
        }
        Ok(Self {
            path,
            query,
            carries_params: matches!(parts.method, Method::GET | Method::HEAD | Method::CONNECT),
            is_upgrade: is_upgrade(parts),
        })
    }

    /// The query without its `?`.
    pub(super) fn query_text(&self) -> &'a str {
        self.query.strip_prefix('?').unwrap_or_default()
    }
}

/// Refuses the methods that Twilio never uses. A signature does not cover the method, so one that was captured with a GET
/// would open a DELETE as well. A HEAD asks for nothing more than its GET, and a CONNECT of HTTP/2 for a websocket.
pub(super) fn check_method(parts: &Parts) -> Result<(), Reason> {
    match parts.method {
        Method::GET | Method::HEAD | Method::POST => Ok(()),
        Method::CONNECT if is_upgrade(parts) => Ok(()),
        _ => Err(Reason::MethodUnusable),
    }
}

/// The URI as it was received. Under `Router::nest` the one in `parts` has lost its prefix.
pub(super) fn received_uri(parts: &Parts) -> &Uri {
    parts.extensions.get::<OriginalUri>().map_or(&parts.uri, |OriginalUri(uri)| uri)
}

fn is_upgrade(parts: &Parts) -> bool {
    match parts.method {
        Method::GET => asks_for_websocket(&parts.headers),
        // How HTTP/2 asks for a websocket (RFC 8441). A CONNECT of HTTP/1 has no path and does not get
        // here.
        Method::CONNECT => matches!(parts.version, Version::HTTP_2 | Version::HTTP_3),
        _ => false,
    }
}

fn asks_for_websocket(headers: &HeaderMap) -> bool {
    headers
        .get_all(UPGRADE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|protocol| protocol.trim().eq_ignore_ascii_case("websocket"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(request: http::request::Builder) -> Parts {
        request.body(()).unwrap().into_parts().0
    }

    #[test]
    fn path_and_query_are_kept_as_they_came() {
        let parts = parts(http::Request::post("/a/../%73ms;x?a=1&&b=%zz?"));
        let target = Target::read(&parts).unwrap();
        assert_eq!((target.path, target.query), ("/a/../%73ms;x", "?a=1&&b=%zz?"));
        assert!(!target.carries_params);
    }

    #[test]
    fn an_empty_query_is_not_no_query() {
        let parts = parts(http::Request::get("/sms?"));
        let target = Target::read(&parts).unwrap();
        assert_eq!((target.query, target.query_text()), ("?", ""));
    }

    #[test]
    fn the_authority_of_an_absolute_target_is_ignored() {
        let parts = parts(http::Request::get("http://elsewhere.example/sms?a"));
        let target = Target::read(&parts).unwrap();
        assert_eq!((target.path, target.query), ("/sms", "?a"));
    }

    #[test]
    fn the_original_uri_counts() {
        let mut parts = parts(http::Request::get("/sms"));
        parts.extensions.insert(OriginalUri(Uri::from_static("/api/sms")));
        assert_eq!(Target::read(&parts).unwrap().path, "/api/sms");
    }

    #[test]
    fn targets_without_a_path_are_refused() {
        for request in [http::Request::options("*"), http::Request::connect("example.com:443")] {
            assert_eq!(Target::read(&parts(request)).unwrap_err(), Reason::TargetUnusable);
        }
    }

    #[test]
    fn websocket_upgrades_are_gets_that_say_so() {
        let upgrade = |request: http::request::Builder| Target::read(&parts(request)).unwrap().is_upgrade;
        assert!(upgrade(http::Request::get("/ws").header("upgrade", "WebSocket")));
        assert!(upgrade(http::Request::get("/ws").header("upgrade", "h2c, websocket")));
        assert!(upgrade(http::Request::connect("https://example.com/ws").version(Version::HTTP_2)));
        assert!(!upgrade(http::Request::get("/ws").header("upgrade", "h2c")));
        assert!(!upgrade(http::Request::post("/ws").header("upgrade", "websocket")));
        assert!(!upgrade(http::Request::get("/ws")));
    }
}
