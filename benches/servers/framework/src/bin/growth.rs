//! Serves one request of a given size a given number of times, for callgrind to count: `growth CASE SIZE TIMES`.
//!
//! Before that it prints how often a request asks for memory.

use std::env::args;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use framework::{sms, voice};
use futures_util::FutureExt as _;
use http::StatusCode;
use tower::ServiceExt as _;
use twiml_runtime::prelude::*;

const TOKEN: &str = "0123456789abcdef0123456789abcdef";
const PUBLIC_URL: &str = "https://example.com";
const ACCOUNT: &str = "AC0123456789abcdef0123456789abcdef";

/// What grows.
struct Case {
    app: Router,
    pairs: Vec<(String, String)>,
    signature: String,
    status: StatusCode,
}

impl Case {
    fn of(name: &str, size: usize) -> Self {
        let mut builder = Verifier::builder().auth_token(TOKEN).public_url(PUBLIC_URL).diagnose(false);
        let mut pairs: Vec<_> = [
            ("AccountSid", ACCOUNT),
            ("MessageSid", "SM0123456789abcdef0123456789abcdef"),
            ("From", "+15551234567"),
            ("To", "+15557654321"),
            ("Body", "hello"),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into();
        let mut status = StatusCode::OK;
        match name {
            // Names that only their last letters tell apart, in the wrong order.
            "parameters" | "refused" => {
                pairs.extend(
                    (pairs.len()..size).rev().map(|n| (format!("Parameter{n:06}"), "value".to_owned())),
                );
            }
            "bytes" => pairs[4].1 = "hello, world & all! ".repeat(size / 20),
            "accounts" => {
                for n in 0..size {
                    builder = builder.account(format!("AC{n:032x}"), format!("{n:032x}"));
                }
            }
            other => panic!("there is no case {other}"),
        }
        let verifier = builder.build().expect("the settings are right");
        let mut signature = verifier.sign(format!("{PUBLIC_URL}/sms"), &pairs);
        if name == "refused" {
            signature = verifier.sign(format!("{PUBLIC_URL}/elsewhere"), &pairs);
            status = StatusCode::FORBIDDEN;
        }
        Self { app: webhooks![sms, voice].verified_by(verifier).into_router(), pairs, signature, status }
    }

    fn request(&self) -> Request {
        let encoded =
            |text: &str| text.replace('+', "%2B").replace(' ', "+").replace('&', "%26").replace('!', "%21");
        let pairs: Vec<_> =
            self.pairs.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        Request::post("/sms")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-Twilio-Signature", &self.signature)
            .body(Body::from(pairs.join("&")))
            .expect("the request is one")
    }

    /// A function of its own, so that callgrind can count what happens in it and nothing else.
    #[inline(never)]
    fn serve(&self, request: Request) {
        let response = self.app.clone().oneshot(request).now_or_never().expect("nothing waits");
        assert_eq!(response.expect("the router answers").status(), self.status);
    }
}

fn main() {
    let [name, size, times] = args().skip(1).collect::<Vec<_>>().try_into().expect("CASE SIZE TIMES");
    let case = Case::of(&name, size.parse().expect("SIZE is a number"));
    case.serve(case.request());
    let request = case.request();
    println!("{}", allocation_counter::measure(|| case.serve(request)).count_total);
    let requests: Vec<_> = (0..times.parse().expect("TIMES is a number")).map(|_| case.request()).collect();
    for request in requests {
        case.serve(request);
    }
}
