//! The unsigned header that says which algorithm and key made the signature.

use super::*;

const SETTINGS: &str = "X-Twilio-Webhooks-Signature-Settings";

fn with_shared_key() -> Verifier {
    Verifier::builder().auth_token(TOKEN).shared_key("k", TOKEN).public_url(PUBLIC_URL).build().unwrap()
}

#[test]
fn does_not_lend_a_shared_key_to_sha1() {
    // The secret of the shared key, used with SHA-1 by someone who learned it elsewhere.
    let shared = Verifier::builder()
        .auth_token("other")
        .shared_key("k", TOKEN)
        .public_url(PUBLIC_URL)
        .build()
        .unwrap();
    for settings in ["key=k,algorithm=HMAC_SHA1", "key=k"] {
        let request = post("/sms", &signature(URL)).header(SETTINGS, settings);
        assert_eq!(verify(&shared, request, BODY).unwrap_err(), Reason::SignatureMismatch);
    }
}

#[test]
fn names_known_algorithms_and_keys_only() {
    for (settings, reason) in [
        ("key=k,algorithm=HMAC_MD5", Reason::SettingsUnusable),
        ("key=k,algorithm=none", Reason::SettingsUnusable),
        ("algorithm=HMAC_SHA256", Reason::SettingsUnusable),
        ("key=k,algorithm=HMAC_SHA256", Reason::SignatureMalformed),
    ] {
        let request = post("/sms", &signature(URL)).header(SETTINGS, settings);
        assert_eq!(verify(&with_shared_key(), request, BODY).unwrap_err(), reason, "{settings}");
    }
    let long = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    let request = post("/sms", long).header(SETTINGS, "key=other,algorithm=HMAC_SHA256");
    assert_eq!(verify(&with_shared_key(), request, BODY).unwrap_err(), Reason::KeyUnknown);
}

#[test]
fn that_is_empty_is_the_usual_one() {
    // As Twilio's Python library has it. It opens nothing: the auth token signs by SHA-1, and a shared key does not.
    for settings in ["", "algorithm=", "key=k,algorithm=", "algorithm=,key=unknown"] {
        let request = post("/sms", &signature(URL)).header(SETTINGS, settings);
        assert!(verify(&with_shared_key(), request, BODY).is_ok(), "{settings:?}");
    }
}

#[test]
fn is_needed_for_a_shared_key() {
    let long = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    assert_eq!(verify(&with_shared_key(), post("/sms", long), BODY).unwrap_err(), Reason::SignatureMalformed);
}
