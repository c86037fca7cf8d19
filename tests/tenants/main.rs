//! Applications that serve many accounts, and under several hosts.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops on what it did not expect"
)]

mod app;
mod diagnosis;
mod hosts;
mod lookups;
mod memory;
mod named;
mod sources;
mod strangers;

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use http::request::Builder;
use tokio::sync::Semaphore;
use twiml_runtime::prelude::*;
use twiml_runtime::value::AccountSid;
use twiml_runtime::verify::{AccountTokens, Reason, TokenSource};
use twiml_tests::client::form;
use twiml_tests::signed::{PUBLIC_URL, parts, post};

const ACME: &str = "AC000000000000000000000000000000a1";
const INITECH: &str = "AC000000000000000000000000000000b2";
const GLOBEX: &str = "AC000000000000000000000000000000c3";
const NOBODY: &str = "AC000000000000000000000000000000ff";
const URL: &str = "https://example.com/sms";
const LONG: Duration = Duration::from_secs(600);

/// A database of tokens that counts how often it is asked, and how often at once.
#[derive(Clone)]
struct Database {
    tokens: Arc<Mutex<HashMap<String, Vec<String>>>>,
    asked: Arc<AtomicUsize>,
    at_once: Arc<AtomicUsize>,
    most_at_once: Arc<AtomicUsize>,
    is_down: Arc<Mutex<bool>>,
    gate: Arc<Semaphore>,
}

impl Database {
    fn of<const N: usize>(tokens: [(&str, &str); N]) -> Self {
        let database = Self {
            tokens: Arc::default(),
            asked: Arc::default(),
            at_once: Arc::default(),
            most_at_once: Arc::default(),
            is_down: Arc::default(),
            gate: Arc::new(Semaphore::new(Semaphore::MAX_PERMITS)),
        };
        for (account, token) in tokens {
            database.set(account, &[token]);
        }
        database
    }

    /// A database that answers once the gate is open.
    fn shut(mut self) -> Self {
        self.gate = Arc::new(Semaphore::new(0));
        self
    }

    fn set(&self, account: &str, tokens: &[&str]) {
        let tokens = tokens.iter().map(|token| (*token).to_owned()).collect();
        self.tokens.lock().unwrap().insert(account.to_owned(), tokens);
    }

    fn break_down(&self, is_down: bool) {
        *self.is_down.lock().unwrap() = is_down;
    }

    fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

impl TokenSource for Database {
    async fn tokens(&self, account: &AccountSid) -> Result<Vec<AuthToken>, BoxError> {
        self.asked.fetch_add(1, Ordering::SeqCst);
        let at_once = self.at_once.fetch_add(1, Ordering::SeqCst) + 1;
        self.most_at_once.fetch_max(at_once, Ordering::SeqCst);
        let place = self.gate.acquire().await;
        self.at_once.fetch_sub(1, Ordering::SeqCst);
        drop(place);
        if *self.is_down.lock().unwrap() {
            return Err("the database is down".into());
        }
        let tokens = self.tokens.lock().unwrap();
        Ok(tokens.get(account.as_str()).into_iter().flatten().map(AuthToken::from).collect())
    }
}

/// A verifier that knows nothing but what is looked up.
fn verifier(tokens: &AccountTokens) -> Verifier {
    Verifier::builder().account_tokens(tokens.clone()).public_url(PUBLIC_URL).build().unwrap()
}

/// A message to an account, signed with a token.
fn message(account: &str, token: &str) -> (Builder, String) {
    message_at(URL, account, token)
}

fn message_at(url: &str, account: &str, token: &str) -> (Builder, String) {
    let params = [("AccountSid", account), ("Body", "hi")];
    let signature = Verifier::new(token, PUBLIC_URL).unwrap().sign(url, params);
    (post("/sms", &signature), form(&params))
}

/// What a verifier says that may wait for a database.
async fn check(verifier: &Verifier, (request, body): (Builder, String)) -> Result<(), Reason> {
    let verdict = verifier.verify_async(&parts(request), Bytes::from(body)).await;
    verdict.map(drop).map_err(|rejection| rejection.reason())
}

/// What a verifier says that may not.
fn check_now(verifier: &Verifier, (request, body): (Builder, String)) -> Result<(), Reason> {
    let verdict = verifier.verify(&parts(request), Bytes::from(body));
    verdict.map(drop).map_err(|rejection| rejection.reason())
}
