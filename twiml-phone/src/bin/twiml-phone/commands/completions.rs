//! `completions`: what a shell offers when Tab is pressed.

use clap::CommandFactory as _;
use clap_complete::Shell;

use crate::cli::Cli;

pub(super) fn run(shell: Shell) {
    clap_complete::generate(shell, &mut Cli::command(), "twiml-phone", &mut std::io::stdout());
}
