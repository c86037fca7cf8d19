//! What can be put into the log, in events and in spans: no value, wherever it is in a request, and not as many lines as
//! anyone likes.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use twiml_runtime::prelude::*;
use twiml_tests::client::{CALL, form};
use twiml_tests::log::{captured, captured_with_spans};

use super::*;

/// Values that must be in no line: what people send, and what their mistakes make of it.
const SECRETS: [&str; 9] = [
    "15551230099",
    "+1 555 123 0099",
    r#"{"pin":"hidden word"}"#,
    "hidden word",
    "hidden@example.com",
    "key=hidden word",
    "0123456789abcdef0123456789abcdef",
    "aGlkZGVuOmhpZGRlbg",
    "d41d8cd9-8f00-b204-e980-0998ecf8427e",
];

#[derive(Debug, serde::Serialize, serde::Deserialize)]
struct Note {
    note: u8,
}

#[voice_webhook("/orders/{id}")]
async fn order(_call: IncomingCall, Path(_id): Path<u8>, Query(_note): Query<Note>) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

#[status_callback("/any")]
async fn any(_params: Signed<std::collections::HashMap<String, u8>>) {}

#[status_callback("/note")]
async fn note(_note: Signed<Note>) {}

/// Its verifier has no guard.
#[voice_webhook("/repeats/{id}")]
async fn repeats(
    _call: IncomingCall,
    _repeat: twiml_runtime::verify::Repeat,
    Path(_id): Path<String>,
) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

fn app() -> Router {
    let unguarded = Router::new().route("/unguarded/{id}", on_post(async |_: Verified<Params>| {}));
    webhooks![order, any, note, repeats]
        .verified_by(verifier(PUBLIC_URL))
        .into_router()
        .merge(unguarded)
        .fallback(async |_: Verified<Params>| {})
        .layer(VerifyLayer::new(verifier(PUBLIC_URL)))
}

/// Calls in which one of the parameters that the log takes names from is the secret, or is the secret as well.
fn named(secret: &str) -> Vec<Vec<(&str, &str)>> {
    const NAMES: [&str; 7] =
        ["AccountSid", "CallSid", "MessageSid", "RecordingSid", "ConferenceSid", "From", "To"];
    let replaced = NAMES.map(|name| {
        let others = CALL.into_iter().filter(|(other, _)| *other != name);
        others.chain([(name, secret)]).collect()
    });
    let repeated = NAMES.map(|name| CALL.into_iter().chain([(name, secret)]).collect());
    replaced.into_iter().chain(repeated).collect()
}

/// Requests with a secret in every position, each with and without a good signature.
fn requests(secret: &str) -> Vec<(Builder, String)> {
    let encoded = utf8_percent_encode(secret, NON_ALPHANUMERIC).to_string();
    let verifier = verifier(PUBLIC_URL);
    let mut requests = Vec::new();
    for pairs in named(secret) {
        let signature = verifier.sign(format!("{PUBLIC_URL}/orders/1?note=1"), pairs.iter().copied());
        for signature in [&signature, MADE_UP] {
            requests.push((post("/orders/1?note=1", signature), form(&pairs)));
        }
    }
    for target in [
        "/any".to_owned(),
        "/note".to_owned(),
        format!("/any?{encoded}"),
        format!("/any?{encoded}=1"),
        format!("/any?x={encoded}"),
        format!("/orders/{encoded}?note=1"),
        format!("/orders/1?note={encoded}"),
        format!("/unguarded/{encoded}"),
        format!("/repeats/{encoded}"),
        format!("/{encoded}"),
        format!("/{encoded}/any"),
    ] {
        let url = format!("{PUBLIC_URL}{target}");
        for pairs in
            [vec![(secret, "x")], vec![("note", secret)], vec![(secret, "x"), (secret, "y")], CALL.into()]
        {
            let body = form(&pairs);
            let signed_elsewhere = verifier.sign(format!("{PUBLIC_URL}/any"), pairs.iter().copied());
            for signature in [verifier.sign(&url, pairs), signed_elsewhere, MADE_UP.to_owned()] {
                requests.push((post(&target, &signature), body.clone()));
            }
            requests.push((unsigned(&target), body));
        }
        requests.push((post(&target, MADE_UP), secret.to_owned()));
        requests.push((get(&target, MADE_UP), String::new()));
        requests.push((post_json(&verifier, &url, secret), secret.to_owned()));
        requests.push((post_json(&verifier, &url, secret), format!("{secret} ")));
        requests.push((
            Request::post(&target).header(SIGNATURE, MADE_UP).header("Content-Type", secret),
            secret.to_owned(),
        ));
        for header in [
            "Host",
            "X-Forwarded-Prefix",
            "X-Original-URI",
            "X-Twilio-Webhooks-Signature-Settings",
            SIGNATURE,
            "Cookie",
        ] {
            requests.push((post(&target, MADE_UP).header(header, secret), String::new()));
        }
        requests.push((unsigned(&target).header(SIGNATURE, secret), String::new()));
    }
    requests
}

/// The same request once more.
fn clone(request: &Builder) -> Builder {
    let again = Request::builder().method(request.method_ref().unwrap()).uri(request.uri_ref().unwrap());
    request.headers_ref().unwrap().iter().fold(again, |again, (name, value)| again.header(name, value))
}

