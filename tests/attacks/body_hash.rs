//! `bodySHA256` moved, doubled, respelled, or without its body.

use super::*;

const OBJECT: &str = r#"{"a":1}"#;

/// The signature of a URL, sent there with a JSON body.
fn with_url(url: &str, method: Method, body: &'static str) -> Result<Verified<Params>, Reason> {
    let verifier = verifier(PUBLIC_URL);
    let request = Request::builder()
        .method(method)
        .uri(target(&verifier, url))
        .header("Content-Type", JSON)
        .header(SIGNATURE, sign_url(&verifier, url));
    verify(&verifier, request, body)
}

fn hash(body: &str) -> String {
    let signed = verifier(PUBLIC_URL).sign_json(URL, body);
    signed.url.split_once('=').unwrap().1.to_owned()
}

#[test]
fn covers_the_body() {
    assert!(with_url(&format!("{URL}?bodySHA256={}", hash(OBJECT)), Method::POST, OBJECT).is_ok());
    assert!(with_url(&format!("{URL}?bodySHA256={}", hash("")), Method::GET, "").is_ok());
}

#[test]
fn without_its_body() {
    for method in [Method::GET, Method::POST, Method::HEAD] {
        for body in [OBJECT, "{}"] {
            let url = format!("{URL}?bodySHA256={}", hash(body));
            assert_eq!(with_url(&url, method.clone(), "").unwrap_err(), Reason::BodyHashMismatch);
        }
    }
}

#[test]
fn twice() {
    for (first, second) in [(OBJECT, OBJECT), (OBJECT, ""), ("", OBJECT)] {
        let url = format!("{URL}?bodySHA256={}&bodySHA256={}", hash(first), hash(second));
        assert_eq!(with_url(&url, Method::POST, OBJECT).unwrap_err(), Reason::BodyHashRepeated);
    }
    let url = format!("{URL}?bodySHA256={}&body%53HA256={}", hash(OBJECT), hash(OBJECT));
    assert_eq!(with_url(&url, Method::POST, OBJECT).unwrap_err(), Reason::BodyHashRepeated);
}

#[test]
fn in_another_place_or_spelling() {
    let right = hash(OBJECT);
    for url in [
        format!("{URL}/bodySHA256={right}"),
        format!("{URL}?bodysha256={right}"),
        format!("{URL}?BODYSHA256={right}"),
        format!("{URL}?x=bodySHA256={right}"),
        format!("{URL}?x;bodySHA256={right}"),
    ] {
        assert_eq!(with_url(&url, Method::POST, OBJECT).unwrap_err(), Reason::BodyUncovered, "{url}");
    }
    for wrong in [
        right.to_uppercase(),
        right[..63].to_owned(),
        format!("{right}0"),
        format!("+{right}"),
        String::new(),
    ] {
        let url = format!("{URL}?bodySHA256={wrong}");
        assert_eq!(with_url(&url, Method::POST, OBJECT).unwrap_err(), Reason::BodyHashMismatch, "{url}");
    }
}

#[test]
fn in_the_url_of_a_form() {
    let verifier = verifier(PUBLIC_URL);
    let url = format!("{URL}?bodySHA256={}", hash(BODY));
    let form = post(target(&verifier, &url), &verifier.sign(&url, PAIRS));
    assert!(verify(&verifier, form, BODY).is_ok());
    assert_eq!(
        refused(post(target(&verifier, &url), &sign_url(&verifier, &url)), BODY),
        Reason::SignatureMismatch
    );
    let wrong = format!("{URL}?bodySHA256={}", hash(""));
    let form = post(target(&verifier, &wrong), &verifier.sign(&wrong, PAIRS));
    assert_eq!(refused(form, BODY), Reason::BodyHashMismatch);
}
