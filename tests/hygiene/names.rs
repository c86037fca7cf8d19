//! Everything that generated code might name, taken by something else.

#![allow(
    dead_code,
    unused_macros,
    non_camel_case_types,
    non_snake_case,
    reason = "what matters is that these names are taken"
)]
#![allow(
    clippy::all,
    clippy::pedantic,
    clippy::nursery,
    reason = "names of the compiler's own are taken, too"
)]

use ::core::assert_eq;
use ::core::prelude::v1::{derive, test};
use ::twiml_runtime::{
    CallStatusUpdate, Fallback, GatherInput, IncomingCall, IncomingMessage, MessagingResponse, Signed,
    VoiceResponse, sms_webhook, status_callback, studio_webhook, twiml, voice_webhook, webhooks,
};
use ::twiml_tests::client::{CALL, MESSAGE, Twilio};

use super::run;

mod twiml_runtime {}
mod axum {}
mod core {}
mod std {}
mod alloc {}

struct Option;
struct Result;
struct String;
struct Box;
struct Vec;
struct Twiml;
struct Voice;
struct Messaging;
struct Writer;
struct Callback;
struct Descriptor;
struct Method;
struct Self_;
type str = ();
type usize = ();
type u8 = ();
type bool = ();

/// The state of the application, under the name that generic code likes to give to a state.
#[derive(Clone)]
struct S(i32);

/// Argument types under the names of type parameters.
type A = IncomingCall;
type W = ::http::HeaderMap;
type M = ::axum::extract::State<S>;

trait Clone {}
trait Copy {}
trait Send {}
trait Sync {}
trait From {}
trait Into {}
trait Webhook {}
trait Mount {}
trait Future {}
trait NotPayload {}
trait Display {}
trait Iterator {}
trait IntoIterator {}

const DOCUMENT: i32 = 1;
const PIECES: i32 = 2;
const BYTES: i32 = 3;
const LINKS: i32 = 4;
const MOUNTED: i32 = 5;
const PATH: i32 = 6;
const DESCRIPTOR: i32 = 7;

fn writer() {}
fn document() {}
fn endpoint() {}
fn drop() {}
fn Some() {}
fn None() {}
fn Ok() {}
fn Err() {}

macro_rules! taken {
    ($dollar:tt $($name:ident)+) => {
        $(macro_rules! $name { ($dollar($dollar tokens:tt)*) => { ::core::compile_error!("this is not ours") } })+
    };
}

taken!($ concat file line column stringify matches vec format format_args assert panic unreachable write println);

#[sms_webhook("/sms", fallback = status)]
async fn sms(message: IncomingMessage) -> MessagingResponse {
    let writer = &message.body;
    let document = ::core::option::Option::Some("x");
    twiml! {
        <Response>
            <Message action=sms>{writer} {document}</Message>
            if let ::core::option::Option::Some(writer) = document { <Message>{writer}</Message> } else { <Message>"none"</Message> }
            for document in [DOCUMENT, PIECES, BYTES, LINKS] { <Message>{document}</Message> }
            match message.media.len() {
                0 => { let writer = MOUNTED; <Message>{writer}</Message> }
                _ => <Message>"none"</Message>
            }
        </Response>
    }
}

#[sms_webhook("/status")]
async fn status(_failed: Fallback<IncomingMessage>) -> MessagingResponse {
    twiml! { <Response><Message>"known"</Message></Response> }
}

#[voice_webhook("/voice")]
async fn voice(writer: A, ::axum::extract::State(S(document)): M, _: W) -> VoiceResponse {
    twiml! {
        <Response>
            <Gather action=r#match numDigits=1><Say>{&writer.from} {document}</Say></Gather>
            <Redirect>voice</Redirect>
        </Response>
    }
}

#[voice_webhook("/match", method = "GET")]
async fn r#match(r#type: GatherInput) -> ::core::result::Result<VoiceResponse, ::twiml_runtime::BoxError> {
    let r#type: i32 = r#type.digits.as_deref().unwrap_or_default().parse()?;
    ::core::result::Result::Ok(twiml! { <Response><Say>{r#type}</Say><Gather action=r#match/></Response> })
}

#[status_callback("/endpoint")]
async fn studio(::axum::extract::State(_): ::axum::extract::State<S>) {}

#[status_callback("/result", method = "GET")]
async fn take(update: CallStatusUpdate) -> ::core::result::Result<(), ::std::string::String> {
    ::core::result::Result::Err(::std::string::ToString::to_string(&update.call_sid))
}

#[studio_webhook("/studio")]
async fn call(Signed(order): Signed<()>) -> ::axum::Json<()> {
    ::axum::Json(order)
}

fn known() -> VoiceResponse {
    twiml! { <Response><Gather action=r#match partialResultCallback=studio/><Redirect>voice</Redirect></Response> }
}

fn twilio() -> Twilio {
    let verifier = ::twiml_tests::signed::verifier(::twiml_tests::signed::PUBLIC_URL);
    let app = webhooks![sms, status, voice, r#match, studio, take, call]
        .verified_by(::core::clone::Clone::clone(&verifier))
        .into_router()
        .with_state(S(42));
    Twilio::calling(app, verifier)
}

#[test]
fn documents_are_written() {
    assert_eq!(
        run(twilio().post("/sms", &MESSAGE)).twiml(),
        ::core::concat!(
            r#"<Response><Message action="/sms" method="POST">Tom &amp; Annx</Message><Message>x</Message>"#,
            "<Message>1</Message><Message>2</Message><Message>3</Message><Message>4</Message>",
            "<Message>5</Message></Response>"
        )
    );
    assert_eq!(
        run(twilio().post("/voice", &CALL)).twiml(),
        ::core::concat!(
            r#"<Response><Gather action="/match" method="GET" numDigits="1"><Say>+1555123000142</Say></Gather>"#,
            r#"<Redirect method="POST">/voice</Redirect></Response>"#
        )
    );
    assert_eq!(
        known().as_str(),
        ::core::concat!(
            r#"<Response><Gather action="/match" method="GET" partialResultCallback="/endpoint" "#,
            r#"partialResultCallbackMethod="POST"/><Redirect method="POST">/voice</Redirect></Response>"#
        )
    );
}

#[test]
fn every_kind_answers() {
    assert_eq!(
        run(twilio().post("/status", &MESSAGE)).twiml(),
        "<Response><Message>known</Message></Response>"
    );
    assert_eq!(
        run(twilio().get("/match", &[&CALL[..], &[("Digits", "7")]].concat())).twiml(),
        r#"<Response><Say>7</Say><Gather action="/match" method="GET"/></Response>"#
    );
    assert_eq!(run(twilio().post("/endpoint", &[])).status, 204);
    assert_eq!(run(twilio().get("/result", &CALL)).status, 500);
    assert_eq!(run(twilio().post("/studio", &[])).body, "null");
}

#[test]
fn a_raw_name_is_shown_without_its_prefix() {
    assert_eq!(<r#match as ::twiml_runtime::Webhook>::NAME, "match");
    assert_eq!(r#match::PATH, "/match");
}
