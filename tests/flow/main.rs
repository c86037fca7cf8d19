//! The graph of mounted handlers, and what is said about it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops on what it did not expect")]

mod answers;
mod functions;
mod warnings;

use twiml_runtime::prelude::*;
use twiml_tests::client::{CALL, Twilio, run};
use twiml_tests::log::captured;
use twiml_tests::signed::{PUBLIC_URL, verifier};

#[voice_webhook("/voice", fallback = sorry)]
async fn voice(_call: IncomingCall) -> VoiceResponse {
    twiml! {
        <Response>
            <Gather numDigits=1 action=menu><Say>"Press 1 for sales."</Say></Gather>
            <Redirect>voice</Redirect>
        </Response>
    }
}

#[voice_webhook("/menu")]
async fn menu(input: GatherInput) -> VoiceResponse {
    match input.answer() {
        Answer::Digits("1") => twiml! { <Response><Dial action=dialed>"+15551234567"</Dial></Response> },
        Answer::Digits(_) | Answer::Speech { .. } | Answer::Nothing => {
            twiml! { <Response><Redirect>voice</Redirect></Response> }
        }
    }
}

#[voice_webhook("/dialed", method = "GET")]
async fn dialed(_outcome: DialOutcome) -> VoiceResponse {
    twiml! { <Response/> }
}

#[voice_webhook("/sorry")]
async fn sorry(_failed: Fallback<IncomingCall>) -> VoiceResponse {
    twiml! { <Response><Say>"Something went wrong."</Say></Response> }
}

#[status_callback("/status")]
async fn status(_update: CallStatusUpdate) {}

fn call() -> Webhooks<()> {
    webhooks![voice, menu, dialed, sorry, status].verified_by(verifier(PUBLIC_URL))
}

/// What is logged while webhooks become a router, and while the requests to it are served.
fn log_of(webhooks: Webhooks<()>, requests: &[&str]) -> String {
    let ((), log) = captured(|| {
        let twilio = Twilio::calling(webhooks.into_router(), verifier(PUBLIC_URL));
        for path in requests {
            run(twilio.post(path, &CALL)).twiml();
        }
    });
    log
}

fn warnings(webhooks: &Webhooks<()>) -> Vec<String> {
    webhooks.flow().warnings().map(|warning| warning.to_string()).collect()
}

#[test]
fn edges_say_where_a_handler_is_named() {
    let edges: Vec<_> = call()
        .flow()
        .edges()
        .map(|edge| (edge.from.name, edge.via.element(), edge.via.attribute(), edge.to.name))
        .collect();
    assert_eq!(
        edges,
        [
            ("voice", Some("Gather"), Some("action"), "menu"),
            ("voice", Some("Redirect"), None, "voice"),
            ("voice", None, None, "sorry"),
            ("menu", Some("Dial"), Some("action"), "dialed"),
            ("menu", Some("Redirect"), None, "voice"),
        ]
    );
}

#[test]
fn a_flow_is_readable() {
    assert_eq!(
        call().flow().to_string(),
        "\
voice: POST /voice, IncomingCall, entry point
    <Gather action> -> menu
    <Redirect> -> voice
    fallback -> sorry
menu: POST /menu, GatherInput
    <Dial action> -> dialed
    <Redirect> -> voice
dialed: GET /dialed, DialOutcome
sorry: POST /sorry, Fallback
status: POST /status, CallStatusUpdate, entry point
"
    );
}

mod tenants {
    use twiml_runtime::prelude::*;

    pub(crate) mod other {
        use twiml_runtime::prelude::*;

        /// Has the name of another handler.
        #[voice_webhook("/tenants/{tenant}/greet")]
        pub(crate) async fn greet(_call: IncomingCall, Path(_tenant): Path<String>) -> VoiceResponse {
            twiml! { <Response><Say>"Hello"</Say></Response> }
        }
    }

    #[voice_webhook("/greet", fallback = sorry)]
    pub(crate) async fn greet(_call: IncomingCall) -> VoiceResponse {
        twiml! { <Response><Record action=recorded/></Response> }
    }

    #[voice_webhook("/recorded")]
    pub(crate) async fn recorded(_message: RecordedMessage) -> VoiceResponse {
        twiml! { <Response><Redirect>greet</Redirect></Response> }
    }

    #[voice_webhook("/sorry")]
    pub(crate) async fn sorry(_failed: Fallback<IncomingCall>) -> VoiceResponse {
        twiml! { <Response><Say>"Sorry"</Say></Response> }
    }
}

#[test]
fn drawings_mark_entry_points_and_fallbacks_and_tell_namesakes_apart() {
    let webhooks: Webhooks<()> =
        webhooks![tenants::greet, tenants::other::greet, tenants::recorded, tenants::sorry,]
            .verified_by(verifier(PUBLIC_URL));
    assert_eq!(
        webhooks.flow().to_mermaid(),
        r#"flowchart LR
    h0(["greet<br/>POST /greet"])
    h1(["greet<br/>POST /tenants/{tenant}/greet"])
    h2["recorded<br/>POST /recorded"]
    h3["sorry<br/>POST /sorry"]
    h0 -->|"Record action"| h2
    h0 -.->|"fallback"| h3
    h2 -->|"Redirect"| h0
"#
    );
    assert_eq!(
        webhooks.flow().to_dot(),
        r#"digraph webhooks {
    rankdir=LR;
    node [shape=box];
    h0 [label="greet\nPOST /greet", peripheries=2];
    h1 [label="greet\nPOST /tenants/{tenant}/greet", peripheries=2];
    h2 [label="recorded\nPOST /recorded"];
    h3 [label="sorry\nPOST /sorry"];
    h0 -> h2 [label="Record action"];
    h0 -> h3 [label="fallback", style=dashed];
    h2 -> h0 [label="Redirect"];
}
"#
    );
    assert!(webhooks.flow().to_string().contains("    <Redirect> -> greet (/greet)\n"));
}

#[test]
fn ordinary_flows_cause_no_warnings() {
    assert_eq!(warnings(&call()), [""; 0]);
    assert!(!log_of(call(), &["/voice"]).contains("WARN"));
}
