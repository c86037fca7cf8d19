//! One application for many customers, each with a Twilio account of their own, and one of them with a domain of its own. It runs
//! without configuration:
//!
//! ```sh
//! cargo run --example tenants
//! ```
//!
//! The customers and their auth tokens are in SQLite. Nothing is restarted when a customer comes, leaves or rotates a token.
//! `PORT` sets the port.

use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::{Connection, OptionalExtension as _};
use tokio::net::TcpListener;
use twiml_examples::sample;
use twiml_runtime::prelude::*;
use twiml_runtime::value::AccountSid;
use twiml_runtime::verify::{AccountTokens, Host, TokenSource};

const ACME: &str = "AC000000000000000000000000000000a1";
const GLOBEX: &str = "AC000000000000000000000000000000b2";
const INITECH: &str = "AC000000000000000000000000000000c3";

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
        for (account, name, token) in
            [(ACME, "Acme", "the token of Acme"), (GLOBEX, "Globex", "the token of Globex")]
        {
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

#[tokio::main]
async fn main() -> Result<(), BoxError> {
    tracing_subscriber::fmt().with_target(false).init();
    let port: u16 = std::env::var("PORT").map_or(Ok(3000), |port| port.parse())?;

    let customers = Customers::open()?;
    // Two names of this machine, in place of two domains.
    let (ours, initechs) = (format!("http://127.0.0.1:{port}"), format!("http://localhost:{port}"));
    let verifier = Verifier::builder()
        .account_tokens(AccountTokens::new(customers.clone()))
        .public_url(&ours)
        .host(Host::new(&initechs, INITECH, "the token of Initech"))
        .build()?;
    let app = webhooks![sms].verified_by(verifier.clone()).into_router().with_state(customers);

    println!("# Call the webhook from another terminal, as Twilio would.");
    let (ours, initechs) = (format!("{ours}{}", sms::PATH), format!("{initechs}{}", sms::PATH));
    let (acme, globex) = (verifier.signer(ACME).await?, verifier.signer(GLOBEX).await?);
    let (of_acme, of_globex, of_initech) = (message(ACME), message(GLOBEX), message(INITECH));
    show("Acme", &ours, &acme.sign(&ours, &of_acme), &of_acme);
    show("Globex", &ours, &globex.sign(&ours, &of_globex), &of_globex);
    show("Initech, at its own host", &initechs, &verifier.sign(&initechs, &of_initech), &of_initech);
    show("Refused: Acme in the name of Globex", &ours, &acme.sign(&ours, &of_globex), &of_globex);
    show("Refused: Acme at Initech's host", &initechs, &acme.sign(&initechs, &of_acme), &of_acme);
    show("Refused: Initech in the name of Acme", &initechs, &verifier.sign(&initechs, &of_acme), &of_acme);
    println!("\n# Ctrl-C stops the server.");

    twiml_runtime::serve(TcpListener::bind(("127.0.0.1", port)).await?, app).await?;
    Ok(())
}

/// The parameters of a message to an account.
fn message(account: &str) -> Vec<(&str, &str)> {
    let message = sample::message(&[("Body", "Hello")]).into_iter();
    message.map(|(name, value)| (name, if name == "AccountSid" { account } else { value })).collect()
}

/// Prints a message as a command for a shell.
fn show(whose: &str, url: &str, signature: &str, params: &[(&str, &str)]) {
    println!("\n# {whose}\n{}", sample::form(url, signature, params));
}
