//! One request that writes a resource, read back.

use super::error::PlanError;
use super::read;
use super::state::State;
use crate::client::Client;
use crate::target::TargetKind;

/// Sends a form to a resource.
pub(super) async fn send(
    client: &Client,
    kind: TargetKind,
    sid: &str,
    form: &[(&'static str, String)],
) -> Result<(), PlanError> {
    let request = form.iter().fold(kind.change(sid), |request, (name, value)| request.param(*name, value));
    client.send(&request).await?;
    Ok(())
}

/// Reads a resource, and compares it with what was sent.
pub(super) async fn read_back(
    client: &Client,
    kind: TargetKind,
    sid: &str,
    form: &[(&'static str, String)],
) -> Result<(), PlanError> {
    let now = read::state(client, kind, sid).await?;
    let parameters = differing(kind, form, &now);
    if parameters.is_empty() {
        return Ok(());
    }
    Err(PlanError::NotAsWritten { sid: sid.to_owned(), parameters })
}

/// The parameters that hold something else than what was sent. A method counts where its URL is set.
fn differing(kind: TargetKind, form: &[(&'static str, String)], now: &State) -> Vec<&'static str> {
    let is_idle = |parameter: &str| kind.url_of(parameter).is_some_and(|url| now.values.get(url).is_none());
    let differs = |parameter: &str, value: &str| now.values.get(parameter).unwrap_or_default() != value;
    let found = form.iter().filter(|(parameter, value)| differs(parameter, value) && !is_idle(parameter));
    found.map(|(parameter, _)| *parameter).collect()
}
