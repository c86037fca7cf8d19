//! What becomes of a tunnel while the application runs.

use std::pin::pin;
use std::time::Duration;

use futures_util::{FutureExt as _, StreamExt as _};
use tokio::time::{sleep, timeout};
use twiml_client::tunnel::{Tunnel, TunnelChange, TunnelError};
use twiml_runtime::Verifier;

use super::agents::{Server, endpoints, quick, ready};
use super::search;

const OFTEN: Duration = Duration::from_millis(20);
const ONE: &str = "https://one.trycloudflare.com";
const TWO: &str = "https://two.trycloudflare.com";

/// What is said next; the test fails if that takes long.
macro_rules! next {
    ($changes:expr) => {
        timeout(Duration::from_secs(20), $changes.next()).await.unwrap().unwrap()
    };
}

async fn cloudflared(host: &str) -> Server {
    let agent = Server::start().await;
    agent.says("/quicktunnel", quick(host));
    agent.answers("/ready", [ready(1)]);
    agent
}

#[tokio::test]
async fn a_url_that_changes_moves_the_application() {
    let agent = cloudflared("one.trycloudflare.com").await;
    let tunnel = search().cloudflared_at(agent.address).cloudflared().await.unwrap();
    let verifier = Verifier::new("a token", tunnel.public_url()).unwrap();
    let mut changes = pin!(tunnel.watch(OFTEN));
    sleep(OFTEN * 5).await;
    assert!(changes.next().now_or_never().is_none());

    agent.says("/quicktunnel", quick("two.trycloudflare.com"));
    match next!(changes) {
        TunnelChange::Moved(url) => verifier.set_public_url(&url).unwrap(),
        other => panic!("{other:?}"),
    }
    assert_eq!(verifier.public_url().as_str(), TWO);
    assert!(verifier.earlier_public_urls().any(|url| url.as_str() == ONE));
}

#[tokio::test]
async fn a_new_name_is_told_once_it_is_connected() {
    let agent = cloudflared("one.trycloudflare.com").await;
    let tunnel = search().cloudflared_at(agent.address).cloudflared().await.unwrap();
    let mut changes = pin!(tunnel.watch(OFTEN));
    agent.answers("/ready", [ready(0)]);
    agent.says("/quicktunnel", quick("two.trycloudflare.com"));
    match next!(changes) {
        TunnelChange::Gone(TunnelError::NotReady { url, .. }) => assert_eq!(url, TWO),
        other => panic!("{other:?}"),
    }
    agent.answers("/ready", [ready(1)]);
    let change = next!(changes);
    assert!(matches!(&change, TunnelChange::Moved(url) if url.as_str() == TWO), "{change:?}");
}

#[tokio::test]
async fn an_agent_that_dies_is_told_once_and_may_return() {
    let ours = endpoints(&[("https://ours.ngrok-free.app", "3000")]);
    let agent = Server::start_apart().await;
    agent.says("/api/endpoints", &ours);
    let tunnel = search().ngrok_at(agent.address).ngrok().await.unwrap();
    let mut changes = pin!(tunnel.watch(OFTEN));
    let address = agent.stop().await;
    let change = next!(changes);
    assert!(matches!(change, TunnelChange::Gone(TunnelError::NoNgrok { .. })), "{change:?}");

    // Nothing more is said of it, until it is back.
    let again = timeout(OFTEN * 10, changes.next()).await;
    assert!(again.is_err(), "{again:?}");
    let agent = Server::start_at(address).await;
    agent.says("/api/endpoints", &ours);
    // It may have been asked before it knew its tunnel: then it is gone for that reason still.
    let change = next!(changes);
    assert!(matches!(change, TunnelChange::Returned), "{change:?}");
}

#[tokio::test]
async fn a_second_tunnel_does_not_replace_the_first() {
    let (ours, second) = ("https://ours.ngrok-free.app", "https://a.ngrok-free.app");
    let agent = Server::start().await;
    agent.says("/api/endpoints", endpoints(&[(ours, "3000")]));
    let tunnel = search().ngrok_at(agent.address).ngrok().await.unwrap();
    let mut changes = pin!(tunnel.watch(OFTEN));
    agent.says("/api/endpoints", endpoints(&[(second, "3000"), (ours, "3000")]));
    assert!(timeout(OFTEN * 10, changes.next()).await.is_err());
    agent.says("/api/endpoints", endpoints(&[(second, "3000")]));
    let change = next!(changes);
    assert!(matches!(&change, TunnelChange::Moved(url) if url.as_str() == second), "{change:?}");
}

#[tokio::test]
async fn a_given_url_does_not_change() {
    let tunnel = Tunnel::given("https://app.example.com").unwrap();
    let mut changes = pin!(tunnel.watch(OFTEN));
    assert!(timeout(OFTEN * 5, changes.next()).await.is_err());
}
