//! What the agents of tunnels say on this machine.

use std::time::Duration;

use reqwest::{Client, StatusCode};
use serde_json::Value;

/// How long an agent may take. It is on this machine.
const PATIENCE: Duration = Duration::from_secs(2);
/// How much of an answer is read. Agents say little, and another program may have their port.
const MOST_BYTES: usize = 1024 * 1024;

/// An answer of an agent.
pub(super) struct Said {
    pub(super) status: StatusCode,
    /// The JSON of its body, if it is that.
    pub(super) json: Option<Value>,
}

/// Asks the agents on this machine.
#[derive(Debug, Clone)]
pub(super) struct Local(Client);

impl Local {
    pub(super) fn new() -> Result<Self, reqwest::Error> {
        let client = crate::config::http_client()
            // A proxy of the environment is for the world outside.
            .no_proxy()
            .timeout(PATIENCE)
            // An agent that is started again has new connections.
            .pool_max_idle_per_host(0)
            .build()?;
        Ok(Self(client))
    }

    /// What is said at an address, such as `127.0.0.1:4040`. `None` if nobody answers there.
    pub(super) async fn ask(&self, address: &str, path: &str) -> Option<Said> {
        let mut response = self.0.get(format!("http://{address}{path}")).send().await.ok()?;
        let status = response.status();
        let mut body = Vec::new();
        while let Ok(Some(chunk)) = response.chunk().await {
            if body.len() + chunk.len() > MOST_BYTES {
                return Some(Said { status, json: None });
            }
            body.extend_from_slice(&chunk);
        }
        Some(Said { status, json: serde_json::from_slice(&body).ok() })
    }
}
