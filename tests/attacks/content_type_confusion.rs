//! A body whose content type is wrong.

use super::*;

const GET_URL: &str = "https://example.com/sms?From=%2B15550001111";

#[test]
fn a_signed_get_replayed_with_a_body() {
    let verifier = verifier(PUBLIC_URL);
    let (target, signature) = (target(&verifier, GET_URL), sign_url(&verifier, GET_URL));
    assert!(verify(&verifier, get(target, &signature), "").is_ok());
    for content_type in ["text/plain", "multipart/form-data; boundary=x", "application/json", "", "nonsense"]
    {
        for method in [Method::POST, Method::PUT, Method::PATCH, Method::DELETE, Method::GET] {
            let request = Request::builder()
                .method(method)
                .uri(target)
                .header("Content-Type", content_type)
                .header(SIGNATURE, &signature);
            assert_eq!(refused(request, "Body=evil"), Reason::BodyUncovered, "{content_type}");
        }
    }
    let untyped = Request::post(target).header(SIGNATURE, &signature);
    assert_eq!(refused(untyped, "Body=evil"), Reason::BodyUncovered);
    assert_eq!(refused(post(target, &signature), "Body=evil"), Reason::SignatureMismatch);
    assert_eq!(refused(get(target, &signature).header("Content-Type", FORM), "Body=evil"), Reason::FormInGet);
}

#[test]
fn a_signed_form_sent_as_json() {
    let request = Request::post("/sms").header("Content-Type", JSON).header(SIGNATURE, signature(URL));
    assert_eq!(refused(request, r#"{"From":"+15550001111","Body":"hi"}"#), Reason::BodyUncovered);
}

#[test]
fn signed_json_sent_as_a_form() {
    let verifier = verifier(PUBLIC_URL);
    let signed = verifier.sign_json(URL, BODY);
    assert_eq!(
        refused(post(target(&verifier, &signed.url), &signed.signature), BODY),
        Reason::SignatureMismatch
    );
}

#[test]
fn two_content_types() {
    let request = post("/sms", &signature(URL)).header("Content-Type", JSON);
    assert_eq!(refused(request, BODY), Reason::HeaderRepeated);
}
