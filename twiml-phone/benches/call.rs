//! A call of ten steps in process, from the first ring to the last callback: `cargo bench -p twiml-phone`.
//!
//! Beside it is the work that the application alone does for the same requests, as far as that can be had without a phone: one request, ten times.

#![allow(missing_docs, clippy::unwrap_used, reason = "a benchmark stops on what it did not expect")]

use divan::Bencher;
use tokio::runtime::Runtime;
use tower_service::Service as _;
use twiml_phone::Phone;
use twiml_runtime::prelude::*;
use twiml_runtime::testing::request_to;

/// Input of the caller, and the ends of the call with its callbacks.
const STEPS: usize = 10;

#[voice_webhook("/voice")]
async fn voice(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Gather numDigits=1 action=menu><Say>"Press a key."</Say></Gather></Response> }
}

#[voice_webhook("/menu")]
async fn menu(input: GatherInput) -> VoiceResponse {
    twiml! {
        <Response>
            <Say>"You are " {&input.from}</Say>
            <Gather numDigits=1 action=menu><Say>"Press another key."</Say></Gather>
        </Response>
    }
}

fn application() -> (axum::Router, Verifier) {
    let verifier = Verifier::new("a token of the test's own", "https://app.example").unwrap();
    (webhooks![voice, menu].verified_by(verifier.clone()).into_router(), verifier)
}

fn runtime() -> Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}

#[divan::bench]
fn a_call_of_ten_steps(bencher: Bencher<'_, '_>) {
    let runtime = runtime();
    bencher.with_inputs(application).bench_values(|(app, verifier)| {
        runtime.block_on(async {
            let call = Phone::new(app, verifier).call(voice::PATH).await.unwrap();
            for _ in 1..STEPS {
                call.press("1").await.unwrap();
            }
            call.hang_up().await.unwrap();
            call.heard().len()
        })
    });
}

#[divan::bench]
fn the_same_requests_without_a_phone(bencher: Bencher<'_, '_>) {
    let runtime = runtime();
    bencher.with_inputs(application).bench_values(|(mut app, verifier)| {
        runtime.block_on(async {
            for _ in 0..STEPS {
                let request = request_to::<menu>(&verifier).with("Digits", "1").build();
                assert_eq!(app.call(request).await.unwrap().status(), 200);
            }
        });
    });
}

fn main() {
    divan::main();
}
