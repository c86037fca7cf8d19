//! A tunnel whose URL changes while the application is served.

use std::sync::{Arc, Mutex};

use axum::extract::State;
use axum::routing::get;
use axum::{Json, Router};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use twiml_runtime::Verifier;

use crate::folder::Folder;
use crate::program::{Setting, ended, free_port, said};
use crate::twilio::{NUMBER, TOKEN, configured, leads_to, start};

/// Where an ngrok agent answers.
const AGENT: &str = "127.0.0.1:4040";

// Nobody listens there, and no name has to be looked up.
const FIRST: &str = "https://127.0.0.1:9";
const SECOND: &str = "https://127.0.0.1:19";

type Tunnel = Arc<Mutex<(&'static str, u16)>>;

async fn endpoints(State(tunnel): State<Tunnel>) -> Json<Value> {
    let (url, port) = *tunnel.lock().unwrap();
    let upstream = json!({ "url": format!("http://localhost:{port}"), "protocol": "http1" });
    Json(json!({ "endpoints": [{ "name": "command_line", "url": url, "upstream": upstream }] }))
}

/// The status of a message that Twilio has signed for this URL.
async fn write_to(port: u16, public_url: &str) -> u16 {
    let verifier = Verifier::new(TOKEN, public_url).unwrap();
    let params = [
        ("MessageSid", "SM0123456789abcdef0123456789abcdef"),
        ("AccountSid", "AC0123456789abcdef0123456789abcdef"),
        ("From", "+14155550100"),
        ("To", NUMBER),
        ("Body", "Hello"),
    ];
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(params).finish();
    let request =
        reqwest::Client::builder().no_proxy().build().unwrap().post(format!("http://127.0.0.1:{port}/sms"));
    let request = request.header("X-Twilio-Signature", verifier.sign(format!("{public_url}/sms"), params));
    let request = request.header("Content-Type", "application/x-www-form-urlencoded").body(body);
    request.send().await.unwrap().status().as_u16()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_verifier_and_the_number_follow_it() {
    let Ok(listener) = TcpListener::bind(AGENT).await else {
        println!("skipped: something listens on {AGENT}");
        return;
    };
    let (rest, folder, port) = (start().await, Folder::new(), free_port());
    let before = configured(&rest);
    let tunnel: Tunnel = Arc::new(Mutex::new((FIRST, port)));
    let agent = Router::new().route("/api/endpoints", get(endpoints)).with_state(Arc::clone(&tunnel));
    tokio::spawn(async move { axum::serve(listener, agent).await });

    let arguments = [
        "serve",
        "--tunnel",
        "ngrok",
        "--port",
        &port.to_string(),
        "--number",
        NUMBER,
        "--without",
        "status",
    ];
    let program = said(Setting::new(&arguments, &folder.0).of(&rest).start(), "Serving").await;
    assert!(leads_to(&rest, FIRST));
    assert_eq!((write_to(port, FIRST).await, write_to(port, SECOND).await), (200, 403));

    tunnel.lock().unwrap().0 = SECOND;
    let program = said(program, "Public URL: https://127.0.0.1:19 (the ngrok agent), from now on.").await;
    let program = said(program, "+12065550199 leads to https://127.0.0.1:19.").await;
    assert!(leads_to(&rest, SECOND));
    // Calls that began before go on.
    assert_eq!((write_to(port, FIRST).await, write_to(port, SECOND).await), (200, 200));

    program.signal("-TERM");
    let (status, text) = ended(program).await;
    assert_eq!((status, configured(&rest), folder.journal()), (Some(0), before, 0), "{text}");
}
