//! Servers that answer as the agents of tunnels do, on this machine.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use http::header::HeaderMap;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// What is answered at a path.
pub(crate) type Answer = (StatusCode, HeaderMap, String);

/// A server whose answers can be changed. It stops with the test.
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    world: Arc<World>,
    serving: JoinHandle<()>,
}

#[derive(Default)]
struct World {
    /// Those of a path one after another; the last one stays.
    answers: Mutex<HashMap<String, Vec<Answer>>>,
    asked: Mutex<Vec<String>>,
}

impl Server {
    pub(crate) async fn start() -> Self {
        Self::serve(TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap())
    }

    /// A server whose port no other test is given after it has stopped.
    pub(crate) async fn start_apart() -> Self {
        let first = 10_000 + u16::try_from(std::process::id() % 10_000).unwrap();
        for port in first.. {
            if let Ok(listener) = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await {
                return Self::serve(listener);
            }
        }
        panic!("no port is free");
    }

    pub(crate) async fn start_at(address: SocketAddr) -> Self {
        Self::serve(TcpListener::bind(address).await.unwrap())
    }

    fn serve(listener: TcpListener) -> Self {
        let address = listener.local_addr().unwrap();
        let world = Arc::<World>::default();
        let app = Router::new().fallback(answer).with_state(Arc::clone(&world));
        let serving = tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
        Self { address, world, serving }
    }

    /// Answers a path with JSON, or with what is not.
    pub(crate) fn says(&self, path: &str, body: impl Into<String>) {
        self.answers(path, [(StatusCode::OK, HeaderMap::new(), body.into())]);
    }

    pub(crate) fn answers(&self, path: &str, answers: impl IntoIterator<Item = Answer>) {
        self.world.answers.lock().unwrap().insert(path.to_owned(), answers.into_iter().collect());
    }

    /// The paths that were asked for.
    pub(crate) fn asked(&self) -> Vec<String> {
        self.world.asked.lock().unwrap().clone()
    }

    /// Stops it, and says where it was.
    pub(crate) async fn stop(mut self) -> SocketAddr {
        self.serving.abort();
        let _ = (&mut self.serving).await;
        self.address
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn answer(State(world): State<Arc<World>>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    world.asked.lock().unwrap().push(path.clone());
    let mut answers = world.answers.lock().unwrap();
    match answers.get_mut(&path) {
        None => StatusCode::NOT_FOUND.into_response(),
        Some(answers) if answers.len() > 1 => answers.remove(0).into_response(),
        Some(answers) => answers[0].clone().into_response(),
    }
}

/// An address at which nobody listens: that of a service of the past.
pub(crate) const NOBODY: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 1);

pub(crate) fn status(status: u16) -> Answer {
    (StatusCode::from_u16(status).unwrap(), HeaderMap::new(), String::new())
}

pub(crate) fn page(text: &str) -> Answer {
    (StatusCode::OK, HeaderMap::new(), text.to_owned())
}

/// `GET /api/endpoints` of an agent since 3.30.
pub(crate) fn endpoints(tunnels: &[(&str, &str)]) -> String {
    let endpoint = |(url, upstream): &(&str, &str)| {
        format!(
            r#"{{"name":"command_line","uri":"/api/endpoints/command_line","url":"{url}","upstream":{{"url":"{upstream}","protocol":"http1"}},"inspect":true}}"#
        )
    };
    format!(r#"{{"endpoints":[{}]}}"#, tunnels.iter().map(endpoint).collect::<Vec<_>>().join(","))
}

/// `GET /api/tunnels` of every agent.
pub(crate) fn tunnels(tunnels: &[(&str, &str)]) -> String {
    let tunnel = |(url, addr): &(&str, &str)| {
        format!(
            r#"{{"name":"command_line","uri":"/api/tunnels/command_line","public_url":"{url}","proto":"https","config":{{"addr":"{addr}","inspect":true}},"metrics":{{"conns":{{"count":0}}}}}}"#
        )
    };
    let list = tunnels.iter().map(tunnel).collect::<Vec<_>>().join(",");
    format!(r#"{{"tunnels":[{list}],"uri":"/api/tunnels"}}"#)
}

/// `GET /quicktunnel` of cloudflared.
pub(crate) fn quick(host: &str) -> String {
    format!(r#"{{"hostname":"{host}"}}"#)
}

/// `GET /config` of cloudflared.
pub(crate) fn ingress(rules: &[(&str, &str)]) -> String {
    let rule = |(host, service): &(&str, &str)| {
        format!(
            r#"{{"hostname":"{host}","path":null,"service":"{service}","Handlers":null,"originRequest":{{"connectTimeout":30}}}}"#
        )
    };
    let rules = rules.iter().map(rule).collect::<Vec<_>>().join(",");
    format!(r#"{{"version":-1,"config":{{"ingress":[{rules}],"warp-routing":{{}},"originRequest":{{}}}}}}"#)
}

/// `GET /ready` of cloudflared, with this number of connections.
pub(crate) fn ready(connections: u32) -> Answer {
    let status = if connections > 0 { 200 } else { 503 };
    let body = format!(
        r#"{{"status":{status},"readyConnections":{connections},"connectorId":"00000000-0000-0000-0000-000000000000"}}"#
    );
    (StatusCode::from_u16(status).unwrap(), HeaderMap::new(), body)
}
