//! A number that is made to lead to an example, without an account: a phone on this machine is in Twilio's place.

use std::env::temp_dir;
use std::path::PathBuf;
use std::sync::Arc;

use twiml_client::Client;
use twiml_client::cli::{Command, ServeArgs, Tool};
use twiml_phone::{Call, Phone, Resource, Rest};
use twiml_runtime::prelude::*;

use crate::local::{DEVELOPMENT_TOKEN, development_verifier, local};
use crate::show::print_events;

/// The number, and whoever calls it.
const NUMBER: &str = "+12065550199";
const PERSON: &str = "+14155550100";

/// A phone in Twilio's place, with a number that leads to Twilio's demonstrations, as one that was just bought. Clones are the same.
#[derive(Debug, Clone)]
pub struct Rehearsal(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    phone: Phone,
    rest: Rest,
    /// Where the journal is.
    journal: PathBuf,
}

impl Rehearsal {
    /// For an application that will be served here.
    ///
    /// # Errors
    ///
    /// If the phone cannot listen.
    pub async fn start(args: &ServeArgs) -> Result<Self, BoxError> {
        let address = format!("http://127.0.0.1:{}", args.port);
        let phone = Phone::connect(&address, development_verifier(&address.parse()?)?);
        let rest = phone.rest().await?;
        rest.add_number_as(serde_json::json!({
            "phone_number": NUMBER,
            "sms_url": "https://demo.twilio.com/welcome/sms/reply",
            "sms_method": "POST",
            "voice_url": "https://demo.twilio.com/welcome/voice/",
            "voice_method": "POST",
        }))?;
        let journal = temp_dir().join(format!("twiml-rehearsal-{}", std::process::id()));
        Ok(Self(Arc::new(Inner { phone, rest, journal })))
    }

    /// The tool, with this in place of the account, and what it is told to do.
    pub fn of<S: Clone + Send + Sync + 'static>(&self, tool: Tool<S>, args: ServeArgs) -> (Tool<S>, Command) {
        let this = self.clone();
        let client = move || {
            let rest = &this.0.rest;
            let client = Client::builder().account(rest.account_sid()).auth_token(DEVELOPMENT_TOKEN);
            Ok(client.base_url(rest.url()).build()?)
        };
        let mut args = local(args);
        args.number = vec![NUMBER.to_owned()];
        let tool = tool.verifier(development_verifier).client(client).journal(&self.0.journal);
        (tool, Command::Serve(args))
    }

    /// Somebody writes to the number, at the URL that it has now.
    ///
    /// # Errors
    ///
    /// If nobody answers.
    pub async fn text(&self, body: &str) -> Result<(), BoxError> {
        let url = self.0.rest.message_url(NUMBER).ok_or("the number has no URL for messages")?;
        self.0.phone.text(url, body).from(PERSON).to(NUMBER).await?;
        Ok(())
    }

    /// Somebody calls the number, at the URL that it has now.
    ///
    /// # Errors
    ///
    /// If nobody answers.
    pub async fn call(&self) -> Result<Call, BoxError> {
        let url = self.0.rest.call_url(NUMBER).ok_or("the number has no URL for calls")?;
        Ok(self.0.phone.call(url).from(PERSON).to(NUMBER).await?)
    }

    /// The number as the REST API shows it.
    ///
    /// # Errors
    ///
    /// If it is gone.
    pub fn number(&self) -> Result<Resource, BoxError> {
        let number =
            self.0.rest.numbers().into_iter().find(|number| number.text("phone_number") == Some(NUMBER));
        number.ok_or_else(|| format!("{NUMBER} is gone").into())
    }

    /// Prints what people heard and read.
    pub fn print_transcript(&self) {
        println!("\nWhat happened on the phone:");
        print_events(&self.0.phone);
    }

    /// Prints what is configured.
    pub fn print_number(&self, when: &str) {
        println!("\nThe number {NUMBER}, {when}:");
        if let Ok(number) = self.number() {
            for field in ["sms_url", "sms_fallback_url", "voice_url", "voice_fallback_url", "status_callback"]
            {
                println!("  {field:18} {}", number.text(field).unwrap_or("-"));
            }
        }
        println!();
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        // What was not restored is in it, and is of no use without the phone.
        let _ = std::fs::remove_dir_all(&self.journal);
    }
}
