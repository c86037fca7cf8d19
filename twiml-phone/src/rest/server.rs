//! The server.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::response::Response;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use super::asked::Asked;
use super::desk::Desk;
use super::reply::{Format, response};

/// A server that runs until this is dropped.
#[derive(Debug)]
pub(super) struct Server(JoinHandle<()>);

impl Server {
    pub(super) fn start(listener: TcpListener, desk: Arc<Desk>) -> Self {
        let app = Router::new().fallback(answer).with_state(desk);
        Self(tokio::spawn(async move {
            // It has no end of its own, and nobody to tell of one.
            let _ = axum::serve(listener, app).await;
        }))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.0.abort();
    }
}

async fn answer(State(desk): State<Arc<Desk>>, request: Request) -> Response {
    let id = desk.phone.account().new_sid("RQ");
    match Asked::read(request).await {
        Ok(asked) => {
            let (result, format) = desk.answer(&asked);
            response(result, format, &id)
        }
        Err(refusal) => response(Err(refusal), Format::Json, &id),
    }
}
