//! Real requests, read where they are kept, beside the workspace.

use serde::Deserialize;
use serde_json::{Map, Value};
use twiml_runtime::prelude::*;

use super::*;
use handlers::{KINDS, by_get, by_post};

#[derive(Deserialize)]
struct Captured {
    kind: String,
    method: String,
    /// A form, as it was sent.
    raw: Option<String>,
    #[serde(default)]
    params: Map<String, Value>,
    /// JSON.
    body: Option<Value>,
}

/// Whatever comes as JSON.
#[status_callback("/json")]
async fn any_json(Signed(body): Signed<Value>, State(seen): State<Seen>) {
    seen.note([("", body.to_string())]);
}

#[tokio::test]
async fn every_real_request_arrives() {
    let folder = workspace().join("../shared/corpus/payloads");
    let Ok(files) = std::fs::read_dir(&folder) else {
        println!("skipped: no payloads at {}", folder.display());
        return;
    };
    let seen = Seen::default();
    let apps = [by_post::app, by_get::app].map(|app| app(verifier(PUBLIC_URL), seen.clone()));
    let json_app =
        webhooks![any_json].verified_by(verifier(PUBLIC_URL)).into_router().with_state(seen.clone());

    let (mut forms, mut jsons) = (0, 0);
    for file in
        files.map(|file| file.unwrap().path()).filter(|file| file.extension().is_some_and(|e| e == "json"))
    {
        let name = file.display();
        let captured: Captured = serde_json::from_str(&std::fs::read_to_string(&file).unwrap())
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        if let Some(body) = captured.body {
            let status = post_json(&json_app, any_json::PATH, &body.to_string()).await;
            assert_eq!(status, StatusCode::NO_CONTENT, "{name}");
            assert_eq!(seen.take(), [(String::new(), body.to_string())], "{name}");
            jsons += 1;
            continue;
        }
        let raw = captured.raw.unwrap_or_else(|| panic!("{name}: neither a form nor JSON"));
        let (path, _, parameters) = KINDS
            .iter()
            .find(|(path, ..)| path.strip_prefix('/') == Some(&captured.kind))
            .unwrap_or_else(|| panic!("{name}: no handler for {}", captured.kind));
        let status = match captured.method.as_str() {
            "GET" => get(&apps[1], path, &raw).await,
            _ => post_body(&apps[0], path, raw).await,
        };
        assert!(status.is_success(), "{name}: {status}");
        let sent = |parameter: &str| captured.params.get(parameter).and_then(Value::as_str);
        let noted = seen.take();
        assert_eq!(noted.len(), parameters.len(), "{name}");
        for (at, (parameter, value)) in noted.iter().enumerate() {
            let absent = at > 0 && sent(parameter).is_none_or(str::is_empty);
            assert!(absent || sent(parameter) == Some(value), "{name}: {parameter} is {value}");
        }
        forms += 1;
    }
    assert!(forms > 30 && jsons > 0, "only {forms} forms and {jsons} of JSON at {}", folder.display());
}
