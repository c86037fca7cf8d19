//! The handlers at which Twilio begins. What must not compile is in `ui/wrong-entry`.

use twiml_runtime::EntryRole;
use twiml_runtime::prelude::*;
use twiml_tests::signed::{PUBLIC_URL, verifier};

type Call = IncomingCall;
type Update = MessageStatusUpdate;

mod sales {
    use twiml_runtime::prelude::*;

    webhooks! { pub(super) type Sales = [voice]; }

    #[voice_webhook("/sales", entry)]
    async fn voice() -> VoiceResponse {
        twiml! { <Response><Say>"Sales"</Say></Response> }
    }
}

#[sms_webhook("/sms", entry, method = "GET", fallback = sms_fallback)]
async fn sms(_msg: Signed<()>) -> MessagingResponse {
    twiml! { <Response/> }
}

#[sms_webhook("/sms-fallback")]
async fn sms_fallback(_failed: Fallback<IncomingMessage>) -> MessagingResponse {
    twiml! { <Response/> }
}

#[voice_webhook("/voice", deadline = (5s, later), entry)]
async fn voice(_call: Call) -> VoiceResponse {
    twiml! { <Response><Gather numDigits=1 action=menu><Say>"Press 1."</Say></Gather></Response> }
}

fn later() -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

#[voice_webhook("/menu")]
async fn menu(_input: GatherInput) -> VoiceResponse {
    twiml! { <Response><Redirect>voice</Redirect></Response> }
}

#[status_callback("/call-status", entry)]
async fn call_status(_update: CallStatusUpdate) {}

#[status_callback("/message-status", entry)]
async fn message_status(_update: Update) {}

fn all() -> Webhooks<()> {
    webhooks![sms, sms_fallback, voice, menu, call_status, message_status].verified_by(verifier(PUBLIC_URL))
}

#[test]
fn entries_are_listed_with_their_fallbacks() {
    let entries: Vec<_> = all()
        .entries()
        .map(|entry| (entry.role, entry.handler.path, entry.fallback.map(|fallback| fallback.path)))
        .collect();
    assert_eq!(
        entries,
        [
            (EntryRole::Message, "/sms", Some("/sms-fallback")),
            (EntryRole::Call, "/voice", None),
            (EntryRole::CallStatus, "/call-status", None),
            (EntryRole::MessageStatus, "/message-status", None),
        ]
    );
    assert_eq!(all().entries().next().unwrap().handler.method, Method::Get);
}

/// Each is mounted by itself.
#[test]
fn lists_apart_have_entries_of_their_own() {
    let sales: Webhooks<()> = webhooks![..sales::Sales].verified_by(verifier(PUBLIC_URL));
    assert_eq!(sales.entries().map(|entry| entry.handler.path).collect::<Vec<_>>(), ["/sales"]);
    assert!(all().entries().any(|entry| entry.handler.path == "/voice"));
}

#[test]
fn the_flow_draws_what_begins_at_an_entry() {
    let webhooks: Webhooks<()> = webhooks![voice, menu].verified_by(verifier(PUBLIC_URL));
    assert_eq!(
        webhooks.flow().to_mermaid(),
        r#"flowchart LR
    h0(["voice<br/>POST /voice"])
    h1["menu<br/>POST /menu"]
    begin0(("calls")) --> h0
    h0 -->|"Gather action"| h1
    h1 -->|"Redirect"| h0
"#
    );
    assert_eq!(
        webhooks.flow().to_dot(),
        r#"digraph webhooks {
    rankdir=LR;
    node [shape=box];
    h0 [label="voice\nPOST /voice", peripheries=2];
    h1 [label="menu\nPOST /menu"];
    begin0 [label="calls", shape=ellipse];
    begin0 -> h0;
    h0 -> h1 [label="Gather action"];
    h1 -> h0 [label="Redirect"];
}
"#
    );
    assert!(webhooks.flow().to_string().starts_with("voice: POST /voice, IncomingCall, entry for calls\n"));
}

mod undeclared {
    use twiml_runtime::prelude::*;

    #[voice_webhook("/voice", fallback = sorry)]
    pub(super) async fn voice(_call: IncomingCall) -> VoiceResponse {
        twiml! { <Response><Gather numDigits=1 action=menu><Say>"Press 1."</Say></Gather></Response> }
    }

    #[voice_webhook("/menu")]
    pub(super) async fn menu(input: GatherInput) -> VoiceResponse {
        match input.answer() {
            Answer::Digits("1") => twiml! { <Response><Redirect>goodbye</Redirect></Response> },
            _ => twiml! { <Response><Redirect>voice</Redirect></Response> },
        }
    }

    /// It is named by `menu`.
    #[voice_webhook("/goodbye")]
    pub(super) async fn goodbye(_call: IncomingCall) -> VoiceResponse {
        twiml! { <Response><Hangup/></Response> }
    }

    #[voice_webhook("/sorry")]
    pub(super) async fn sorry(_failed: Fallback<IncomingCall>) -> VoiceResponse {
        twiml! { <Response><Hangup/></Response> }
    }

    /// It has no one address.
    #[voice_webhook("/lines/{line}")]
    pub(super) async fn line(_call: IncomingCall, Path(_line): Path<u32>) -> VoiceResponse {
        twiml! { <Response><Hangup/></Response> }
    }

    #[voice_webhook("/anything")]
    pub(super) async fn anything() -> VoiceResponse {
        twiml! { <Response><Hangup/></Response> }
    }

    #[status_callback("/recorded")]
    pub(super) async fn recorded(_update: RecordingStatusUpdate) {}

    #[status_callback("/message-status")]
    pub(super) async fn message_status(_update: MessageStatusUpdate) {}

    #[status_callback("/message-status-by-get", method = "GET")]
    pub(super) async fn message_status_by_get(_update: MessageStatusUpdate) {}

    /// It could be the status of either.
    #[status_callback("/any-status")]
    pub(super) async fn any_status() {}
}

#[test]
fn candidates_take_what_arrives_there_and_nothing_else_names_them() {
    use undeclared::*;
    let webhooks: Webhooks<()> = webhooks![
        anything,
        voice,
        menu,
        goodbye,
        sorry,
        line,
        recorded,
        message_status,
        message_status_by_get,
        any_status
    ]
    .verified_by(verifier(PUBLIC_URL));
    let candidates = |role| webhooks.entry_candidates(role).map(|handler| handler.name).collect::<Vec<_>>();
    assert_eq!(candidates(EntryRole::Call), ["anything", "voice"]);
    assert_eq!(candidates(EntryRole::MessageStatus), ["message_status"]);
    assert!(candidates(EntryRole::Message).is_empty());
    assert!(candidates(EntryRole::CallStatus).is_empty());
    assert_eq!(webhooks.entries().count(), 0);
}

#[test]
fn what_is_declared_is_no_candidate() {
    for role in EntryRole::ALL {
        assert_eq!(all().entry_candidates(role).count(), 0, "{role}");
    }
}
