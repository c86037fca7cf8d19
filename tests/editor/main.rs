//! What an editor offers and shows while an application is typed, asked of rust-analyzer over its protocol.
//!
//! Without a rust-analyzer, one line says that it is skipped. `SYSROOT_SRC` can name the sources of the standard library. Without them, what
//! depends on its macros is not asked. A case is a text with the cursor at `$0`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops on what it did not expect"
)]

mod completions;
mod file;
mod names;
mod packages;
mod server;

use std::fmt::Write as _;

use file::File;
use packages::Packages;
use server::Server;

/// The application around what is typed.
const APPLICATION: &str = r#"
/// The main menu.
#[voice_webhook("/menu")]
async fn menu(_input: GatherInput) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

/// How the dialling went.
#[voice_webhook("/dialed")]
async fn dialed(_outcome: DialOutcome) -> VoiceResponse {
    twiml! { <Response><Redirect>late</Redirect></Response> }
}

/// Answers when nothing else does.
#[voice_webhook("/late")]
async fn late(_failed: Fallback<IncomingCall>) -> VoiceResponse {
    twiml! { <Response/> }
}

mod ivr {
    use RUNTIME::prelude::*;

    /// When we are there.
    #[voice_webhook("/hours")]
    pub async fn hours(_call: IncomingCall) -> VoiceResponse {
        twiml! { <Response/> }
    }
}
"#;

/// An open file, and what was not as expected.
pub(crate) struct Editor {
    server: Server,
    file: File,
    runtime: &'static str,
    failures: String,
}

impl Editor {
    /// The whole text of the file: the application, and this.
    fn text(&self, typed: &str) -> String {
        format!("use RUNTIME::prelude::*;\n{APPLICATION}\n{typed}\n").replace("RUNTIME", self.runtime)
    }

    fn expect(&mut self, holds: bool, case: &str, found: impl std::fmt::Debug) {
        if !holds {
            let _ = writeln!(self.failures, "{case}\n    {found:?}");
        }
    }
}

/// A handler of calls with this in its document.
fn voice(document: &str) -> String {
    format!(
        "#[voice_webhook(\"/typed\")]\nasync fn typed(call: IncomingCall) -> VoiceResponse {{\n    twiml! {{ {document} }}\n}}"
    )
}

/// A handler of messages with this in its document.
fn sms(document: &str) -> String {
    format!(
        "#[sms_webhook(\"/typed\")]\nasync fn typed(msg: IncomingMessage) -> MessagingResponse {{\n    twiml! {{ {document} }}\n}}"
    )
}

#[test]
fn an_editor_offers_what_is_legal_and_shows_what_it_is() {
    let Some(program) = server::program() else { return };
    let packages = Packages::write();
    let mut server = Server::start(&program, &packages.folder);
    let file = File::open(&mut server, &packages.usual);
    let mut editor = Editor { server, file, runtime: "twiml_runtime", failures: String::new() };
    completions::check(&mut editor);
    names::check(&mut editor);
    let Editor { mut server, failures, .. } = editor;

    let file = File::open(&mut server, &packages.renamed);
    let mut editor = Editor { server, file, runtime: "twilio", failures };
    completions::check_renamed(&mut editor);
    assert!(editor.failures.is_empty(), "{}", editor.failures);
}
