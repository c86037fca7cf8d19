//! Examples that send messages and place calls: with an account, or with a phone on this machine that has Twilio's REST API.

use std::process::ExitCode;
use std::time::Duration;

use clap::Parser;
use tokio::time::sleep;
use twiml_client::Client;
use twiml_client::cli::{Command, ServeArgs, Tool};
use twiml_phone::{Callee, Phone, Rest};
use twiml_runtime::prelude::*;

use crate::local::{DEVELOPMENT_TOKEN, development_verifier, is_local, local};
use crate::show::print_events;
use crate::start_log;

/// Who is reached from which number, without an account.
const PERSON: &str = "+14155550100";
const NUMBER: &str = "+12065550199";

/// An application that reaches somebody by itself.
///
/// Without an account, it is a phone on this machine that is reached.
#[derive(Debug, Parser)]
struct Args {
    /// Who is reached, as +15551110000
    to: Option<String>,

    /// The number of the account that sends and calls
    #[arg(long, env = "TWILIO_NUMBER", hide_env_values = true)]
    from: Option<String>,

    #[command(flatten)]
    serve: ServeArgs,
}

/// What reaches somebody.
#[derive(Debug)]
pub struct Account {
    /// The client of the REST API.
    pub client: Client,
    /// Where the application is served.
    pub public_url: PublicUrl,
    /// Who is reached.
    pub to: Address,
    /// From which number.
    pub from: Address,
    phone: Option<(Phone, Rest)>,
}

/// Serves the application, and does this meanwhile.
pub async fn reach_out<S, F>(tool: Tool<S>, act: impl FnOnce(Account) -> F + Send + 'static) -> ExitCode
where
    S: Clone + Send + Sync + 'static,
    F: Future<Output = Result<(), BoxError>> + Send,
{
    start_log("warn");
    let Args { to, from, serve } = Args::parse();
    if std::env::var_os("TWILIO_ACCOUNT_SID").is_none() && is_local(&serve) {
        let tool = tool
            .verifier(development_verifier)
            .during(async |public_url| act(Account::of_phone(public_url).await?).await);
        return tool.run(Command::Serve(local(serve))).await;
    }
    let (Some(to), Some(from)) = (to, from) else {
        eprintln!(
            "say who is reached, and from which number of the account: `-- +15551110000 --from +15552220000`"
        );
        return ExitCode::FAILURE;
    };
    let tool = tool.during(async |public_url| {
        let (to, from) = (to.into(), from.into());
        act(Account { client: Client::from_env()?, public_url, to, from, phone: None }).await
    });
    tool.run(Command::Serve(serve)).await
}

impl Account {
    /// The account of a phone. A machine answers its calls.
    async fn of_phone(public_url: PublicUrl) -> Result<Self, BoxError> {
        let phone = Phone::connect(public_url.as_str(), development_verifier(&public_url)?);
        let rest = phone.rest().await?;
        rest.on_call(|_| Some(Callee::is_machine(true)));
        println!("TWILIO_ACCOUNT_SID is not set: it is a phone on this machine that is reached.\n");
        let account = Self::of(&rest, DEVELOPMENT_TOKEN, public_url)?;
        Ok(Self { phone: Some((phone, rest)), ..account })
    }

    /// The account of a phone's REST API.
    ///
    /// # Errors
    ///
    /// If no client can be made.
    pub fn of(rest: &Rest, token: &str, public_url: PublicUrl) -> Result<Self, BoxError> {
        let client = Client::builder().account(rest.account_sid()).auth_token(token).base_url(rest.url());
        let (to, from) = (PERSON.into(), NUMBER.into());
        Ok(Self { client: client.build()?, public_url, to, from, phone: None })
    }

    /// Waits for what callbacks bring, for a minute at most.
    pub async fn until<T>(&self, done: impl Future<Output = T>) -> Option<T> {
        let result = tokio::select! {
            result = done => Some(result),
            () = self.go_on() => None,
        };
        self.print_what_happened();
        result
    }

    /// The phone does what is left to do. Twilio does that by itself.
    async fn go_on(&self) {
        if let Some((_, rest)) = &self.phone {
            rest.settled().await;
        }
        sleep(Duration::from_mins(1)).await;
    }

    /// What the phone did.
    fn print_what_happened(&self) {
        let Some((phone, _)) = &self.phone else { return };
        print_events(phone);
        println!();
    }
}
