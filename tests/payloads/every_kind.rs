//! A request with every documented parameter, for each kind.

use std::collections::BTreeSet;

use super::*;
use handlers::{KINDS, by_get, by_post};

/// One of the requests in `data/payloads`: a pair a line.
fn complete(path: &str) -> Vec<(String, String)> {
    let file = workspace().join(format!("tests/data/payloads{path}.txt"));
    let text = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    text.lines().map(|line| line.split_once('=').unwrap()).map(|(n, v)| (n.into(), v.into())).collect()
}

/// What a handler should note of a request.
fn expected(parameters: &[&str], pairs: &[(String, String)]) -> Vec<(String, String)> {
    let value = |name: &str| pairs.iter().find(|(n, _)| n == name).unwrap_or_else(|| panic!("no {name}"));
    parameters.iter().map(|name| value(name).clone()).collect()
}

#[test]
fn there_is_a_handler_for_every_request_there_is() {
    let files: BTreeSet<_> = std::fs::read_dir(workspace().join("tests/data/payloads"))
        .unwrap()
        .map(|file| format!("/{}", file.unwrap().path().file_stem().unwrap().display()))
        .collect();
    assert_eq!(files, KINDS.iter().map(|(path, ..)| (*path).to_owned()).collect());
}

#[tokio::test]
async fn each_arrives_by_post() {
    let seen = Seen::default();
    let app = by_post::app(verifier(PUBLIC_URL), seen.clone());
    for (path, _, parameters) in KINDS {
        let pairs = complete(path);
        let status = post_form(&app, path, &pairs).await;
        assert!(status.is_success(), "{path}: {status}");
        assert_eq!(seen.take(), expected(parameters, &pairs), "{path}");
    }
}

#[tokio::test]
async fn each_arrives_by_get() {
    let seen = Seen::default();
    let app = by_get::app(verifier(PUBLIC_URL), seen.clone());
    for (path, _, parameters) in KINDS {
        let pairs = complete(path);
        let status = get(&app, path, &form(&pairs)).await;
        assert!(status.is_success(), "{path}: {status}");
        assert_eq!(seen.take(), expected(parameters, &pairs), "{path}");
    }
}

#[tokio::test]
async fn none_arrives_unsigned() {
    let seen = Seen::default();
    let app = by_post::app(verifier(PUBLIC_URL), seen.clone());
    for (path, ..) in KINDS {
        let request = Request::post(*path).header(CONTENT_TYPE, FORM);
        let status = send(&app, request.body(form(&complete(path)).into()).unwrap()).await;
        assert_eq!(status, StatusCode::FORBIDDEN, "{path}");
        assert!(seen.take().is_empty(), "{path}");
    }
}
