//! A message of 20 parameters and 663 bytes: from the body and the headers to the fields, and through a whole router.
//!
//! `by_hand` is what careful people write: parse into pairs, sort, concatenate, HMAC, compare in constant time, pick the
//! fields. `crate` is this crate, whose payload has all fields, not those five.

#![allow(clippy::unwrap_used, reason = "a benchmark stops on what it did not expect")]
#![allow(clippy::wildcard_imports, reason = "modules here are groups of one table")]

mod by_hand;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use bytes::Bytes;
use divan::{AllocProfiler, Bencher, black_box};
use futures_util::FutureExt as _;
use http::HeaderMap;
use http::request::Parts;
use tower::ServiceExt as _;
use twiml_runtime::payload::Payload;
use twiml_runtime::prelude::*;

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

const TOKEN: &str = "0123456789abcdef0123456789abcdef";
const PUBLIC_URL: &str = "https://example.com";
const PATH: &str = "/webhooks/twilio/sms";

const BODY: &str = "ToCountry=US&ToState=CA&SmsMessageSid=SM0123456789abcdef0123456789abcdef&NumMedia=0\
    &ToCity=SAN+FRANCISCO&FromZip=94110&SmsSid=SM0123456789abcdef0123456789abcdef&FromState=CA&SmsStatus=received\
    &FromCity=SAN+FRANCISCO&Body=Hello%2C+is+the+blue+bicycle+that+was+in+the+front+window+last+week+still+for+sale%3F\
    +We+would+come+by+on+Saturday+or+Sunday%2C+after+lunch+and+try+it%2C+if+that+would+suit+all+of+you.+Thanks%21&FromCountry=US&To=%2B15551230002&ToZip=94105\
    &NumSegments=1&MessageSid=SM0123456789abcdef0123456789abcdef&AccountSid=AC0123456789abcdef0123456789abcdef\
    &From=%2B15551230001&MessagingServiceSid=MG0123456789abcdef0123456789abcdef&ApiVersion=2010-04-01";

fn main() {
    assert_eq!(BODY.len(), 663);
    assert_eq!(BODY.split('&').count(), 20);
    divan::main();
}

fn verifier() -> Verifier {
    Verifier::new(TOKEN, PUBLIC_URL).unwrap()
}

/// The head of the request.
fn parts() -> Parts {
    request().into_parts().0
}

fn request() -> Request {
    let pairs: Vec<_> = form_urlencoded::parse(BODY.as_bytes()).collect();
    Request::post(PATH)
        .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
        .header("X-Twilio-Signature", verifier().sign(format!("{PUBLIC_URL}{PATH}"), pairs))
        .body(Body::from(BODY))
        .unwrap()
}

/// From the bytes to the verdict.
#[divan::bench_group(sample_count = 500, sample_size = 200)]
mod verify {
    use super::*;

    #[divan::bench(name = "crate")]
    fn this_crate(bencher: Bencher<'_, '_>) {
        let (verifier, parts, body) = (verifier(), parts(), Bytes::from_static(BODY.as_bytes()));
        bencher.bench_local(|| verifier.verify(black_box(&parts), black_box(body.clone())).unwrap());
    }

    #[divan::bench]
    fn by_hand(bencher: Bencher<'_, '_>) {
        let (url, parts) = (format!("{PUBLIC_URL}{PATH}"), parts());
        bencher.bench_local(|| {
            by_hand::verify(TOKEN, &url, black_box(&parts.headers), black_box(BODY.as_bytes())).unwrap()
        });
    }
}

/// From the bytes to the fields.
#[divan::bench_group(sample_count = 500, sample_size = 200)]
mod payload {
    use super::*;

    #[divan::bench(name = "crate")]
    fn this_crate(bencher: Bencher<'_, '_>) {
        let (verifier, parts, body) = (verifier(), parts(), Bytes::from_static(BODY.as_bytes()));
        bencher.bench_local(|| {
            let params = verifier.verify(black_box(&parts), black_box(body.clone())).unwrap();
            IncomingMessage::from_verified(params).unwrap()
        });
    }

    #[divan::bench]
    fn by_hand(bencher: Bencher<'_, '_>) {
        let (url, parts) = (format!("{PUBLIC_URL}{PATH}"), parts());
        bencher.bench_local(|| {
            let pairs =
                by_hand::verify(TOKEN, &url, black_box(&parts.headers), black_box(BODY.as_bytes())).unwrap();
            by_hand::Message::from_pairs(pairs).unwrap()
        });
    }
}

#[sms_webhook("/webhooks/twilio/sms")]
async fn sms(msg: IncomingMessage) -> MessagingResponse {
    twiml! { <Response><Message>"Hello, " {&msg.from}</Message></Response> }
}

/// From the request to the response.
#[divan::bench_group(sample_count = 500, sample_size = 100)]
mod router {
    use super::*;

    fn bench(bencher: Bencher<'_, '_>, app: &Router) {
        bencher.with_inputs(|| (app.clone(), request())).bench_local_values(|(app, request)| {
            let response = app.oneshot(request).now_or_never().unwrap().unwrap();
            assert!(response.status().is_success());
            response
        });
    }

    #[divan::bench(name = "crate")]
    fn this_crate(bencher: Bencher<'_, '_>) {
        bench(bencher, &webhooks![sms].verified_by(verifier()).into_router());
    }

    #[divan::bench]
    fn by_hand(bencher: Bencher<'_, '_>) {
        async fn sms(headers: HeaderMap, body: Bytes) -> Result<by_hand::Reply, http::StatusCode> {
            let pairs = by_hand::verify(TOKEN, "https://example.com/webhooks/twilio/sms", &headers, &body)
                .ok_or(http::StatusCode::FORBIDDEN)?;
            let message = by_hand::Message::from_pairs(pairs).ok_or(http::StatusCode::BAD_REQUEST)?;
            Ok(by_hand::reply(&message))
        }
        bench(bencher, &Router::new().route(PATH, axum::routing::post(sms)));
    }
}
