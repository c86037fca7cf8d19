//! An ngrok agent, which tells its tunnels on this machine: <https://ngrok.com/docs/agent/api>.

use reqwest::StatusCode;
use serde_json::Value;
use twiml_runtime::PublicUrl;

use super::candidate::{Candidate, choose};
use super::error::{TunnelError, start_ngrok};
use super::local::Local;

/// Where agents answer. That a second one takes the next port is an assumption.
pub(super) const ADDRESSES: &[&str] = &["127.0.0.1:4040", "127.0.0.1:4041"];

/// The URL of an agent's tunnel to a port.
pub(super) async fn url(
    local: &Local,
    addresses: &[String],
    port: u16,
    in_use: Option<&PublicUrl>,
) -> Result<PublicUrl, TunnelError> {
    let mut candidates = Vec::new();
    let mut is_there = false;
    let mut unreadable = None;
    for address in addresses {
        match tunnels(local, address).await {
            Some(Ok(found)) => {
                is_there = true;
                candidates.extend(found);
            }
            Some(Err(error)) => unreadable = unreadable.or(Some(error)),
            None => {}
        }
    }
    match unreadable {
        _ if is_there => Ok(choose(&candidates, port, in_use, start_ngrok)?.url.parse()?),
        Some(error) => Err(error),
        None => Err(TunnelError::NoNgrok { port, asked: addresses.to_vec() }),
    }
}

/// What an agent has. `None` if nobody answers.
async fn tunnels(local: &Local, address: &str) -> Option<Result<Vec<Candidate>, TunnelError>> {
    let said = local.ask(address, "/api/endpoints").await?;
    let mut found = said.json.as_ref().and_then(endpoints);
    if said.status == StatusCode::NOT_FOUND {
        // Agents before 3.30 know this path alone.
        found = local.ask(address, "/api/tunnels").await?.json.as_ref().and_then(tunnels_of_old);
    }
    Some(found.ok_or_else(|| TunnelError::Unreadable {
        address: address.to_owned(),
        expected: "the API of an ngrok agent",
    }))
}

fn endpoints(json: &Value) -> Option<Vec<Candidate>> {
    candidates(json.get("endpoints")?, |endpoint| (endpoint.get("url"), endpoint.pointer("/upstream/url")))
}

fn tunnels_of_old(json: &Value) -> Option<Vec<Candidate>> {
    candidates(json.get("tunnels")?, |tunnel| (tunnel.get("public_url"), tunnel.pointer("/config/addr")))
}

/// Those that lead anywhere.
fn candidates(
    list: &Value,
    fields: impl Fn(&Value) -> (Option<&Value>, Option<&Value>),
) -> Option<Vec<Candidate>> {
    let candidate = |item| {
        let (url, upstream) = fields(item);
        Some(Candidate { url: text(url?)?, upstream: Some(text(upstream?)?) })
    };
    Some(list.as_array()?.iter().filter_map(candidate).collect())
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}
