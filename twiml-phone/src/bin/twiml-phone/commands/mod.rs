//! The commands, a file each.

mod call;
mod completions;
mod explain;
mod replay;
mod script;
mod send;
mod text;

use std::fmt;
use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::process::ExitCode;

use crate::cli::{Command, Saving};
use crate::session::Session;

/// How a command went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    Well,
    /// The application, or a script, did not do as it should.
    Badly,
}

impl Outcome {
    const fn of(is_well: bool) -> Self {
        if is_well { Self::Well } else { Self::Badly }
    }
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Well => Self::SUCCESS,
            Outcome::Badly => Self::FAILURE,
        }
    }
}

/// What was typed cannot be used. It says what to type instead.
#[derive(Debug)]
pub(crate) struct Unusable(pub(crate) String);

impl fmt::Display for Unusable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

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

/// A file, or what comes in.
fn read(path: &Path) -> Result<String, Unusable> {
    let mut text = String::new();
    let read = if path == Path::new("-") {
        std::io::stdin().read_to_string(&mut text).map(|_| text)
    } else {
        fs::read_to_string(path)
    };
    read.map_err(|error| Unusable(format!("{}: {error}", path.display())))
}

/// Writes what was done as a test, if that is asked for.
fn save(saving: &Saving, session: &Session) -> Result<(), Unusable> {
    let Some(path) = &saving.save_test else { return Ok(()) };
    fs::write(path, session.saved()).map_err(|error| Unusable(format!("{}: {error}", path.display())))
}
