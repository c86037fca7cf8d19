//! Where lines come from: a line editor in a terminal, or whatever is piped in.

use std::fmt::Display;
use std::io::IsTerminal as _;

use rustyline::completion::Completer;
use rustyline::error::ReadlineError;
use rustyline::highlight::Highlighter;
use rustyline::hint::Hinter;
use rustyline::history::DefaultHistory;
use rustyline::validate::Validator;
use rustyline::{CompletionType, Config, Context, Helper};

use crate::outcome::Unusable;
use crate::terminal::{DIM, PLAIN, line as print};

/// Reads lines. In a terminal, they can be edited, those before come back with the arrow keys, and Tab completes how a line can begin.
pub(crate) struct Editor {
    editor: rustyline::Editor<Beginnings, DefaultHistory>,
    is_terminal: bool,
}

impl Editor {
    /// An editor of lines that can begin with these words.
    pub(crate) fn new(beginnings: Vec<String>) -> Result<Self, Unusable> {
        let config = Config::builder().completion_type(CompletionType::List).build();
        let mut editor = rustyline::Editor::with_config(config).map_err(unusable)?;
        editor.set_helper(Some(Beginnings(beginnings)));
        Ok(Self { editor, is_terminal: std::io::stdin().is_terminal() })
    }

    /// The next line that says something, or `None` at the end: Ctrl-C, Ctrl-D, or nothing more to read.
    pub(crate) fn line(&mut self, prompt: &str) -> Result<Option<String>, Unusable> {
        loop {
            let line = match self.editor.readline(prompt) {
                Ok(line) => line,
                Err(ReadlineError::Eof | ReadlineError::Interrupted) => return Ok(None),
                Err(error) => return Err(unusable(error)),
            };
            let line = line.trim();
            if line.is_empty() {
                continue;
            }
            if self.is_terminal {
                // Without it, the line is only missing from those that come back.
                self.editor.add_history_entry(line).unwrap_or_default();
            } else {
                print(format_args!("{DIM}{prompt}{PLAIN}{line}"));
            }
            return Ok(Some(line.to_owned()));
        }
    }
}

fn unusable(error: impl Display) -> Unusable {
    Unusable(format!("the terminal: {error}"))
}

/// How a line can begin.
struct Beginnings(Vec<String>);

impl Completer for Beginnings {
    type Candidate = String;

    fn complete(&self, line: &str, at: usize, _: &Context<'_>) -> rustyline::Result<(usize, Vec<String>)> {
        let typed = line.get(..at).unwrap_or_default();
        Ok((0, self.0.iter().filter(|words| words.starts_with(typed)).cloned().collect()))
    }
}

impl Helper for Beginnings {}
impl Highlighter for Beginnings {}
impl Validator for Beginnings {}

impl Hinter for Beginnings {
    type Hint = String;
}
