//! What is offered.

use super::{Editor, sms, voice};

/// What is typed in a handler of calls, what is offered among the first, and what is not offered.
const IN_CALLS: &[(&str, &[&str], &[&str])] = &[
    // Elements: what is legal, and nothing else.
    ("<$0", &["Response"], &["Application"]),
    ("<Re$0", &["Response"], &[]),
    ("<Response><$0</Response>", &["Annotate", "Connect", "Dial"], &["Body", "MessagingResponse"]),
    ("<Response><$0", &["Annotate", "Connect", "Dial"], &[]),
    ("<Response><Sa$0</Response>", &["Say"], &[]),
    ("<Response><Sa$0<Hangup/></Response>", &["Say"], &[]),
    ("<Response>if true { <$0 }</Response>", &["Annotate", "Connect", "Dial"], &[]),
    ("<Response>for x in y { <Sa$0 }</Response>", &["Say"], &[]),
    ("<Response>match x { Some(y) => <Sa$0 None => {} }</Response>", &["Say"], &[]),
    ("<Response><Gather><$0</Gather></Response>", &["Pause", "Play", "Say"], &["Dial", "Response"]),
    ("<Response><Dial><$0</Dial></Response>", &["Application", "Client", "Conference"], &["Say"]),
    ("<Response><Say><$0</Say></Response>", &["break", "emphasis", "lang"], &["Gather"]),
    ("<Response><Refer><$0</Refer></Response>", &["Sip"], &["ReferSip"]),
    ("<Response><Gather><Sa$0</Dial></Response>", &["Say"], &[]),
    ("<Response><Say>Hello there</Say><Ga$0</Response>", &["Gather"], &[]),
    // Where nothing that is legal begins so, everything.
    ("<Response><Gather><Di$0</Gather></Response>", &["Dial"], &[]),
    // Attributes.
    ("<Response><Say $0</Response>", &["language", "loop", "rate"], &["Say"]),
    ("<Response><Say $0/></Response>", &["language", "loop", "rate"], &["Say"]),
    ("<Response><Say $0>\"Hi\"</Say></Response>", &["language", "loop", "rate"], &["Say"]),
    ("<Response><Say vo$0>\"Hi\"</Say></Response>", &["voice"], &[]),
    ("<Response><Gather numDigits=1 $0 action=menu/></Response>", &["action"], &["Say"]),
    ("<Response><Gather numDigits=1 ti$0 action=menu/></Response>", &["timeout"], &[]),
    // Closing tags.
    ("<Response><Say>\"Hi\"</$0</Response>", &["Say"], &["Response"]),
    ("<Response><Say>\"Hi\"</S$0", &["Say"], &[]),
    ("<Response><Hangup/></$0", &["Response"], &["Hangup"]),
    // Handlers.
    ("<Response><Gather action=me$0/></Response>", &["menu"], &[]),
    ("<Response><Gather action=ivr::$0/></Response>", &["hours"], &["menu"]),
    ("<Response><Gather action=ivr::$0 timeout=5/></Response>", &["hours"], &["menu"]),
    ("<Response><Redirect>ivr::$0</Redirect></Response>", &["hours"], &["menu"]),
    ("<Response><Redirect>la$0</Redirect></Response>", &["late"], &[]),
    // Words of Rust in place of a value.
    ("<Response><Record playBeep=tr$0/></Response>", &["true"], &[]),
    ("<Response><Record timeout=$0/></Response>", &[], &["menu"]),
    // Rust.
    ("<Response><Say>{call.fr$0}</Say></Response>", &["from"], &[]),
    ("<Response><Say>{call.fr$0}</Sy></Response>", &["from"], &[]),
    ("<Response><Syay>{call.fr$0}</Syay></Response>", &["from"], &[]),
    ("<Response><Say>{ca$0}</Say></Response>", &["call"], &[]),
    ("<Response>if call.fr$0 </Response>", &["from"], &[]),
    ("<Response>if call.fr$0 { <Hangup/> }</Response>", &["from"], &[]),
    ("<Response>if let Some(x) = call.fr$0 </Response>", &["from"], &[]),
    ("<Response>for x in call.fr$0 </Response>", &["from"], &[]),
    ("<Response>match call.call_st$0 </Response>", &["call_status"], &[]),
    ("<Response>match call.call_status { CallSta$0 }</Response>", &["CallStatus::Queued"], &[]),
    ("<Response>let x = call.fr$0 <Hangup/></Response>", &["from"], &[]),
    ("<Response>let x = call.fr$0; <Hangup/></Response>", &["from"], &[]),
];

