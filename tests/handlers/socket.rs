//! The same over a real socket.

use axum::Router;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use twiml_runtime::prelude::*;
use twiml_tests::client::{CALL, form};
use twiml_tests::signed::TOKEN;

#[voice_webhook("/voice")]
async fn voice(call: IncomingCall) -> VoiceResponse {
    assert!(call.digits.is_none(), "too early for digits");
    twiml! { <Response><Say>{&call.from}</Say></Response> }
}

/// A signed POST as bytes, and the whole answer. The connection stays open for the next.
async fn post(stream: &mut TcpStream, verifier: &Verifier, body: &str, signature: &str) -> String {
    let host = verifier.public_url().as_str().trim_start_matches("http://");
    let request = format!(
        "POST /voice HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/x-www-form-urlencoded; charset=UTF-8\r\n\
         Content-Length: {}\r\nX-Twilio-Signature: {signature}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    loop {
        let mut buffer = [0; 4096];
        let read = stream.read(&mut buffer).await.unwrap();
        answer.push_str(str::from_utf8(&buffer[..read]).unwrap());
        let length = answer.split("content-length: ").nth(1).and_then(|rest| rest.split("\r\n").next());
        let body = answer.split_once("\r\n\r\n").map(|(_, body)| body.len());
        if read == 0 || body.is_some_and(|body| length.unwrap_or("0").parse() == Ok(body)) {
            return answer;
        }
    }
}

#[tokio::test]
async fn requests_over_one_connection() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let verifier = Verifier::new(TOKEN, format!("http://{address}")).unwrap();
    let app: Router = webhooks![voice].verified_by(verifier.clone()).into_router();
    tokio::spawn(async move { axum::serve(listener, app).await });

    let mut stream = TcpStream::connect(address).await.unwrap();
    let sign =
        |params: &[(&str, &str)]| verifier.sign(verifier.public_url().url_for::<voice>().as_str(), params);
    let too_early = [&CALL[..], &[("Digits", "1")]].concat();

    let panicked = post(&mut stream, &verifier, &form(&too_early), &sign(&too_early)).await;
    assert!(panicked.starts_with("HTTP/1.1 500 Internal Server Error\r\n"), "{panicked}");
    assert!(panicked.ends_with("\r\n\r\n"), "{panicked}");

    let forged = post(&mut stream, &verifier, &form(&CALL), &sign(&too_early)).await;
    assert!(forged.starts_with("HTTP/1.1 403 Forbidden\r\n"), "{forged}");
    assert!(forged.ends_with("\r\n\r\n"), "{forged}");

    let answer = post(&mut stream, &verifier, &form(&CALL), &sign(&CALL)).await;
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    assert!(answer.contains("\r\ncontent-type: text/xml; charset=utf-8\r\n"), "{answer}");
    assert!(answer.ends_with("\r\n\r\n<Response><Say>+15551230001</Say></Response>"), "{answer}");
}
