//! The facts that the table of `twiml-schema` is compared with are a copy, so that its tests run anywhere. Where the
//! original is available, the copy agrees with it.

#![allow(clippy::panic, reason = "a test stops on what it did not expect")]

use std::path::Path;

use serde_json::Value;
use twiml_tests::{shared, workspace};

#[test]
fn the_copies_say_what_the_originals_say() {
    let copies = workspace().join("twiml-schema/tests/facts");
    for (copy, original, list) in [
        ("elements.json", "spec/twiml.json", "/elements"),
        ("errors.json", "spec/twiml-errors.json", "/errors"),
        ("languages.json", "spec/languages.json", ""),
        ("voices.json", "spec/voices.json", ""),
    ] {
        let Some(original) = shared(original) else { continue };
        let original = read(&original);
        let facts = original.pointer(list).unwrap_or_else(|| panic!("no {list} beside {copy}"));
        agree(&read(&copies.join(copy)), facts, copy);
    }
}

/// Stops where the copy says something that the original does not. The original may say more.
fn agree(copy: &Value, original: &Value, place: &str) {
    match (copy, original) {
        (Value::Object(copy), Value::Object(original)) => {
            for (name, value) in copy {
                let place = format!("{place} {name}");
                let said = original.get(name).unwrap_or_else(|| panic!("{place} is not in the original"));
                agree(value, said, &place);
            }
        }
        (Value::Array(copy), Value::Array(original)) => {
            assert_eq!(copy.len(), original.len(), "{place}");
            for (index, (item, said)) in copy.iter().zip(original).enumerate() {
                agree(item, said, &format!("{place}[{index}]"));
            }
        }
        _ => assert_eq!(copy, original, "{place}"),
    }
}

fn read(path: &Path) -> Value {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
