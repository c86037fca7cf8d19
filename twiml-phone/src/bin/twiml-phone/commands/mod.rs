//! The commands, a file each.

mod call;
mod completions;
mod explain;
mod replay;
mod script;
mod send;
mod text;

use crate::cli::Command;
use crate::outcome::{Outcome, Unusable};

/// Runs a command to its end.
pub(crate) fn run(command: Command) -> Result<Outcome, Unusable> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| Unusable(error.to_string()))?;
    runtime.block_on(async {
        match command {
            Command::Text(text) => text::run(text).await,
            Command::Call(call) => call::run(call).await,
            Command::Send(send) => send::run(send).await,
            Command::Replay(replay) => replay::run(replay).await,
            Command::Script(script) => script::run(script).await,
            Command::Explain { codes } => Ok(explain::run(&codes)),
            Command::Completions { shell } => {
                completions::run(shell);
                Ok(Outcome::Well)
            }
        }
    })
}