#[test]
fn no_value_is_in_any_line() {
    let (mut lines, mut accepted) = (0, 0);
    for secret in SECRETS {
        let encoded = utf8_percent_encode(secret, NON_ALPHANUMERIC).to_string();
        for (request, body) in requests(secret) {
            // An application of its own for each, so that every line is written.
            let shown = format!("{request:?} {body}");
            let alone = clone(&request);
            let ((), log) = captured_with_spans(|| {
                run(send(&app(), request, body.clone()));
                run(send(&webhooks_alone(), alone, body));
            });
            assert!(!log.contains(secret) && !log.contains(&encoded), "{log}\n{shown}");
            assert!(!log.contains("hidden") && !log.contains("1230099"), "{log}\n{shown}");
            lines += log.lines().count();
            accepted += log.lines().filter(|line| line.contains("verdict=\"accepted\"")).count();
        }
    }
    assert!(lines > 1000 && accepted > 100, "{lines} {accepted}");
}

#[status_callback("/quoting")]
async fn quoting(params: Verified<Params>) -> Result<(), BoxError> {
    params.deserialize::<Note>().map_err(|error| std::io::Error::other(error).into()).map(drop)
}

#[test]
fn an_error_that_a_handler_passes_on_quotes_nothing() {
    let verifier = verifier(PUBLIC_URL);
    let url = format!("{PUBLIC_URL}/quoting");
    let json = r#"{"note":"hidden word"}"#;
    for (request, body) in [
        (post_json(&verifier, &url, json), json),
        (post("/quoting", &verifier.sign(&url, [("note", "hidden word")])), "note=hidden+word"),
    ] {
        let app: Router = webhooks![quoting].verified_by(verifier.clone()).into_router();
        let (answer, log) = captured(|| run(send(&app, request, body)));
        assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
        assert!(log.contains("this webhook failed") && !log.contains("hidden"), "{log}");
    }
}

#[test]
fn a_signed_request_that_is_sent_again_and_again_is_not_logged_each_time() {
    let app: Router = webhooks![note].verified_by(verifier(PUBLIC_URL)).into_router();
    let ((), log) = captured(|| {
        run(async {
            let signature = verifier(PUBLIC_URL).sign(format!("{PUBLIC_URL}/note"), PAIRS);
            for _ in 0..1000 {
                let answer = send(&app, post("/note", &signature), BODY).await;
                assert_eq!(answer.status, StatusCode::BAD_REQUEST);
            }
        });
    });
    assert!((10..20).contains(&log.lines().count()), "{} lines", log.lines().count());
}

#[test]
fn a_handler_whose_verifier_has_no_guard_is_not_logged_each_time() {
    let app: Router = webhooks![repeats].verified_by(verifier(PUBLIC_URL)).into_router();
    let ((), log) = captured(|| {
        run(async {
            let signature = verifier(PUBLIC_URL).sign(format!("{PUBLIC_URL}/repeats/15551230099"), CALL);
            for _ in 0..1000 {
                let answer = send(&app, post("/repeats/15551230099", &signature), form(&CALL)).await;
                assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
            }
        });
    });
    // The endpoint says so as well.
    assert!(log.lines().count() < 40 && !log.contains("1230099"), "{log}");
}

#[test]
fn methods_of_the_senders_choice_are_not_shown() {
    let request = Request::builder().method("HIDDEN").uri("/sms").header(SIGNATURE, MADE_UP);
    let (_, log) = captured(|| refused(request, ""));
    assert!(log.contains("an unknown method") && !log.contains("HIDDEN"), "{log}");
}

#[test]
fn the_route_is_shown_in_place_of_the_path() {
    let request = || post("/orders/4711?note=1", MADE_UP);
    let (_, log) = captured(|| run(send(&webhooks_alone(), request(), form(&CALL))));
    assert!(log.contains("https://example.com/orders/{id}?note=…"), "{log}");
    let nested = Router::new().nest("/api", webhooks_alone());
    let (_, log) = captured(|| run(send(&nested, post("/api/orders/4711", MADE_UP), form(&CALL))));
    assert!(log.contains("https://example.com/api/orders/{id}"), "{log}");
}

fn webhooks_alone() -> Router {
    webhooks![order, any, note].verified_by(verifier(PUBLIC_URL)).into_router()
}

#[test]
fn a_flood_of_refusals_is_counted_and_not_logged() {
    let verifier = verifier(PUBLIC_URL);
    let ((), log) = captured(|| {
        for _ in 0..10_000 {
            assert!(verify(&verifier, unsigned("/sms"), BODY).is_err());
        }
        assert!(verify(&verifier, post("/sms", MADE_UP), BODY).is_err());
    });
    assert!((11..30).contains(&log.lines().count()), "{} lines", log.lines().count());
    assert!(log.lines().last().unwrap().contains("the signature does not match"), "{log}");
    let refusals = verifier.clone().refusals();
    assert_eq!(refusals.of(Reason::SignatureMissing), 10_000);
    assert_eq!(refusals.of(Reason::SignatureMismatch), 1);
    assert_eq!(refusals.total(), 10_001);
    assert_eq!(format!("{refusals:?}"), "{SignatureMissing: 10000, SignatureMismatch: 1}");

    std::thread::sleep(std::time::Duration::from_millis(1100));
    let (_, log) = captured(|| verify(&verifier, unsigned("/sms"), BODY));
    let left_out = log.split("left_out=").nth(1).and_then(|rest| rest.trim().parse().ok());
    assert!(left_out.is_some_and(|left_out: u32| left_out > 9_900), "{log}");
}

#[test]
fn a_flood_on_a_route_without_its_layer_is_not_logged() {
    let app: Router = Router::new().route("/sms", on_post(async |_: Verified<Params>| {}));
    let ((), log) = captured(|| {
        run(async {
            for _ in 0..1000 {
                let answer = send(&app, unsigned("/sms"), BODY).await;
                assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
            }
        });
    });
    assert!(log.lines().count() < 20, "{} lines", log.lines().count());
}
