//! `twiml-phone`: Twilio, in the terminal. It texts and calls an application, and tells what a person would have heard.
//!
//! `twiml-phone help` says what it can do. The way of a command: `cli` reads it, a file of `commands` runs it, `session` plays its steps on a
//! [`Phone`](twiml_phone::Phone), which asks the application through `watched`, and `screen` shows what happens, as it happens.

mod advice;
mod application;
mod cli;
mod commands;
mod connect;
mod editor;
mod files;
mod number;
mod outcome;
mod requests;
mod saved;
mod screen;
mod session;
mod step;
mod terminal;
mod watched;
mod webhooks;

use std::process::ExitCode;

use clap::Parser as _;

use crate::terminal::{PLAIN, RED, error_line};

fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    match commands::run(cli.command) {
        Ok(outcome) => outcome.into(),
        Err(error) => {
            error_line(format_args!("{RED}error:{PLAIN} {error}"));
            ExitCode::from(2)
        }
    }
}
