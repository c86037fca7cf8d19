//! The contract with Twilio: what the client asks is asked of a server that Twilio's own OpenAPI files drive.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops on what it did not expect"
)]

mod calls;
mod errors;
mod handlers;
mod messages;
mod prism;
mod webhooks;

use std::sync::{Arc, Mutex, PoisonError, Weak};

use prism::Prism;
use twiml_client::Client;

const ACCOUNT: &str = "ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

/// Both files, served.
struct Contract {
    api: Prism,
    messaging: Prism,
}

/// The servers, which the tests that run at the same time share; and a client of them. `None` where there is no Prism.
fn contract() -> Option<(Arc<Contract>, Client)> {
    static SHARED: Mutex<Weak<Contract>> = Mutex::new(Weak::new());
    let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
    let contract = match shared.upgrade() {
        Some(contract) => contract,
        None => Arc::new(Contract {
            api: Prism::serve("api_v2010.json")?,
            messaging: Prism::serve("messaging_v1.json")?,
        }),
    };
    *shared = Arc::downgrade(&contract);
    let client = Client::builder()
        .account(ACCOUNT)
        .auth_token("a token")
        .base_url(contract.api.url())
        .messaging_base_url(contract.messaging.url())
        .retries(0)
        .build()
        .unwrap();
    Some((contract, client))
}

/// A SID of a kind.
fn sid<T: std::str::FromStr<Err: std::fmt::Debug>>(prefix: &str) -> T {
    format!("{prefix}0123456789abcdef0123456789abcdef").parse().unwrap()
}
