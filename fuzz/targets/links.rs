//! Links: a handler that is called with arguments receives these arguments, or the request is refused.

#![no_main]

use std::sync::{LazyLock, Mutex, PoisonError};

use axum::Router;
use axum::body::Body;
use http::header::CONTENT_TYPE;
use http::{Request, StatusCode};
use libfuzzer_sys::fuzz_target;
use roxmltree::Document;
use tokio::runtime::Runtime;
use tower::ServiceExt as _;
use twiml_fuzz::{FORM, SIGNATURE, TOKEN};
use twiml_runtime::prelude::*;

const CALL: [(&str, &str); 6] = [
    ("AccountSid", "AC00000000000000000000000000000001"),
    ("CallSid", "CA00000000000000000000000000000001"),
    ("CallStatus", "ringing"),
    ("Direction", "inbound"),
    ("From", "alice"),
    ("To", "bob"),
];

#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
struct Asked {
    text: String,
    other: Option<String>,
    number: i64,
}

type Arguments = (String, u64, Asked);

/// What the handler received.
static RECEIVED: Mutex<Option<Arguments>> = Mutex::new(None);

#[voice_webhook("/call/{text}/{number}")]
async fn call(
    _call: IncomingCall,
    Path((text, number)): Path<(String, u64)>,
    Query(asked): Query<Asked>,
) -> VoiceResponse {
    *RECEIVED.lock().unwrap_or_else(PoisonError::into_inner) = Some((text, number, asked));
    twiml! { <Response><Hangup/></Response> }
}

static VERIFIER: LazyLock<Verifier> =
    LazyLock::new(|| Verifier::new(TOKEN, "https://example.com/base").expect("a token and a URL"));
static APP: LazyLock<Router> = LazyLock::new(|| webhooks![call].verified_by(VERIFIER.clone()).into_router());
static RUNTIME: LazyLock<Runtime> =
    LazyLock::new(|| tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime"));

// An input is a number of eight bytes, and text values with a line `---` between them.
fuzz_target!(|input: &[u8]| {
    let Some((number, text)) = input.split_first_chunk() else { return };
    let number = u64::from_le_bytes(*number);
    let text = String::from_utf8_lossy(text);
    let mut values = text.split("\n---\n");
    let (in_path, in_query) = (values.next().unwrap_or_default(), values.next().unwrap_or_default());
    let asked = Asked {
        text: in_query.to_owned(),
        // An empty text is not sent.
        other: values.next().map(str::to_owned).filter(|other| !other.is_empty()),
        number: number.cast_signed(),
    };
    // A URL has less than 64 KiB.
    if text.len() < 10_000 {
        check((in_path.to_owned(), number, asked));
    }
});

fn check(arguments: Arguments) {
    let (text, number, asked) = &arguments;
    let document: VoiceResponse =
        twiml! { <Response><Redirect>{call::at(text, *number).with(asked)}</Redirect></Response> };
    let parsed = Document::parse(document.as_str()).expect("XML");
    let link =
        parsed.root_element().first_element_child().and_then(|redirect| redirect.text()).expect("a link");
    assert!(link.starts_with("/call/") && link.bytes().all(|byte| byte.is_ascii_graphic()), "{link}");
    assert_eq!(link.split('?').next().map(|path| path.matches('/').count()), Some(3), "{link}");

    let signature = VERIFIER.sign(format!("https://example.com/base{link}"), CALL);
    let body: Vec<String> = CALL.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let request = Request::post(link).header(SIGNATURE, signature).header(CONTENT_TYPE, FORM);
    let request = request.body(Body::from(body.join("&"))).expect("a request");
    let answer = RUNTIME.block_on(APP.clone().oneshot(request)).expect("never fails");

    let received = RECEIVED.lock().unwrap_or_else(PoisonError::into_inner).take();
    if matches!(text.as_str(), "" | "." | "..") {
        assert_eq!((answer.status(), received), (StatusCode::BAD_REQUEST, None), "{link}");
    } else {
        assert_eq!((answer.status(), received.as_ref()), (StatusCode::OK, Some(&arguments)), "{link}");
    }
}
