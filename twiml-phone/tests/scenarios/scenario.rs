//! What a scenario says.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::{env, fs};

use serde::Deserialize;
use serde_json::{Map, Value};

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
}

/// All scenarios, if they are there.
pub fn all() -> Option<Vec<Scenario>> {
    let shared = env::var_os("TWIML_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared"), PathBuf::from);
    let file = shared.join("corpus/scenarios.jsonl");
    let Ok(lines) = fs::read_to_string(&file) else {
        eprintln!("skipped: there are no scenarios at {}", file.display());
        return None;
    };
    Some(lines.lines().map(|line| serde_json::from_str(line).expect(line)).collect())
}
