//! Real requests, read where they are kept, beside the workspace.

use serde_json::Map;

use super::*;

#[derive(serde::Deserialize)]
struct Captured {
    kind: String,
    params: Option<Map<String, Value>>,
}

#[test]
fn every_real_request_is_read_and_nothing_of_it_is_lost() {
    let folder = workspace().join("../shared/corpus/payloads");
    let Ok(files) = std::fs::read_dir(&folder) else {
        println!("skipped: no payloads at {}", folder.display());
        return;
    };
    let mut count = 0;
    for path in
        files.map(|file| file.unwrap().path()).filter(|path| path.extension().is_some_and(|e| e == "json"))
    {
        let name = path.display();
        let captured: Captured = serde_json::from_str(&std::fs::read_to_string(&path).unwrap())
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        let Some(sent) = captured.params else { continue };
        let request: Vec<_> =
            sent.iter().map(|(name, value)| (name.clone(), value.as_str().unwrap().into())).collect();
        let read = read(&captured.kind, &request)
            .unwrap_or_else(|| panic!("{name}: no payload for {}", captured.kind))
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        for (parameter, value) in request.iter().filter(|(_, value)| !value.is_empty()) {
            let left_over = read.others.iter().any(|other| other == &(parameter.clone(), value.clone()));
            assert!(left_over || shows(&read.json, value), "{name}: {parameter} is lost in {:#}", read.json);
        }
        let unexpected: Vec<_> = read
            .others
            .iter()
            .filter(|(name, _)| !matches!(name.as_str(), "call" | "menu_id" | "uuid" | "InstanceId"))
            .collect();
        assert!(unexpected.is_empty(), "{name}: no field for {unexpected:?}");
        count += 1;
    }
    assert!(count > 30, "only {count} payloads at {}", folder.display());
}
