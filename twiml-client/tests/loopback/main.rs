//! The client and a server on this machine: lists, files, and what Twilio's files say of requests and answers.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops on what it did not expect"
)]

mod calls;
mod downloads;
mod examples;
#[path = "../contract/handlers.rs"]
mod handlers;
mod lists;
mod names;
mod oai;
mod recorder;

use std::net::Ipv4Addr;

use axum::Router;
use tokio::net::TcpListener;
use twiml_client::Client;

const ACCOUNT: &str = "ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

/// The address of a server, which ends with the test.
async fn serve(router: Router) -> String {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    url
}

/// A client of a server, which repeats nothing.
fn client(url: &str) -> Client {
    let client = Client::builder().account(ACCOUNT).auth_token("a token").retries(0);
    client.base_url(url).build().unwrap()
}

/// A SID of a kind.
fn sid<T: std::str::FromStr<Err: std::fmt::Debug>>(prefix: &str) -> T {
    format!("{prefix}0123456789abcdef0123456789abcdef").parse().unwrap()
}
