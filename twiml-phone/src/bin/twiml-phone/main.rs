//! `twiml-phone`: Twilio, in the terminal. It texts and calls an application, and tells what a person would have heard.
//!
//! `twiml-phone help` says what it can do. The way of a command is: `cli` reads it, `commands` has a file for each, `session` plays its steps on a
//! [`Phone`](twiml_phone::Phone), and `screen` shows what happens, as it happens.

mod advice;
mod application;
mod cli;
mod commands;
mod editor;
mod requests;
mod saved;
mod screen;
mod session;
mod step;
mod watched;
mod webhooks;

use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    match commands::run(cli.command) {
        Ok(outcome) => outcome.into(),
        Err(error) => {
            anstream::eprintln!("{}error:{} {error}", screen::RED, screen::PLAIN);
            ExitCode::from(2)
        }
    }
}
