//! Documents that people have written: each executes without a panic, and its events name every verb in it.
//!
//! They are those of `$TWIML_SHARED/corpus/twiml`, or of `../shared` beside the workspace.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops on what it did not expect"
)]

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::time::Duration;
use std::{env, fs};

use http::Response;
use http::header::CONTENT_TYPE;
use twiml_phone::machine::HttpRequest;
use twiml_phone::transcript::{Event, What};
use twiml_phone::{Callee, Carried, Carrying, Phone, Transport};
use twiml_runtime::Verifier;

/// Answers the first request with a document, and each other one with the end of the call.
struct Once(String);

impl Transport for Once {
    fn carry(&self, request: HttpRequest) -> Carrying<'_> {
        let body = if request.uri().path() == "/the/document" {
            self.0.clone()
        } else {
            "<Response><Hangup/></Response>".to_owned()
        };
        let response = Response::builder().header(CONTENT_TYPE, "text/xml").body(body.into()).unwrap();
        Box::pin(async { Carried::from(Ok(response)) })
    }
}

fn verbs_of(document: &str) -> BTreeSet<String> {
    let read = twiml_xml::read(document.trim_start()).unwrap();
    read.root().unwrap().elements().map(|verb| verb.name.clone()).collect()
}

fn phone(document: &str) -> Phone {
    let verifier = Verifier::new("a token of the test", "https://app.example").unwrap();
    Phone::over(Once(document.trim_start().to_owned()), verifier)
}

/// Of these verbs, those that no event names.
fn unnamed(mut verbs: BTreeSet<String>, events: Vec<Event>) -> BTreeSet<String> {
    for event in events {
        match event.what {
            What::Document { elements } => verbs.retain(|verb| !elements.contains(verb)),
            What::Verb { name } => _ = verbs.remove(&name),
            // What is not TwiML is named by its warning.
            What::Raised(raised) => verbs.retain(|verb| !raised.text.contains(&format!("<{verb}>"))),
            _ => {}
        }
    }
    verbs
}

/// The verbs of a document that nothing names, when it answers a message.
fn unnamed_in_a_message(document: &str) -> BTreeSet<String> {
    let phone = phone(document);
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    // Most documents are for calls, and what is in them is refused one by one. Some have nothing that can be sent.
    _ = runtime.block_on(async { phone.text("/the/document", "hello").await });
    unnamed(verbs_of(document), phone.transcript().events())
}

/// The verbs of a document that nothing names, after a caller has waited for a day, and pressed and said what there was to press and say.
fn unnamed_in_a_call(document: &str) -> BTreeSet<String> {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let call = runtime.block_on(async {
        let phone = phone(document);
        let call = phone.call("/the/document").start().await;
        _ = call.press("1").await;
        _ = call.say("yes").await;
        _ = call.callee(Callee::answers()).await;
        call.wait_for(Duration::from_secs(10)).await;
        _ = call.wait().await;
        _ = call.hang_up().await;
        assert!(call.is_over(), "{call}");
        call
    });
    unnamed(verbs_of(document), call.events())
}

#[test]
fn documents_execute_and_name_their_verbs() {
    let shared = env::var_os("TWIML_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared"), PathBuf::from);
    let folder = shared.join("corpus/twiml");
    let Ok(files) = fs::read_dir(&folder) else {
        eprintln!("skipped: there are no documents at {}", folder.display());
        return;
    };
    let mut wrong = Vec::new();
    let files = files.map(|file| file.unwrap().path());
    for file in files.filter(|file| file.extension().is_some_and(|extension| extension == "xml")) {
        let document = fs::read_to_string(&file).unwrap();
        for play in [unnamed_in_a_call, unnamed_in_a_message] {
            match catch_unwind(AssertUnwindSafe(|| play(&document))) {
                Ok(unnamed) if unnamed.is_empty() => {}
                Ok(unnamed) => wrong.push(format!("{}: {unnamed:?}", file.display())),
                Err(_) => wrong.push(format!("{}: it panics", file.display())),
            }
        }
    }
    assert!(wrong.is_empty(), "{} documents:\n{}", wrong.len(), wrong.join("\n"));
}
