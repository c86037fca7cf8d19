//! Signatures that are nearly right.

use super::*;

#[test]
fn missing_or_empty() {
    assert_eq!(refused(unsigned("/sms"), BODY), Reason::SignatureMissing);
    assert_eq!(refused(post("/sms", ""), BODY), Reason::SignatureMissing);
}

#[test]
fn twice_or_joined() {
    let right = signature(URL);
    for (first, second) in [(&*right, &*right), (&right, "x"), ("x", &right)] {
        assert_eq!(refused(post("/sms", first).header(SIGNATURE, second), BODY), Reason::HeaderRepeated);
        assert!(verify(&verifier(PUBLIC_URL), post("/sms", &format!("{first},{second}")), BODY).is_err());
    }
}

#[test]
fn in_another_spelling() {
    let right = signature(URL);
    let mut lax = right.clone().into_bytes();
    // The last character before the padding has two bits that base64 leaves unused.
    lax[26] += 1;
    let hex: String = "0123456789abcdef".chars().cycle().take(40).collect();
    let spellings = [
        String::from_utf8(lax).unwrap(),
        right.trim_end_matches('=').to_owned(),
        format!("{right}="),
        right.replace('+', "-").replace('/', "_").to_lowercase(),
        format!("sha1={right}"),
        format!("\"{right}\""),
        hex,
        "A".repeat(4096),
        right.replace('=', "%3D"),
    ];
    for spelling in spellings {
        assert_ne!(spelling, right);
        assert!(verify(&verifier(PUBLIC_URL), post("/sms", &spelling), BODY).is_err(), "{spelling}");
    }
    let not_ascii = HeaderValue::from_bytes(&[0xFF; 28]).unwrap();
    let request = unsigned("/sms").header(SIGNATURE, not_ascii);
    assert_eq!(refused(request, BODY), Reason::SignatureMismatch);
}

#[test]
fn every_bit_counts() {
    let right = signature(URL).into_bytes();
    for at in 0..right.len() {
        let mut wrong = right.clone();
        wrong[at] ^= 1;
        let request = post("/sms", std::str::from_utf8(&wrong).unwrap());
        assert_eq!(refused(request, BODY), Reason::SignatureMismatch, "{at}");
    }
}
