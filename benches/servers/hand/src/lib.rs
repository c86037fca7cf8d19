//! A Twilio webhook by hand. Both ways do the same: they check the signature, read all documented parameters, and answer with a document in
//! which the values are escaped.

pub mod careful;
pub mod lean;
mod payload;
mod twiml;

use axum::Router;
use tokio::net::TcpListener;

/// Serves what `router` makes of the auth token and the public URL.
pub async fn serve(router: fn(&str, &str) -> Router) {
    let set = |name: &str| std::env::var(name).unwrap_or_else(|_| panic!("{name} is not set"));
    let app = router(&set("TWILIO_AUTH_TOKEN"), &set("TWILIO_PUBLIC_URL"));
    let port = set("PORT").parse().expect("PORT is a number");
    let listener = TcpListener::bind(("127.0.0.1", port)).await.expect("the port is free");
    axum::serve(listener, app).await.expect("the server runs until it is stopped");
}
