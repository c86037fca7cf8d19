//! What a scenario says.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::{env, fs};

use serde::Deserialize;
use serde_json::{Map, Value};
use twiml_phone::Phone;
use twiml_runtime::Verifier;

use crate::application::Application;

/// A scenario.
#[derive(Debug, Deserialize)]
pub struct Scenario {
    pub id: String,
    pub kind: String,
    #[serde(default)]
    pub config: Map<String, Value>,
    pub documents: BTreeMap<String, Value>,
    pub steps: Vec<Map<String, Value>>,
    pub expect: Map<String, Value>,
}

impl Scenario {
    /// A setting that is text.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.config.get(name).and_then(Value::as_str)
    }

    /// The application that answers from its documents, and a phone that calls it.
    pub fn phone(&self) -> (Application, Phone) {
        let application = Application::new(&self.documents);
        let verifier = Verifier::new("a token of the test", "https://app.example").unwrap();
        let phone = Phone::over(application.clone(), verifier);
        if let Some(path) = self.text("debugger") {
            phone.set_debugger(path);
        }
        (application, phone)
    }
}

/// Cases that are not among the scenarios.
const OWN: [&str; 2] = [include_str!("../data/calls.jsonl"), include_str!("../data/messages.jsonl")];

/// Our own cases, and all scenarios, if they are there.
pub fn all() -> Vec<Scenario> {
    let shared = env::var_os("TWIML_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared"), PathBuf::from);
    let file = shared.join("corpus/scenarios.jsonl");
    let lines = fs::read_to_string(&file).unwrap_or_else(|_| {
        eprintln!("skipped: there are no scenarios at {}", file.display());
        String::new()
    });
    OWN.into_iter()
        .flat_map(str::lines)
        .chain(lines.lines())
        .map(|line| serde_json::from_str(line).expect(line))
        .collect()
}
