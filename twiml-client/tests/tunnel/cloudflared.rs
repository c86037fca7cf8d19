//! Quick tunnels of cloudflared.

use std::time::{Duration, Instant};

use twiml_client::tunnel::{FindTunnel, TunnelError, TunnelKind};

use super::agents::{Server, ingress, page, quick, ready, status};
use super::{assert_says, found, search};

const HOST: &str = "four-random-words-here.trycloudflare.com";
const URL: &str = "https://four-random-words-here.trycloudflare.com";

/// A cloudflared that is connected.
async fn connected(host: &str) -> Server {
    let agent = Server::start().await;
    agent.says("/quicktunnel", quick(host));
    agent.answers("/ready", [ready(1)]);
    agent
}

fn at(agent: &Server) -> FindTunnel {
    search().cloudflared_at(agent.address)
}

#[tokio::test]
async fn a_quick_tunnel_is_found() {
    let agent = connected(HOST).await;
    let tunnel = at(&agent).cloudflared().await.unwrap();
    assert_eq!((tunnel.public_url().as_str(), tunnel.kind()), (URL, TunnelKind::Cloudflared));
}

#[tokio::test]
async fn its_configuration_says_where_it_leads() {
    let agent = connected(HOST).await;
    agent.says("/config", ingress(&[("", "http://localhost:3000")]));
    assert_eq!(found(at(&agent).cloudflared().await).unwrap(), URL);
    agent.says("/config", ingress(&[("", "http://localhost:4000")]));
    let error = found(at(&agent).cloudflared().await).unwrap_err();
    assert_says(
        &error,
        &[
            "no tunnel leads to port 3000, but https://four-random-words-here.trycloudflare.com leads to http://localhost:4000",
            "`cloudflared tunnel --url http://localhost:3000`",
        ],
    );
    // What is not a server of HTTP is not where it leads.
    agent.says("/config", ingress(&[("", "http_status:404")]));
    assert_eq!(found(at(&agent).cloudflared().await).unwrap(), URL);
    agent.says("/config", "ERR: none");
    assert_eq!(found(at(&agent).cloudflared().await).unwrap(), URL);
}

#[tokio::test]
async fn it_is_waited_for_until_it_is_connected() {
    let agent = Server::start().await;
    agent.says("/quicktunnel", quick(HOST));
    agent.answers("/ready", [ready(0), ready(0), ready(2)]);
    assert_eq!(found(at(&agent).cloudflared().await).unwrap(), URL);
    assert_eq!(agent.asked().iter().filter(|path| *path == "/ready").count(), 3);
}

#[tokio::test]
async fn one_that_is_not_connected_is_not_waited_for_without_end() {
    let agent = Server::start().await;
    agent.says("/quicktunnel", quick(HOST));
    agent.answers("/ready", [ready(0)]);
    let start = Instant::now();
    let error = at(&agent).ready_within(Duration::from_millis(500)).cloudflared().await.unwrap_err();
    assert!(matches!(&error, TunnelError::NotReady { url, .. } if url == URL), "{error:?}");
    assert!(start.elapsed() < Duration::from_secs(5));
    assert_says(&error.to_string(), &[URL, "500ms"]);
}

#[tokio::test]
async fn of_several_the_one_that_leads_to_the_port_is_found() {
    let (other, ours) = (connected("other.trycloudflare.com").await, connected(HOST).await);
    let both = search().cloudflared_at(other.address).cloudflared_at(ours.address);
    assert!(matches!(both.cloudflared().await, Err(TunnelError::Several { .. })));
    // The other one is of an older version, and does not say where it leads.
    ours.says("/config", ingress(&[("", "http://localhost:3000")]));
    other.answers("/ready", [ready(0)]);
    assert_eq!(found(both.cloudflared().await).unwrap(), URL);
}

#[tokio::test]
async fn a_named_tunnel_has_to_be_given() {
    let agent = connected("").await;
    let error = at(&agent).cloudflared().await.unwrap_err();
    assert!(matches!(error, TunnelError::Named { .. }), "{error:?}");
    assert!(error.to_string().ends_with("set TWILIO_PUBLIC_URL to it"), "{error}");
    agent.says(
        "/config",
        ingress(&[
            ("other.example.com", "http://localhost:4000"),
            ("app.example.com", "http://localhost:3000"),
            ("", "http_status:404"),
        ]),
    );
    let error = at(&agent).cloudflared().await.unwrap_err();
    assert_says(&error.to_string(), &["set TWILIO_PUBLIC_URL to it: https://app.example.com"]);
}

#[tokio::test]
async fn no_cloudflared_is_an_error_that_says_what_to_start() {
    let error = search().cloudflared().await.unwrap_err().to_string();
    assert_says(
        &error,
        &[
            "no cloudflared answers at 127.0.0.1:",
            "`cloudflared tunnel --url http://localhost:3000`",
            "api.trycloudflare.com",
            "ngrok",
        ],
    );
}

#[tokio::test]
async fn what_is_not_cloudflared_is_an_error() {
    for answer in [page("<html>"), page("{}"), page(r#"{"hostname":null}"#), status(404)] {
        let agent = Server::start().await;
        agent.answers("/quicktunnel", [answer]);
        let error = at(&agent).cloudflared().await.unwrap_err();
        assert!(matches!(error, TunnelError::Unreadable { .. }), "{error:?}");
    }
    let agent = connected("not a host").await;
    assert!(matches!(at(&agent).cloudflared().await.unwrap_err(), TunnelError::Url(_)));
}
