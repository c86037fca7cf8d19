//! How an example is tried without Twilio.

use std::future::pending;

use twiml_phone::Phone;
use twiml_runtime::prelude::*;

use crate::command::Command;
use crate::local::{DEVELOPMENT_TOKEN, development_verifier};
use crate::prompt::{Number, converse};

/// How an example is tried without Twilio.
#[derive(Debug)]
pub enum Trial {
    /// By commands in another terminal.
    Commands(Vec<Command<'static>>),
    /// By a phone in the same terminal.
    Phone(Number<'static>),
}

impl Trial {
    /// By these commands, in another terminal.
    pub fn by(commands: impl Into<Vec<Command<'static>>>) -> Self {
        Self::Commands(commands.into())
    }

    /// Without a phone in the same terminal.
    pub(crate) fn elsewhere(self) -> Self {
        match self {
            Self::Phone(number) => Self::by(number.commands()),
            Self::Commands(_) => self,
        }
    }

    /// Says how to try the example, or has a phone that does, until `quit`.
    pub(crate) async fn run(self, public_url: PublicUrl) -> Result<(), BoxError> {
        println!(
            "TWILIO_AUTH_TOKEN is not set: this is with a development token, and for this machine only."
        );
        match self {
            Self::Commands(commands) => {
                println!("\nCall the webhooks from another terminal, as Twilio would:\n");
                for command in commands {
                    println!("  {}", command.shown(public_url.as_str(), DEVELOPMENT_TOKEN));
                }
                println!();
                pending().await
            }
            Self::Phone(number) => {
                println!("\nThis is a phone that calls the application:");
                let verifier = development_verifier(&public_url)?;
                converse(&Phone::connect(public_url.as_str(), verifier), number).await;
                Ok(())
            }
        }
    }
}
