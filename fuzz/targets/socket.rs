//! The socket: whatever arrives on a connection, the server answers or closes it, and only what was signed reaches a handler.

#![no_main]

use std::net::SocketAddr;
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::Duration;

use libfuzzer_sys::fuzz_target;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Runtime;
use tokio::time::timeout;
use twiml_fuzz::{TOKEN, reference};
use twiml_runtime::prelude::*;
use twiml_runtime::serve;

const URL: &str = "https://example.com/sms";

/// In an input these stand for the right signatures: of a form `Body=hi`, and of a GET with `?Body=hi`.
const OF_FORM: &str = "{form}";
const OF_GET: &str = "{get}";

/// What handlers received.
static RECEIVED: Mutex<Vec<String>> = Mutex::new(Vec::new());

fn received(url: &str, pairs: &[(String, String)]) {
    let text = reference::signed_text(url, pairs);
    RECEIVED.lock().unwrap_or_else(PoisonError::into_inner).push(text);
}

#[sms_webhook("/sms")]
async fn sms(Signed(pairs): Signed<Vec<(String, String)>>) -> MessagingResponse {
    received(URL, &pairs);
    twiml! { <Response><Message>"Hello"</Message></Response> }
}

#[sms_webhook("/get", method = "GET")]
async fn by_get(Signed(pairs): Signed<Vec<(String, String)>>) -> MessagingResponse {
    received("https://example.com/get", &pairs);
    twiml! { <Response/> }
}

struct Server {
    runtime: Runtime,
    address: SocketAddr,
}

static SERVER: LazyLock<Server> = LazyLock::new(|| {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let verifier =
        Verifier::builder().auth_token(TOKEN).public_url("https://example.com").max_body_bytes(10_000);
    let verifier = verifier.body_timeout(Duration::from_secs(1)).build().expect("a verifier");
    let address = runtime.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let app = webhooks![sms, by_get].verified_by(verifier).into_router();
        tokio::spawn(serve(listener, app).header_timeout(Duration::from_secs(1)).into_future());
        address
    });
    Server { runtime, address }
});

// An input is what the client sends.
fuzz_target!(|input: &[u8]| {
    let of_form = reference::sign(TOKEN, "https://example.com/smsBodyhi");
    let of_get = reference::sign(TOKEN, "https://example.com/get?Body=hi");
    let input = replace(
        &replace(input, OF_FORM.as_bytes(), of_form.as_bytes()),
        OF_GET.as_bytes(),
        of_get.as_bytes(),
    );
    let answer = SERVER
        .runtime
        .block_on(async { timeout(Duration::from_secs(5), send(&input)).await })
        .expect("the connection stayed open");

    for text in std::mem::take(&mut *RECEIVED.lock().unwrap_or_else(PoisonError::into_inner)) {
        let signed = ["https://example.com/smsBodyhi", "https://example.com/getBodyhi"];
        assert!(signed.contains(&text.as_str()), "a handler received {text}");
    }
    if !answer.is_empty() {
        let status = answer
            .strip_prefix(b"HTTP/1.1 ")
            .or_else(|| answer.strip_prefix(b"HTTP/1.0 "))
            .expect("a response");
        assert!(matches!(status[0], b'2' | b'4'), "{}", String::from_utf8_lossy(&answer));
    }
});

async fn send(input: &[u8]) -> Vec<u8> {
    let mut stream = TcpStream::connect(SERVER.address).await.expect("a connection");
    // The server may close it early. It reads no more than it has to.
    let _end = stream.write_all(input).await;
    let _end = stream.shutdown().await;
    let mut answer = Vec::new();
    let _end = stream.read_to_end(&mut answer).await;
    answer
}

fn replace(text: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.windows(from.len()).position(|window| window == from) {
        out.extend_from_slice(&rest[..at]);
        out.extend_from_slice(to);
        rest = &rest[at + from.len()..];
    }
    out.extend_from_slice(rest);
    out
}
