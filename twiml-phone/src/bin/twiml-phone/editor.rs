//! Where lines come from: a line editor in a terminal, or whatever is piped in.

use std::io::IsTerminal as _;

use rustyline::DefaultEditor;
use rustyline::error::ReadlineError;

use crate::commands::Unusable;
use crate::screen::{DIM, PLAIN};

/// Reads lines. In a terminal, they can be edited, and those before come back with the arrow keys.
pub(crate) struct Editor {
    editor: DefaultEditor,
    is_terminal: bool,
}

impl Editor {
    pub(crate) fn new() -> Result<Self, Unusable> {
        let editor = DefaultEditor::new().map_err(|error| Unusable(format!("the terminal: {error}")))?;
        Ok(Self { editor, is_terminal: std::io::stdin().is_terminal() })
    }

    /// The next line that says something, or `None` at the end: Ctrl-C, Ctrl-D, or nothing more to read.
    pub(crate) fn line(&mut self, prompt: &str) -> Result<Option<String>, Unusable> {
        loop {
            let line = match self.editor.readline(prompt) {
                Ok(line) => line,
                Err(ReadlineError::Eof | ReadlineError::Interrupted) => return Ok(None),
                Err(error) => return Err(Unusable(format!("the terminal: {error}"))),
            };
            let line = line.trim();
            if line.is_empty() {
                continue;
            }
            if self.is_terminal {
                // Without it, the line is only missing from those that come back.
                self.editor.add_history_entry(line).unwrap_or_default();
            } else {
                anstream::println!("{DIM}{prompt}{PLAIN}{line}");
            }
            return Ok(Some(line.to_owned()));
        }
    }
}
