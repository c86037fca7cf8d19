//! What is shown of names, where they lead to, and how they are renamed.

use super::server::sources;
use super::{Editor, voice};

/// What the cursor is on, and what is shown of it.
const SHOWN: &[(&str, &[&str])] = &[
    ("<Response><S$0ay>\"Hi\"</Say></Response>", &["pub mod Say", "Reads text to the caller"]),
    ("<Response><Say>\"Hi\"</S$0ay></Response>", &["pub mod Say", "Reads text to the caller"]),
    ("<Response><Gather><S$0ay>\"Hi\"</Say></Gather></Response>", &["pub mod Say"]),
    (
        "<Response><Gather num$0Digits=1/></Response>",
        &["pub const numDigits", "How many digits end the input"],
    ),
    ("<Response><Record tr$0im=\"trim-silence\"/></Response>", &["pub const trim"]),
    (
        "<Response><Gather action=me$0nu/></Response>",
        &["The main menu.", "`POST /menu`", "receives `GatherInput`"],
    ),
    ("<Response><Redirect>iv$0r::hours</Redirect></Response>", &["mod ivr"]),
    ("<Response><Redirect>ivr::ho$0urs</Redirect></Response>", &["When we are there."]),
    ("<Response><Say>{call.fr$0om}</Say></Response>", &["pub from: Address"]),
];

/// What is shown of attributes by the macros of the standard library.
const SHOWN_BY_MACROS: &[(&str, &[&str])] = &[
    ("<Response><Gather num$0Digits=1/></Response>", &["Integer(1", "digits)", "voice/twiml/gather"]),
    ("<Response><Gather tim$0eout=1/></Response>", &["by default 5"]),
    ("<Response><Record tr$0im=\"trim-silence\"/></Response>", &["OneOf(Trim)"]),
];

/// What is typed, with the cursor on a name, and the lines that say it once the name is `another`.
const RENAMED: &[(&str, &str)] = &[
    (
        "<Response>if true { <Gather action=dia$0led/> } else { <Gather action=dialed timeout=9/> }</Response>",
        "<Response>if true { <Gather action=another/> } else { <Gather action=another timeout=9/> }</Response>",
    ),
    (
        "<Response>if true { <Gather action=dialed/> } else { <Gather action=dia$0led timeout=9/> }</Response>",
        "<Response>if true { <Gather action=another/> } else { <Gather action=another timeout=9/> }</Response>",
    ),
    (
        "<Response><Redirect>match 1 { 0 => dia$0led, 1 => { dialed } _ => late }</Redirect></Response>",
        "<Response><Redirect>match 1 { 0 => another, 1 => { another } _ => late }</Redirect></Response>",
    ),
    // Also in an element that has a mistake.
    (
        "<Response><Gather action=dia$0led/><Gather numDigit=1 action=dialed/></Response>",
        "<Response><Gather action=another/><Gather numDigit=1 action=another/></Response>",
    ),
    (
        "<Response><Gather action=iv$0r::hours/><Redirect>ivr::hours</Redirect></Response>",
        "<Response><Gather action=another::hours/><Redirect>another::hours</Redirect></Response>",
    ),
];

/// The most lines that are shown of anything.
const LINES: usize = 20;

pub(crate) fn check(editor: &mut Editor) {
    let by_macros = if sources().is_some() { SHOWN_BY_MACROS } else { &[] };
    for &(typed, shown) in SHOWN.iter().chain(by_macros) {
        let text = editor.text(&voice(typed));
        let hover = editor.file.hover(&mut editor.server, &text);
        let holds = shown.iter().all(|part| hover.contains(part)) && hover.lines().count() <= LINES;
        editor.expect(holds, typed, hover);
        let definitions = editor.file.definitions(&mut editor.server, &text);
        // Fields of payloads come from a macro of the runtime, which is a second place.
        let is_single = definitions.len() == 1 || typed.contains("call.");
        editor.expect(is_single, typed, definitions);
    }
    // The type of what is made says where it is allowed.
    let text = editor
        .text("fn typed() { let number = twiml! { <Number>\"+15551234567\"</Number> }; drop(num$0ber); }");
    let hover = editor.file.hover(&mut editor.server, &text);
    editor.expect(hover.contains("Fragment<Dial>"), "a fragment", hover);
    for &(typed, expected) in RENAMED {
        let text = editor.text(&voice(typed));
        let renamed = editor.file.rename(&mut editor.server, &text, "another");
        let declared = renamed.contains("async fn another(") || renamed.contains("mod another {");
        editor.expect(
            declared && renamed.contains(expected),
            typed,
            renamed.lines().rev().take(3).collect::<Vec<_>>(),
        );
    }
    // From where it is written down, and from a list.
    for declared in ["async fn dialed(", "webhooks![menu, dialed]"] {
        let typed = voice("<Response><Gather action=dialed/><Gather action=dialed timeout=9/></Response>");
        let text = editor.text(&format!("{typed}\nfn list() {{ let _ = webhooks![menu, dialed]; }}"));
        let text = text.replace(declared, &declared.replace("dialed", "dia$0led"));
        let renamed = editor.file.rename(&mut editor.server, &text, "another");
        editor.expect(
            !renamed.contains("dialed(") && !renamed.contains("=dialed") && !renamed.contains(", dialed]"),
            declared,
            renamed,
        );
    }
}
