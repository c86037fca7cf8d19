//! One application for many customers, each with a Twilio account of their own, and one of them with a domain of its own. It runs
//! without configuration:
//!
//! ```sh
//! cargo run --example tenants
//! ```
//!
//! The customers and their auth tokens are in SQLite. Nothing is restarted when a customer comes, leaves or rotates a token.
//! `PORT` sets the port.

use std::future::pending;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::{Connection, OptionalExtension as _};
use twiml_client::cli::Tool;
use twiml_examples::Command;
use twiml_runtime::prelude::*;
use twiml_runtime::value::AccountSid;
use twiml_runtime::verify::{AccountTokens, Host, TokenSource};

const ACME: &str = "AC000000000000000000000000000000a1";
const GLOBEX: &str = "AC000000000000000000000000000000b2";
const INITECH: &str = "AC000000000000000000000000000000c3";

const ACMES_TOKEN: &str = "the token of Acme";
const GLOBEXS_TOKEN: &str = "the token of Globex";
const INITECHS_TOKEN: &str = "the token of Initech";

/// Greets in the name of the customer whose number was written to.
#[sms_webhook("/webhooks/twilio/sms")]
async fn sms(
    msg: IncomingMessage,
    called: PublicUrl,
    State(customers): State<Customers>,
) -> Result<MessagingResponse, BoxError> {
    // Verified: no other customer's token signs for this account.
    let name = customers.name(&msg.account_sid)?.unwrap_or_else(|| "us".to_owned());
    Ok(
        twiml! { <Response><Message>"Thanks for writing to " {name} " at " {called.as_str()}</Message></Response> },
    )
}

/// The database of customers.
#[derive(Clone)]
struct Customers(Arc<Mutex<Connection>>);

impl Customers {
    fn open() -> rusqlite::Result<Self> {
        let db = Connection::open_in_memory()?;
        db.execute_batch(
            "CREATE TABLE customers (account TEXT PRIMARY KEY, name TEXT NOT NULL, token TEXT NOT NULL)",
        )?;
        for (account, name, token) in [(ACME, "Acme", ACMES_TOKEN), (GLOBEX, "Globex", GLOBEXS_TOKEN)] {
            db.execute("INSERT INTO customers VALUES (?, ?, ?)", (account, name, token))?;
        }
        Ok(Self(Arc::new(Mutex::new(db))))
    }

    fn name(&self, account: &AccountSid) -> rusqlite::Result<Option<String>> {
        self.column("SELECT name FROM customers WHERE account = ?", account)
    }

    fn column(&self, query: &str, account: &AccountSid) -> rusqlite::Result<Option<String>> {
        let db = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        db.query_row(query, [account.as_str()], |row| row.get(0)).optional()
    }
}

impl TokenSource for Customers {
    async fn tokens(&self, account: &AccountSid) -> Result<Vec<AuthToken>, BoxError> {
        let token = self.column("SELECT token FROM customers WHERE account = ?", account)?;
        Ok(token.into_iter().map(AuthToken::from).collect())
    }
}

fn app(verifier: Verifier) -> Webhooks<Customers> {
    webhooks![sms].verified_by(verifier)
}

/// Two hosts: one for all customers whose tokens are in the database, and one that belongs to Initech.
fn verifier(customers: &Customers, ours: &str, initechs: &str) -> Result<Verifier, BoxError> {
    let verifier = Verifier::builder()
        .account_tokens(AccountTokens::new(customers.clone()))
        .public_url(ours)
        .host(Host::new(initechs, INITECH, INITECHS_TOKEN))
        .build()?;
    Ok(verifier)
}

/// Another name of this machine, in place of a second domain.
fn initechs(ours: &PublicUrl) -> String {
    ours.as_str().replace("127.0.0.1", "localhost")
}

async fn say_how_to_write(ours: PublicUrl) -> Result<(), BoxError> {
    println!("Write to the customers from another terminal:");
    let (hello, initechs) = (Command::text(sms::PATH, "Hello"), initechs(&ours));
    for (url, account, token) in [
        (ours.as_str(), ACME, ACMES_TOKEN),
        (ours.as_str(), GLOBEX, GLOBEXS_TOKEN),
        (&initechs, INITECH, INITECHS_TOKEN),
    ] {
        println!("\n  {} --account {account}", hello.shown(url, token));
    }
    println!("\nWith the token of another customer, it is refused.");
    pending().await
}

#[tokio::main]
async fn main() -> Result<ExitCode, BoxError> {
    let command = twiml_examples::local_command();
    let customers = Customers::open()?;
    let tool = Tool::new(app, customers.clone())
        .verifier(move |ours| verifier(&customers, ours.as_str(), &initechs(ours)))
        .during(say_how_to_write);
    Ok(tool.run(command).await)
}

#[cfg(test)]
#[path = "tests/tenants.rs"]
mod tests;
