//! What a request and a document cost. A document known at compile time costs nothing, one written at run time its buffer.

#![allow(dead_code, reason = "handlers are named here, and not mounted")]

use std::hint::black_box;

use allocation_counter::measure;
use bytes::Bytes;
use twiml_runtime::payload::Payload;
use twiml_runtime::prelude::*;

/// How often making something asks for memory.
fn allocations<T>(make: impl FnOnce() -> T) -> u64 {
    let mut result = None;
    let count = measure(|| result = Some(black_box(make()))).count_total;
    drop(result);
    count
}

#[voice_webhook("/menu")]
async fn menu(_input: GatherInput) -> VoiceResponse {
    twiml! { <Response/> }
}

#[voice_webhook("/voice", method = "GET")]
async fn voice(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response/> }
}

#[test]
fn the_count_is_right() {
    assert_eq!(allocations(|| 0), 0);
    assert_eq!(allocations(|| vec![1]), 1);
    assert_eq!(allocations(|| Vec::<Box<u8>>::from([Box::new(1), Box::new(2)])), 3);
}

#[test]
fn a_document_known_at_compile_time_allocates_nothing() {
    let plain = || -> VoiceResponse {
        twiml! { <Response><Say voice="Polly.Amy">"Tom & Ann"</Say></Response> }
    };
    assert_eq!(allocations(plain), 0);
    let with_callbacks = || -> VoiceResponse {
        twiml! { <Response><Gather numDigits=1 action=menu/><Redirect>voice</Redirect></Response> }
    };
    assert_eq!(allocations(with_callbacks), 0);
    assert_eq!(
        with_callbacks().as_str(),
        concat!(
            r#"<Response><Gather numDigits="1" action="/menu" method="POST"/>"#,
            r#"<Redirect method="GET">/voice</Redirect></Response>"#
        )
    );
    let copied = plain();
    assert_eq!(allocations(|| copied.clone()), 0);
    assert!(std::ptr::eq(plain().as_str(), copied.as_str()));
}

#[test]
fn a_document_written_at_run_time_allocates_its_buffer() {
    let (name, digits, known) = (black_box("Tom & Ann"), black_box(4_u8), black_box(true));
    let written = || -> VoiceResponse {
        twiml! {
            <Response>
                <Gather numDigits={digits} hints={None::<&str>} timeout={Some(5)}>
                    if known { <Say>"Welcome back, " {name} "!"</Say> } else { <Say>"Hello!"</Say> }
                </Gather>
                <Hangup/>
            </Response>
        }
    };
    assert_eq!(allocations(written), 1);
}

#[test]
fn right_values_allocate_nothing() {
    let (url, number, voice) = (
        black_box("https://example.com/a.mp3?x=1&y=2"),
        black_box("+15551234567"),
        black_box("Google.en-US-Standard-Z"),
    );
    let written = || -> VoiceResponse {
        twiml! {
            <Response>
                <Say voice={voice} language={black_box("en-GB")}>{number}</Say>
                <Gather action={url} timeout={black_box(5)}><Play>{url}</Play></Gather>
                <Dial callerId={number}><Number>{number}</Number></Dial>
            </Response>
        }
    };
    let (first, then) = (allocations(written), allocations(written));
    // The buffer, which grows for long values. An unknown voice is searched for a typo once.
    assert!(first >= then && then <= 3, "{first} {then}");
}

#[test]
fn handlers_in_a_document_written_at_run_time_allocate_once_more() {
    let name = black_box("Ann");
    let written = || -> VoiceResponse {
        twiml! { <Response><Gather action=menu><Say>{name}</Say></Gather><Redirect>voice</Redirect></Response> }
    };
    assert_eq!(allocations(written), 2);
}

#[test]
fn a_long_value_is_not_copied_before_it_is_written() {
    let text = black_box("a < b & c ").repeat(160);
    let written = || -> MessagingResponse {
        twiml! { <Response><Message>{&text}</Message></Response> }
    };
    // The buffer, and each time that it grows; never a second text of that length.
    let measured = measure(|| drop(black_box(written())));
    assert!(measured.count_total <= 4, "{measured:?}");
    assert!(measured.bytes_max <= 5 * text.len() as u64, "{measured:?}");
}

#[test]
fn a_loop_lets_the_buffer_grow_once() {
    let names = (0..50).map(|number| format!("Customer {number}")).collect::<Vec<_>>();
    let written = || -> VoiceResponse {
        twiml! {
            <Response>
                for name in &names {
                    <Say voice="Polly.Joanna" language="en-US">"The next one in the queue is " {name} "."</Say>
                }
            </Response>
        }
    };
    assert!(written().as_str().len() > 4000);
    assert_eq!(allocations(written), 2);
}

#[test]
fn a_request_allocates_its_text_its_pairs_and_what_shares_them() {
    const BODY: &str = "ToCountry=US&ToState=CA&SmsMessageSid=SM0123456789abcdef0123456789abcdef&NumMedia=0&ToCity=SAN+FRANCISCO\
        &FromZip=94110&SmsSid=SM0123456789abcdef0123456789abcdef&FromState=CA&SmsStatus=received&FromCity=SAN+FRANCISCO\
        &Body=Is+it+%22Tom+%26+Ann%22%3F&FromCountry=US&To=%2B15551230002&ToZip=94105&NumSegments=1\
        &MessageSid=SM0123456789abcdef0123456789abcdef&AccountSid=AC0123456789abcdef0123456789abcdef&From=%2B15551230001\
        &MessagingServiceSid=MG0123456789abcdef0123456789abcdef&ApiVersion=2010-04-01";
    let verifier = Verifier::new("0123456789abcdef0123456789abcdef", "https://example.com").unwrap();
    let pairs: Vec<_> = form_urlencoded::parse(BODY.as_bytes()).collect();
    let (parts, ()) = http::Request::post("/sms")
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("X-Twilio-Signature", verifier.sign("https://example.com/sms", pairs))
        .body(())
        .unwrap()
        .into_parts();
    let read = || {
        let params = verifier.verify(&parts, Bytes::from_static(BODY.as_bytes())).unwrap();
        IncomingMessage::from_verified(params).unwrap()
    };
    assert_eq!(read().body, r#"Is it "Tom & Ann"?"#);
    assert_eq!(allocations(read), 3);
}
