//! Parameters and bodies that do not arrive as they were sent.

use super::*;

#[tokio::test]
async fn a_body_that_is_read_earlier_or_later() {
    #[derive(serde::Deserialize)]
    #[serde(rename_all = "PascalCase")]
    struct Message {
        body: String,
    }
    // Anything that reads the body behind the layer gets all of it.
    let handler = async |params: Verified<Params>, form: Form<Message>| {
        assert_eq!(params.get("Body"), Some(form.body.as_str()));
    };
    let verifier = verifier(PUBLIC_URL);
    let signature = verifier.sign("https://example.com/sms", PAIRS);
    let app = Router::new().route("/sms", on_post(handler)).layer(VerifyLayer::new(verifier.clone()));
    let answer = send(&app, post("/sms", &signature), BODY).await;
    assert_eq!(answer.status, StatusCode::OK);

    // Something in front took it.
    let log = refusal(&verifier, post("/sms", &signature), "");
    assert!(log.contains("body=\"none\""), "{log}");
}

#[test]
fn parameters_trimmed_on_the_way() {
    let log = |signed: &str, received: &str| {
        let verifier = verifier(PUBLIC_URL);
        let signature = verifier.sign("https://example.com/sms", [("Body", signed)]);
        refusal(&verifier, post("/sms", &signature), received)
    };
    assert!(log("secret", "Body=secret+").contains("whitespace around the values"));
    assert!(log("secret\n", "Body=secret%0D%0A").contains("line breaks of one"));
    assert!(log("secret\r\n", "Body=secret%0A").contains("line breaks of two"));
    assert!(log("+1 secret", "Body=+1+secret").contains("with the + of numbers"));
    assert!(log("+1 secret", "Body=%252B1%2520secret").contains("decoded twice"));
    let verifier = verifier(PUBLIC_URL);
    let signature = verifier.sign("https://example.com/sms", [("Body", " hi\r\n")]);
    let params = verify(&verifier, post("/sms", &signature), "Body=+hi%0D%0A").unwrap();
    assert_eq!(params.get("Body"), Some(" hi\r\n"));
}

#[test]
fn parameters_of_a_get_signed_again() {
    let verifier = verifier(PUBLIC_URL);
    let target = "/sms?Body=top+secret";
    let signature = verifier.sign(format!("{PUBLIC_URL}{target}"), [("Body", "top secret")]);
    let log = refusal(&verifier, get(target, &signature), "");
    assert!(log.contains("signed a second time"), "{log}");
    assert!(log.contains("/sms?Body=…"), "{log}");
}

#[test]
fn empty_parameters_are_signed() {
    let verifier = verifier(PUBLIC_URL);
    let signature = verifier.sign("https://example.com/sms", [("FromCity", ""), ("Digits", "")]);
    for body in ["FromCity=&Digits=", "FromCity&Digits", "Digits=&&FromCity="] {
        let params = verify(&verifier, post("/sms", &signature), body).unwrap();
        assert_eq!((params.get("FromCity"), params.get("Body")), (Some(""), None));
    }
    assert!(verify(&verifier, post("/sms", &signature), "FromCity=").is_err());
}

#[test]
fn repeated_names_are_kept() {
    let verifier = verifier(PUBLIC_URL);
    let signature = verifier.sign("https://example.com/sms", [("D", "2"), ("D", "10"), ("D", "2")]);
    let params = verify(&verifier, post("/sms", &signature), "D=2&D=10&D=2").unwrap();
    assert_eq!(params.get_all("D").collect::<Vec<_>>(), ["2", "10", "2"]);
}

#[test]
fn only_names_are_sorted() {
    let verifier = verifier(PUBLIC_URL);
    let pairs = [("ReasonConferenceEnded", "a"), ("Reason", "z"), ("reason", "b")];
    let signature = verifier.sign("https://example.com/sms", pairs);
    assert!(verify(&verifier, post("/sms", &signature), "reason=b&Reason=z&ReasonConferenceEnded=a").is_ok());
}

#[test]
fn names_are_kept_as_they_are() {
    let verifier = verifier(PUBLIC_URL);
    for name in ["MessagingBinding.Address", "a b", "a[]", "a[b]", "<x>", "__proto__", ""] {
        let signature = verifier.sign("https://example.com/sms", [(name, "1")]);
        let body = format!("{}=1", name.replace(' ', "+"));
        let params = verify(&verifier, post("/sms", &signature), body).unwrap();
        assert_eq!(params.get(name), Some("1"));
    }
}

/// A signed POST of JSON.
fn json(verifier: &Verifier, body: &str) -> Builder {
    post_json(verifier, "https://example.com/flow?x=1", body)
}

#[test]
fn a_json_body_written_anew() {
    let verifier = verifier(PUBLIC_URL);
    let body = r#"{"Body": "top secret"}"#;
    let params = verify(&verifier, json(&verifier, body), body.to_owned()).unwrap();
    assert_eq!(params.json(), Some(body.as_bytes()));
    for (changed, says) in [
        (format!("{body}\n"), "whitespace around the body"),
        (body.replace(": ", ":"), "parses it and writes it again"),
        (String::new(), "the body is missing"),
    ] {
        let log = refusal(&verifier, json(&verifier, body), &changed);
        assert!(log.contains(says), "{log}");
    }
}

#[tokio::test]
async fn a_json_body_behind_the_layer() {
    let verifier = verifier(PUBLIC_URL);
    let body = r#"{"Body": "hi"}"#;
    let request = json(&verifier, body);
    let handler = async |params: Verified<Params>, Json(value): Json<serde_json::Value>| {
        assert_eq!(params.deserialize::<serde_json::Value>().unwrap(), value);
    };
    let app = Router::new().route("/flow", on_post(handler)).layer(VerifyLayer::new(verifier));
    assert_eq!(send(&app, request, body).await.status, StatusCode::OK);
}

#[test]
fn a_json_body_that_nobody_checks() {
    let verifier = verifier(PUBLIC_URL);
    let signature = sign_url(&verifier, "https://example.com/flow");
    let request = Request::post("/flow").header("Content-Type", JSON).header(SIGNATURE, &signature);
    let log = refusal(&verifier, request, r#"{"Body": "top secret"}"#);
    assert!(log.contains("the signature does not cover the body"), "{log}");
}
