//! An application with documents and handlers of websockets.

use axum::Router;
use axum::extract::Request;
use axum::response::{IntoResponse as _, Response};
use axum::routing::{any, get};
use bytes::Bytes;
use futures_util::SinkExt as _;
use http::StatusCode;
use http::header::CONTENT_TYPE;
use hyper_util::rt::TokioIo;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::Role;
use twiml_phone::Phone;
use twiml_runtime::Verifier;
use twiml_runtime::streams::{Door, FirstArgument, OpenStreams, StreamReply, Upgrade, accept, upgrade};

const HOST: &str = "https://app.example";

pub(crate) fn verifier() -> Verifier {
    Verifier::new("a token of the test", HOST).unwrap()
}

/// Adds a handler, behind the check of its handshake. This is the one place that knows how a handler is mounted.
pub(crate) fn handler<A, H, F>(router: Router, path: &'static str, handler: H) -> Router
where
    A: FirstArgument,
    H: Fn(A) -> F + Clone + Send + Sync + 'static,
    F: Future<Output: StreamReply<A>> + Send + 'static,
{
    let open = OpenStreams::new();
    let handshake = move |request: Request| {
        let (handler, door) = (handler.clone(), Door::new("handler", path, open.clone(), |_| true));
        async move { opened(request, door, handler) }
    };
    router.route(path, get(handshake))
}

fn opened<A, H, F>(request: Request, door: Door, handler: H) -> Response
where
    A: FirstArgument,
    H: FnOnce(A) -> F + Send + 'static,
    F: Future<Output: StreamReply<A>> + Send + 'static,
{
    let (mut parts, _) = request.into_parts();
    if let Err(refused) = verifier().verify(&parts, Bytes::new()) {
        return refused.into_response();
    }
    accept(&mut parts, door, handler).unwrap_or_else(|refused| refused)
}

/// Adds a document.
pub(crate) fn document(router: Router, path: &'static str, twiml: &'static str) -> Router {
    router.route(path, any(move || async move { ([(CONTENT_TYPE, "text/xml")], twiml) }))
}

/// Adds a path for notices.
pub(crate) fn notices(router: Router, path: &'static str) -> Router {
    router.route(path, any(|| async { StatusCode::NO_CONTENT }))
}

pub(crate) fn phone(router: Router) -> Phone {
    Phone::new(router, verifier())
}

/// Adds a handler that knows nothing of the protocols: it sends these texts, one after the other, and reads nothing.
pub(crate) fn raw(router: Router, path: &'static str, text: fn(u32) -> Option<String>) -> Router {
    let handshake = move |request: Request| async move {
        let (mut parts, _) = request.into_parts();
        let Upgrade { connection, response } = upgrade(&mut parts).unwrap();
        tokio::spawn(async move {
            let io = TokioIo::new(connection.await.unwrap());
            let mut socket = WebSocketStream::from_raw_socket(io, Role::Server, None).await;
            for text in (0..).map_while(text) {
                if socket.send(Message::text(text)).await.is_err() {
                    return;
                }
            }
            std::future::pending::<()>().await;
        });
        response
    };
    router.route(path, get(handshake))
}
