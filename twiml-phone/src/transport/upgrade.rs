//! The handshake of a websocket, over a connection of its own.

use bytes::Bytes;
use http::StatusCode;
use http_body_util::Full;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tokio::time::timeout;
use twiml_schema::limits::WEBHOOK_TIMEOUT;

use super::carry::Connection;
use crate::machine::{Broken, HttpRequest, NotOpened};

/// Sends a handshake, and waits for the 101, for as long as for a webhook, which is an assumption. The URL is the path alone.
pub(super) async fn upgrade(
    io: impl Connection + 'static,
    handshake: HttpRequest,
) -> Result<Box<dyn Connection>, NotOpened> {
    let late = |_| NotOpened::Broken(Broken::ReadTimedOut);
    timeout(WEBHOOK_TIMEOUT, upgraded(io, handshake)).await.map_err(late)?
}

async fn upgraded(
    io: impl Connection + 'static,
    handshake: HttpRequest,
) -> Result<Box<dyn Connection>, NotOpened> {
    let not_http = |_| NotOpened::Broken(Broken::NotHttp);
    let (mut sender, connection) =
        http1::handshake::<_, Full<Bytes>>(TokioIo::new(io)).await.map_err(not_http)?;
    // It ends once the connection is upgraded, or dropped.
    tokio::spawn(connection.with_upgrades());
    let response = sender.send_request(handshake.map(Full::new)).await.map_err(not_http)?;
    if response.status() != StatusCode::SWITCHING_PROTOCOLS {
        return Err(NotOpened::Refused(response.status().as_u16()));
    }
    let upgraded = hyper::upgrade::on(response).await.map_err(not_http)?;
    Ok(Box::new(TokioIo::new(upgraded)))
}