const IN_MESSAGES: &[(&str, &[&str], &[&str])] = &[
    ("<$0", &["Message", "Redirect", "Response"], &["Say", "Gather"]),
    ("<Response><$0</Response>", &["Message", "Redirect"], &["Say", "Gather"]),
    ("<Response><Message><$0</Message></Response>", &["Body", "Media"], &["Say"]),
];

/// What is typed outside of documents.
const ELSEWHERE: &[(&str, &[&str], &[&str])] = &[
    ("fn typed() -> Fragment<tags::Response> { twiml! { <Sa$0 } }", &["Say"], &[]),
    (
        "#[voice_webhook(\"/x\", $0)]\nasync fn typed() -> VoiceResponse {}",
        &["allow", "deadline", "entry"],
        &[],
    ),
    ("#[voice_webhook(\"/x\", fa$0)]\nasync fn typed() -> VoiceResponse {}", &["fallback"], &[]),
    ("#[status_callback(\"/x\", $0)]\nasync fn typed() {}", &["allow", "deadline", "entry"], &["fallback"]),
    ("#[voice_webhook(\"/x\", fallback = la$0)]\nasync fn typed() -> VoiceResponse {}", &["late"], &[]),
    (
        "#[voice_webhook(\"/x\", fallback = ivr::$0)]\nasync fn typed() -> VoiceResponse {}",
        &["hours"],
        &["late"],
    ),
    ("fn typed() { let _ = webhooks![menu, dia$0]; }", &["dialed"], &[]),
    ("fn typed() { let _ = webhooks![menu, ivr::$0]; }", &["hours"], &["menu"]),
    ("fn typed() { let _ = webhooks![menu dia$0]; }", &["dialed"], &[]),
    ("webhooks! { type Typed = [menu, ivr::$0]; }", &["hours"], &["menu"]),
];

/// What is offered is legal where the dependency has another name, too.
const RENAMED: &[(&str, &[&str], &[&str])] = &[
    ("<Response><$0</Response>", &["Annotate", "Connect", "Dial"], &["Body"]),
    ("<Response><Say vo$0>\"Hi\"</Say></Response>", &["voice"], &[]),
    ("<Response><Gather action=ivr::$0/></Response>", &["hours"], &["menu"]),
    ("<Response><Say>{call.fr$0}</Say></Response>", &["from"], &[]),
];

/// What is written for a name that is a keyword or not an identifier.
const INSERTED: &[(&str, &str, &str)] = &[
    ("<Response><Say lo$0>\"Hi\"</Say></Response>", "loop", "r#loop"),
    ("<Response><Say><bre$0</Say></Response>", "break", "r#break"),
    ("<Response><Say><say_$0</Say></Response>", "say_as", "say_as"),
    ("<Response><Say><say-as inter$0>\"1\"</say-as></Say></Response>", "interpret_as", "interpret_as"),
    ("<Response><Say><lang xml$0>\"1\"</lang></Say></Response>", "xml_lang", "xml_lang"),
];

pub(crate) fn check(editor: &mut Editor) {
    let cases = IN_CALLS.iter().map(|&(typed, first, not)| (voice(typed), first, not));
    let cases = cases.chain(IN_MESSAGES.iter().map(|&(typed, first, not)| (sms(typed), first, not)));
    let cases = cases.chain(ELSEWHERE.iter().map(|&(typed, first, not)| (typed.to_owned(), first, not)));
    for (typed, first, not) in cases {
        check_case(editor, &typed, first, not);
    }
    for &(typed, label, inserted) in INSERTED {
        let text = editor.text(&voice(typed));
        let offered = editor.file.complete(&mut editor.server, &text);
        let holds = offered.iter().any(|offered| offered.label == label && offered.inserted == inserted);
        editor.expect(holds, typed, offered);
    }
}

pub(crate) fn check_renamed(editor: &mut Editor) {
    for &(typed, first, not) in RENAMED {
        check_case(editor, &voice(typed), first, not);
    }
}

fn check_case(editor: &mut Editor, typed: &str, first: &[&str], not: &[&str]) {
    let text = editor.text(typed);
    let offered = editor.file.complete(&mut editor.server, &text);
    let labels: Vec<_> = offered.iter().map(|offered| offered.label.as_str()).collect();
    // `Response` is one of many that begin a document or a fragment, and the order is that of the alphabet.
    let places = if first.contains(&"Response") { labels.len() } else { 3 };
    let holds = first.iter().all(|name| labels.iter().take(places).any(|label| label == name))
        && !not.iter().any(|name| labels.contains(name));
    let shown: Vec<_> = labels.iter().take(12).map(|&label| label.to_owned()).collect();
    editor.expect(holds, typed, shown);
}
