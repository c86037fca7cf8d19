//! Handlers of websockets in documents, in lists and in the flow.

use serde::{Deserialize, Serialize};
use twiml_runtime::StreamHandler;
use twiml_runtime::prelude::*;
use twiml_tests::signed::{PUBLIC_URL, verifier};

use crate::application::{Caller, Shop, agent, archive, archived, echo, webhooks};

#[test]
fn a_stream_is_named_by_its_handler() {
    let caller = Caller { name: Some("Ann & Bob".to_owned()), account: 7, vip: true };
    let document: VoiceResponse = twiml! {
        <Response>
            <Start><Stream url=archive track="both_tracks" statusCallback=archived/></Start>
            <Connect><Stream url={echo::with(&caller)} name="a"><Parameter name="x" value="y"/></Stream></Connect>
        </Response>
    };
    let public_url: PublicUrl = "https://example.com/hooks".parse().unwrap();
    assert_eq!(
        public_url.absolute(&document),
        concat!(
            r#"<Response><Start><Stream url="wss://example.com/hooks/streams/archive" track="both_tracks""#,
            r#" statusCallback="https://example.com/hooks/archived" statusCallbackMethod="POST"/></Start>"#,
            r#"<Connect><Stream url="wss://example.com/hooks/streams/echo" name="a"><Parameter name="x" value="y"/>"#,
            r#"<Parameter name="name" value="Ann &amp; Bob"/><Parameter name="account" value="7"/>"#,
            r#"<Parameter name="vip" value="true"/></Stream></Connect></Response>"#
        )
    );
}

#[test]
fn a_document_that_names_handlers_alone_is_made_at_compile_time() {
    let document: VoiceResponse = twiml! { <Response><Start><Stream url=archive/></Start></Response> };
    assert_eq!(document.as_str(), r#"<Response><Start><Stream url="/streams/archive"/></Start></Response>"#);
    let local: PublicUrl = "http://localhost:3000".parse().unwrap();
    assert_eq!(
        local.absolute(&document),
        r#"<Response><Start><Stream url="ws://localhost:3000/streams/archive"/></Start></Response>"#
    );
}

#[test]
fn a_conversation_is_named_by_its_handler() {
    let caller = Caller { name: None, account: 8, vip: false };
    let document: VoiceResponse =
        twiml! { <Response><Connect><ConversationRelay url={agent::with(&caller)}/></Connect></Response> };
    assert_eq!(
        document.as_str(),
        concat!(
            r#"<Response><Connect><ConversationRelay url="/relay/agent"><Parameter name="account" value="8"/>"#,
            r#"<Parameter name="vip" value="false"/></ConversationRelay></Connect></Response>"#
        )
    );
}

#[test]
fn a_parameter_that_is_too_long_is_left_out() {
    for (length, written) in [(495, true), (496, false)] {
        let caller = Caller { name: Some("x".repeat(length)), account: 1, vip: false };
        let document: VoiceResponse =
            twiml! { <Response><Connect><Stream url={echo::with(&caller)}/></Connect></Response> };
        assert_eq!(document.as_str().contains("xxx"), written, "{length}");
    }
}

#[derive(Serialize, Deserialize)]
struct Nested {
    caller: Caller,
}

// It is named, and not mounted.
#[allow(dead_code)]
#[media_stream("/streams/nested")]
async fn nested(_call: MediaStream<Nested>) {}

#[test]
fn parameters_that_are_not_flat_are_left_out() {
    let parameters = Nested { caller: Caller { name: None, account: 1, vip: false } };
    let document: VoiceResponse =
        twiml! { <Response><Connect><Stream url={nested::with(&parameters)}/></Connect></Response> };
    assert!(!document.as_str().contains("Parameter"), "{document}");
}

#[test]
fn a_handler_is_listed_drawn_and_checked_as_others() {
    let webhooks: Webhooks<Shop> = webhooks(verifier(PUBLIC_URL));
    let route = webhooks.routes().find(|route| route.name == "echo").unwrap();
    assert_eq!((route.path, route.method, route.attribute), ("/streams/echo", Method::Get, "media_stream"));
    assert_eq!(route.payload, "MediaStream");
    assert_eq!(echo::PATH, "/streams/echo");
    assert_eq!(<echo as StreamHandler>::NAME, "echo");
    let mermaid = webhooks.flow().to_mermaid();
    assert!(mermaid.contains("Stream url") && mermaid.contains("ConversationRelay url"), "{mermaid}");
    let warnings: Vec<_> = webhooks.flow().warnings().map(|warning| warning.to_string()).collect();
    assert!(
        !warnings.iter().any(|warning| warning.contains("echo") || warning.contains("agent")),
        "{warnings:?}"
    );
}

#[voice_webhook("/elsewhere")]
async fn elsewhere(_call: IncomingCall) -> VoiceResponse {
    far_away()
}

fn far_away() -> VoiceResponse {
    twiml! { <Response><Connect><Stream url=missing/></Connect></Response> }
}

// The compiler would say so as well.
#[allow(dead_code)]
#[media_stream("/streams/missing")]
async fn missing(_call: MediaStream) {}

#[test]
fn a_stream_that_is_not_mounted_is_a_dead_link() {
    let webhooks: Webhooks<()> = webhooks![elsewhere].verified_by(verifier(PUBLIC_URL));
    let dead = webhooks.check().unwrap_err().to_string();
    assert!(dead.contains("`<Stream url>` names the handler `missing`"), "{dead}");
}
