//! `completions`: what a shell offers when Tab is pressed.

use clap::CommandFactory as _;
use clap_complete::{Shell, generate};

use crate::cli::Cli;
use crate::terminal::line;

pub(super) fn run(shell: Shell) {
    let mut script = Vec::new();
    generate(shell, &mut Cli::command(), "twiml-phone", &mut script);
    line(String::from_utf8_lossy(&script).trim_end());
}
