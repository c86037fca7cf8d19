//! Tokens of one account used for another.

use super::*;

const A: &str = "AC00000000000000000000000000000000";
const B: &str = "AC11111111111111111111111111111111";

fn both() -> Verifier {
    let builder = Verifier::builder().auth_token("main").account(A, "token of a").account(A, "next of a");
    builder.account(B, "token of b").public_url(PUBLIC_URL).build().unwrap()
}

fn sent(token: &str, pairs: &[(&str, &str)]) -> Result<Verified<Params>, Reason> {
    let signature = Verifier::new(token, PUBLIC_URL).unwrap().sign(URL, pairs);
    let body: Vec<_> = pairs.iter().map(|(name, value)| format!("{name}={value}")).collect();
    verify(&both(), post("/sms", &signature), body.join("&"))
}

#[test]
fn sign_for_their_own_account_only() {
    for token in ["token of a", "next of a"] {
        assert!(sent(token, &[("AccountSid", A)]).is_ok());
    }
    for token in ["token of b", "main"] {
        assert_eq!(sent(token, &[("AccountSid", A)]).unwrap_err(), Reason::SignatureMismatch, "{token}");
    }
    assert!(sent("main", &[("AccountSid", "AC2")]).is_ok());
    assert!(sent("main", &[("Body", "hi")]).is_ok());
    assert!(sent("token of a", &[("Body", "hi")]).is_err());
}

#[test]
fn are_named_once() {
    for pairs in [[("AccountSid", A), ("AccountSid", B)], [("AccountSid", B), ("AccountSid", A)]] {
        assert_eq!(sent("token of b", &pairs).unwrap_err(), Reason::AccountAmbiguous);
    }
}

#[test]
fn of_a_form_are_not_read_from_the_url() {
    let url = format!("{URL}?AccountSid={B}");
    let signature = Verifier::new("token of b", PUBLIC_URL).unwrap().sign(&url, [("AccountSid", A)]);
    let request = post(target(&both(), &url), &signature);
    assert!(verify(&both(), request, format!("AccountSid={A}")).is_err());
}

#[test]
fn of_json_are_read_from_the_url() {
    for (token, accepted) in [("token of b", true), ("token of a", false), ("main", false)] {
        let (verifier, body) = (Verifier::new(token, PUBLIC_URL).unwrap(), r#"{"AccountSid":"A"}"#);
        let request = post_json(&verifier, &format!("{URL}?AccountSid={B}"), body);
        assert_eq!(verify(&both(), request, body).is_ok(), accepted, "{token}");
    }
}

#[test]
fn of_json_are_read_from_the_body_as_well() {
    let own = Verifier::new("token of b", PUBLIC_URL).unwrap();
    for (name, foreign) in [
        ("AccountSid", A),
        ("account_sid", A),
        ("accountSid", A),
        ("AccountSid", "AC22222222222222222222222222222222"),
    ] {
        for wrap in [
            "*",
            "[*]",
            r#"[{"id":"EZ1","data":*}]"#,
            r#"{"data":{"payload":*}}"#,
            r#"{"AccountSid":"AC11111111111111111111111111111111","more":*}"#,
        ] {
            let says = |sid: &str| wrap.replace('*', &format!(r#"{{"{name}":"{sid}"}}"#));
            for (sid, expected) in [(B, None), (foreign, Some(Reason::AccountForeign))] {
                let body = says(sid);
                let request = post_json(&own, &format!("{URL}?AccountSid={B}"), &body);
                assert_eq!(verify(&both(), request, body.clone()).err(), expected, "{body}");
            }
        }
    }
}

#[test]
fn with_tokens_of_their_own_are_not_spoken_for_by_the_general_one() {
    let main = Verifier::new("main", PUBLIC_URL).unwrap();
    let sent = |sid: &str| {
        let body = format!(r#"{{"account_sid":"{sid}"}}"#);
        verify(&both(), post_json(&main, URL, &body), body).err()
    };
    assert_eq!(sent(A), Some(Reason::AccountForeign));
    assert_eq!(sent("AC22222222222222222222222222222222"), None);
    // Without accounts, there is nobody to speak for.
    let body = format!(r#"{{"account_sid":"{A}"}}"#);
    assert!(verify(&main, post_json(&main, URL, &body), body).is_ok());
}
