//! A quick tunnel of cloudflared, whose metrics server tells its name on this machine.
//!
//! The name is told before it exists. Whoever asks DNS for it too early is told that it does not exist, and so is everyone who asks the
//! same resolver in the minutes after that. So nobody asks before cloudflared is connected.

use std::time::Duration;

use reqwest::StatusCode;
use serde_json::Value;
use tokio::time::{Instant, sleep};
use twiml_runtime::PublicUrl;

use super::candidate::{Candidate, choose, port_of};
use super::error::{TunnelError, start_cloudflared};
use super::local::Local;

/// Where metrics servers answer, unless `--metrics` says otherwise. If all are taken, it is a random port.
pub(super) const ADDRESSES: &[&str] =
    &["127.0.0.1:20241", "127.0.0.1:20242", "127.0.0.1:20243", "127.0.0.1:20244", "127.0.0.1:20245"];

/// How long it takes until cloudflared is asked again whether it is connected.
const PAUSE: Duration = Duration::from_millis(200);

/// A cloudflared with a quick tunnel.
struct Quick {
    address: String,
    tunnel: Candidate,
}

/// The URL of a quick tunnel to a port, once it is connected.
pub(super) async fn url(
    local: &Local,
    addresses: &[String],
    port: u16,
    in_use: Option<&PublicUrl>,
    ready_within: Duration,
) -> Result<PublicUrl, TunnelError> {
    let mut quick = Vec::new();
    let mut problem = None;
    for address in addresses {
        match look(local, address, port).await {
            Some(Ok(found)) => quick.push(found),
            Some(Err(error)) => problem = problem.or(Some(error)),
            None => {}
        }
    }
    if quick.is_empty() {
        return Err(problem.unwrap_or_else(|| TunnelError::NoCloudflared { port, asked: addresses.to_vec() }));
    }
    let candidates: Vec<_> = quick.iter().map(|quick| quick.tunnel.clone()).collect();
    let Candidate { url, .. } = choose(&candidates, port, in_use, start_cloudflared)?;
    let url: PublicUrl = url.parse()?;
    let at = quick.iter().find(|quick| quick.tunnel.url == url.as_str()).map_or("", |quick| &quick.address);
    wait_until_ready(local, at, &url, ready_within).await?;
    Ok(url)
}

/// What a cloudflared says of itself. `None` if nobody answers.
async fn look(local: &Local, address: &str, port: u16) -> Option<Result<Quick, TunnelError>> {
    let address = address.to_owned();
    let said = local.ask(&address, "/quicktunnel").await?.json;
    let Some(host) = said.as_ref().and_then(|said| said.get("hostname")?.as_str()) else {
        let expected = "the metrics server of cloudflared";
        return Some(Err(TunnelError::Unreadable { address, expected }));
    };
    // Not every version has this.
    let config = local.ask(&address, "/config").await.and_then(|said| said.json);
    let rules = config.as_ref().map(rules).unwrap_or_default();
    Some(if host.is_empty() {
        let leads_here = |rule: &&Rule<'_>| port_of(rule.service) == Some(port) && !rule.host.is_empty();
        let hosts = rules.iter().filter(leads_here).map(|rule| rule.host.to_owned()).collect();
        Err(TunnelError::Named { address, hosts })
    } else {
        let upstream = rules.iter().find(|rule| rule.host.is_empty()).map(|rule| rule.service.to_owned());
        Ok(Quick { address, tunnel: Candidate { url: format!("https://{host}"), upstream } })
    })
}

/// Where requests for a host go.
struct Rule<'a> {
    /// Empty for all hosts.
    host: &'a str,
    service: &'a str,
}

/// The rules that lead to a server of HTTP.
fn rules(config: &Value) -> Vec<Rule<'_>> {
    let rules = config.pointer("/config/ingress").and_then(Value::as_array);
    let rule = |rule| {
        let text = |name: &str| Value::get(rule, name).and_then(Value::as_str);
        let service = text("service")
            .filter(|service| service.starts_with("http://") || service.starts_with("https://"))?;
        Some(Rule { host: text("hostname").unwrap_or_default(), service })
    };
    rules.into_iter().flatten().filter_map(rule).collect()
}

/// Waits until a cloudflared is connected. A name that resolves comes with its first connection.
async fn wait_until_ready(
    local: &Local,
    address: &str,
    url: &PublicUrl,
    within: Duration,
) -> Result<(), TunnelError> {
    let start = Instant::now();
    loop {
        let said = local.ask(address, "/ready").await;
        if said.is_some_and(|said| said.status == StatusCode::OK) {
            return Ok(());
        }
        if start.elapsed() + PAUSE > within {
            return Err(TunnelError::NotReady { url: url.to_string(), waited: within });
        }
        sleep(PAUSE).await;
    }
}
