//! Text moved across the borders of a signed request: the end of its URL, its names and its values.
//!
//! A signature covers the URL and the parameters with nothing in between. Anyone who has seen one request can divide the same
//! text differently, and send that with the same signature.

use twiml_runtime::prelude::*;
use twiml_tests::client::{Answer, CALL, MESSAGE, form};

use super::*;

const ACCOUNT: &str = "AC00000000000000000000000000000001";

#[derive(Debug, serde::Serialize, serde::Deserialize)]
struct Pay {
    amount: String,
    to: Option<String>,
}

/// An order of a shop, as Studio's widget sends it.
#[derive(Debug, serde::Deserialize)]
struct Order {
    #[expect(dead_code, reason = "only shown")]
    sku: Option<String>,
}

#[voice_webhook("/orders")]
async fn orders(_call: IncomingCall) -> VoiceResponse {
    said("orders")
}

#[voice_webhook("/orders/{id}")]
async fn order(_call: IncomingCall, Path(id): Path<String>) -> VoiceResponse {
    said(&id)
}

#[voice_webhook("/pay")]
async fn pay(_call: IncomingCall, Query(pay): Query<Pay>) -> VoiceResponse {
    said(&format!("{pay:?}"))
}

#[sms_webhook("/{tenant}")]
async fn tenant(_message: IncomingMessage, Path(tenant): Path<String>) -> MessagingResponse {
    twiml! { <Response><Message>{tenant}</Message></Response> }
}

#[voice_webhook("/bare/{id}")]
async fn bare(Path(id): Path<String>) -> VoiceResponse {
    said(&id)
}

#[voice_webhook("/plain/{id}")]
async fn plain(_params: Verified<Params>, Path(id): Path<String>) -> VoiceResponse {
    said(&id)
}

#[studio_webhook("/studio/{id}")]
async fn studio(Signed(order): Signed<Order>, Path(id): Path<u32>) -> Json<String> {
    Json(format!("{id} {order:?}"))
}

#[studio_webhook("/studio")]
async fn any(Signed(order): Signed<Order>) -> Json<String> {
    Json(format!("{order:?}"))
}

#[studio_webhook("/maybe")]
async fn maybe(
    Signed(_order): Signed<Order>,
    axum::extract::RawQuery(query): axum::extract::RawQuery,
) -> Json<String> {
    Json(query.unwrap_or_default())
}

#[studio_webhook("/asked")]
async fn asked(Signed(_order): Signed<Order>, Query(pay): Query<Pay>) -> Json<String> {
    Json(format!("{pay:?}"))
}

#[voice_webhook("/seen/{id}", method = "GET")]
async fn seen(_call: IncomingCall, Path(id): Path<String>) -> VoiceResponse {
    said(&id)
}

fn said(text: &str) -> VoiceResponse {
    twiml! { <Response><Say>{text}</Say></Response> }
}

fn app() -> Router {
    let list = webhooks![orders, order, pay, tenant, bare, plain, studio, any, maybe, asked, seen];
    list.verified_by(verifier(PUBLIC_URL)).into_router()
}

/// One request that was seen on its way: Twilio signed it for this URL.
fn captured(path: &str, params: &[(&str, &str)]) -> String {
    verifier(PUBLIC_URL).sign(format!("{PUBLIC_URL}{path}"), params)
}

/// The same signature with another path and other parameters. The text must be the same, or the test shows nothing.
fn divided(signature: &str, path: &str, params: &[(&str, &str)]) -> Answer {
    assert_eq!(captured(path, params), signature, "not the same text: {path} {params:?}");
    run(send(&app(), post(path, signature), form(params)))
}

/// The parameters of a call, but with these in place of its `AccountSid`.
fn call(first: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    let rest = CALL.iter().copied().filter(|(name, _)| *name != "AccountSid");
    first.iter().copied().chain(rest).collect()
}

#[test]
fn what_twilio_sends_arrives() {
    for (path, said) in [("/orders", "orders"), ("/orders/4711", "4711"), ("/bare/4711", "4711")] {
        let answer = divided(&captured(path, &CALL), path, &CALL);
        assert_eq!(answer.twiml(), format!("<Response><Say>{said}</Say></Response>"));
    }
    assert_eq!(divided(&captured("/shop", &MESSAGE), "/shop", &MESSAGE).status, StatusCode::OK);
    assert_eq!(divided(&captured("/plain/47", &CALL), "/plain/47", &CALL).status, StatusCode::OK);
}

#[test]
fn the_end_of_the_path_in_the_first_name() {
    for path in ["/orders/", "/bare/", "/plain/"] {
        let signature = captured(&format!("{path}4711"), &CALL);
        let shorter = format!("{path}47");
        for first in [
            &[("11AccountSid", ACCOUNT)][..],
            &[("11", ""), ("AccountSid", ACCOUNT)],
            &[("1", "1AccountSidAC00000000000000000000000000000001")],
        ] {
            let answer = divided(&signature, &shorter, &call(first));
            assert!(answer.status.is_client_error(), "{shorter} {first:?}: {answer:?}");
        }
    }
}

#[test]
fn the_end_of_the_query_in_the_first_name() {
    let signature = captured("/pay?amount=1000", &CALL);
    for first in [&[("00AccountSid", ACCOUNT)][..], &[("00", ""), ("AccountSid", ACCOUNT)]] {
        assert!(divided(&signature, "/pay?amount=10", &call(first)).status.is_client_error());
    }
    let signature = captured("/pay?amount=1000&to=me", &CALL);
    for first in [&[("&to=me", ""), ("AccountSid", ACCOUNT)][..], &[("&to=meAccountSid", ACCOUNT)]] {
        assert!(divided(&signature, "/pay?amount=1000", &call(first)).status.is_client_error());
    }
}

#[test]
fn a_path_that_begins_with_another() {
    let signature = captured("/orders/4711", &CALL);
    for first in [&[("/4711AccountSid", ACCOUNT)][..], &[("/4711", ""), ("AccountSid", ACCOUNT)]] {
        assert!(divided(&signature, "/orders", &call(first)).status.is_client_error(), "{first:?}");
    }
}

#[test]
fn parameters_in_the_url() {
    // Whoever writes a message writes its `Body`, and so a part of what Twilio signs.
    let evil = "xAccountSidAC00000000000000000000000000000009";
    let written = |&(name, value)| if name == "Body" { (name, evil) } else { (name, value) };
    let message: Vec<_> = MESSAGE.iter().map(written).collect();
    let moved: Vec<_> =
        MESSAGE.iter().copied().filter(|(name, _)| !matches!(*name, "AccountSid" | "Body")).collect();
    let moved = [&[("AccountSid", "AC00000000000000000000000000000009")], &moved[..]].concat();
    for url in ["/shop", "/shop?page=1"] {
        let signature = captured(url, &message);
        let longer = format!("{url}AccountSid{ACCOUNT}Bodyx");
        assert_eq!(divided(&signature, &longer, &moved).status, StatusCode::FORBIDDEN);
    }
}

#[test]
fn a_json_body_under_the_signature_of_a_form() {
    let body = r#"{"sku":"of the attacker's choice"}"#;
    let verifier = verifier(PUBLIC_URL);
    let hash = verifier.sign_json(PUBLIC_URL, body).url.rsplit('=').next().unwrap().to_owned();
    let text = format!("&bodySHA256={hash}&x=");
    let message = [("AccountSid", ACCOUNT), ("Body", text.as_str()), ("From", "+15551230001")];
    let signature = captured("/asked?amount=1", &message);
    let target = format!("/asked?amount=1AccountSid{ACCOUNT}Body{text}From+15551230001");
    let request = Request::post(&target).header("Content-Type", JSON).header(SIGNATURE, &signature);
    assert_eq!(verifier.sign(format!("{PUBLIC_URL}{target}"), &Params::default()), signature);
    assert_eq!(run(send(&app(), request, body)).status, StatusCode::FORBIDDEN);
}

/// The URL of JSON has the hash of the body at its end, and a form could have that as its first name.
#[test]
fn a_form_under_the_signature_of_json() {
    let signed = |url: &str| verifier(PUBLIC_URL).sign_json(format!("{PUBLIC_URL}{url}"), "{}");
    for url in ["/any", "/any?a=1", "/studio/4711?zz-end=1", "/bare/1?zz-end=1"] {
        let request = signed(url);
        let whole = request.url.strip_prefix(PUBLIC_URL).unwrap();
        for at in whole.find("bodySHA256").unwrap() - 1..whole.len() {
            let (path, name) = whole.split_at(at);
            let answer = divided(&request.signature, path, &[(name, "")]);
            assert_ne!(answer.status, StatusCode::OK, "{path} {name}");
        }
    }
}

#[test]
fn a_get_under_the_signature_of_a_form() {
    let text = format!("?AccountSid={ACCOUNT}&CallSid=CA00000000000000000000000000000009&x=");
    let message = [("AccountSid", ACCOUNT), ("Body", text.as_str()), ("From", "+15551230001")];
    let signature = captured("/seen/1", &message);
    let target = format!("/seen/1AccountSid{ACCOUNT}Body{text}From+15551230001");
    assert_eq!(verifier(PUBLIC_URL).sign(format!("{PUBLIC_URL}{target}"), &Params::default()), signature);
    assert_eq!(run(send(&app(), get(&target, &signature), "")).status, StatusCode::FORBIDDEN);
}

#[test]
fn a_form_under_the_signature_of_a_get() {
    let target = format!("/orders?AccountSid={ACCOUNT}&CallSid=CA00000000000000000000000000000001");
    let signature = captured(&target, &[]);
    let name = target.strip_prefix("/orders").unwrap();
    let answer = divided(&signature, "/orders", &[(name, "")]);
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
}

/// The URL of a handler with arguments, as an application gives it to Studio.
fn studio_url<W: Webhook>(link: &Link<W>) -> String {
    let url = verifier(PUBLIC_URL).public_url().url_of(link);
    url.strip_prefix(PUBLIC_URL).unwrap().to_owned()
}

#[test]
fn the_end_of_a_url_without_an_account_behind_it() {
    let sku = [("sku", "x")];
    let url = studio_url(&studio::at(4711));
    assert_eq!(divided(&captured(&url, &sku), &url, &sku).body, r#""4711 Order { sku: Some(\"x\") }""#);
    let signature = captured("/studio/4711", &sku);
    assert_eq!(divided(&signature, "/studio/4711", &sku).status, StatusCode::BAD_REQUEST);
    assert_eq!(divided(&signature, "/studio/47", &[("11sku", "x")]).status, StatusCode::BAD_REQUEST);
    let signature = captured(&url, &sku);
    assert_eq!(
        divided(&signature, "/studio/47", &[("11?zz-end=1", ""), ("sku", "x")]).status,
        StatusCode::BAD_REQUEST
    );
    let longer = format!("{url}sku");
    assert_eq!(divided(&signature, &longer, &[("x", "")]).status, StatusCode::BAD_REQUEST);
    let first = [("/4711?zz-end=1sku", "x")];
    let answer = divided(&signature, "/studio", &first);
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    // Whoever writes a value writes another end.
    let signature = captured(&url, &[("sku", "&to=me&zz-end=1x")]);
    let longer = format!("{url}sku&to=me&zz-end=1");
    assert_eq!(divided(&signature, &longer, &[("x", "")]).status, StatusCode::BAD_REQUEST);
}

#[test]
fn the_end_of_a_query_without_an_account_behind_it() {
    let pay = Pay { amount: "1000".into(), to: None };
    let url = studio_url(&asked::with(&pay));
    let sku = [("sku", "x")];
    let answer = divided(&captured(&url, &sku), &url, &sku);
    assert_eq!(answer.body, r#""Pay { amount: \"1000\", to: None }""#);
    // JSON is signed by its URL alone, and that ends where the request's does.
    let verifier = verifier(PUBLIC_URL);
    for url in [url.as_str(), "/asked?amount=1000"] {
        let request = post_json(&verifier, &format!("{PUBLIC_URL}{url}"), "{}");
        assert_eq!(run(send(&app(), request, "{}")).status, StatusCode::OK, "{url}");
    }
}

#[test]
fn a_query_that_is_read_in_a_way_of_its_own() {
    let sku = [("sku", "x")];
    for (url, status) in [
        ("/maybe", StatusCode::OK),
        ("/maybe?amount=1", StatusCode::BAD_REQUEST),
        ("/maybe?amount=1&zz-end=1", StatusCode::OK),
    ] {
        assert_eq!(divided(&captured(url, &sku), url, &sku).status, status, "{url}");
    }
    assert_eq!(divided(&captured("/maybe?amount=1", &CALL), "/maybe?amount=1", &CALL).status, StatusCode::OK);
}

#[test]
fn a_json_body_behind_the_end_of_a_url() {
    let pay = Pay { amount: "1000".into(), to: None };
    let url = studio_url(&asked::with(&pay));
    let verifier = verifier(PUBLIC_URL);
    let hash = verifier.sign_json(PUBLIC_URL, "{}").url.rsplit('=').next().unwrap().to_owned();
    let sku = format!("&to=me&bodySHA256={hash}&x=");
    let signature = captured(&url, &[("sku", &sku)]);
    let target = format!("{url}sku{sku}");
    let request = Request::post(&target).header("Content-Type", JSON).header(SIGNATURE, &signature);
    assert_eq!(verifier.sign(format!("{PUBLIC_URL}{target}"), &Params::default()), signature);
    assert_eq!(run(send(&app(), request, "{}")).status, StatusCode::BAD_REQUEST);
}

#[test]
fn a_handler_that_does_not_ask_for_an_account_asks_for_an_end() {
    let anonymous = call(&[]);
    for path in ["/bare/1", "/plain/1"] {
        let (answer, log) =
            twiml_tests::log::captured(|| divided(&captured(path, &anonymous), path, &anonymous));
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{path}");
        assert!(log.contains("`AccountSid`") && log.contains("zz-end=1"), "{log}");
    }
}

#[test]
fn a_refusal_names_the_parameter_and_no_value() {
    let ask = |params: &[(&str, &str)]| {
        let signature = captured("/orders", params);
        twiml_tests::log::captured(|| divided(&signature, "/orders", params))
    };
    for (params, said) in [
        (call(&[]), "has a `AccountSid`"),
        (call(&[("AccountSid", "AC-secret")]), "`AccountSid` is not a SID"),
        (vec![("AccountSid", ACCOUNT), ("CallSid", "CA-secret")], "`CallSid` is not a SID"),
        (vec![("1secret", "x"), ("AccountSid", ACCOUNT)], "AccountSid is not the first"),
    ] {
        let (answer, log) = ask(&params);
        assert!(answer.status.is_client_error(), "{answer:?}");
        assert!(log.contains(said), "{said}: {log}");
        assert!(!log.contains("-secret"), "{log}");
    }
}

#[test]
fn two_values_of_a_parameter_that_comes_once() {
    for name in ["From", "AccountSid", "CallSid", "CallStatus", "FromCity", "SipDomain"] {
        let one = CALL.iter().find(|(own, _)| *own == name).map_or("one", |(_, value)| value);
        for pair in
            [[(name, one), (name, "two-secret")], [(name, "two-secret"), (name, one)], [(name, one); 2]]
        {
            let others = CALL.iter().copied().filter(|(own, _)| *own != name);
            let params: Vec<_> = others.chain(pair).collect();
            let signature = captured("/orders", &params);
            let (answer, log) = twiml_tests::log::captured(|| divided(&signature, "/orders", &params));
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{params:?}");
            assert!(log.contains("comes more than once") && !log.contains("secret"), "{log}");
        }
    }
    for name in ["SipHeader_X-Tag", "Novel"] {
        let params = [&CALL[..], &[(name, "one"), (name, "two")]].concat();
        assert_eq!(
            divided(&captured("/orders", &params), "/orders", &params).status,
            StatusCode::OK,
            "{name}"
        );
    }
}

/// Every way to divide one text in two where a request can have it, and the rest in names and values of its own.
#[test]
fn one_text_divided_everywhere() {
    let app = app();
    let body =
        "xAccountSidAC00000000000000000000000000000009MessageSidSM00000000000000000000000000000009?/&=";
    let message: Vec<_> = [("Body", body)]
        .into_iter()
        .chain(MESSAGE.iter().copied().filter(|(name, _)| *name != "Body"))
        .collect();
    let calls =
        [("/orders", &CALL[..]), ("/orders/4711", &CALL), ("/pay?amount=10", &CALL), ("/bare/4711", &CALL)];
    for (url, params) in
        calls.into_iter().chain([("/plain/1", &CALL[..]), ("/shop", &message), ("/shop?a=1", &message)])
    {
        let mut sorted = params.to_vec();
        sorted.sort_unstable();
        let text: String = sorted.iter().flat_map(|(name, value)| [*name, *value]).collect();
        let whole = format!("{url}{text}");
        let signature = captured(url, params);
        for cut in (1..whole.len()).filter(|cut| *cut != url.len() && whole.is_char_boundary(*cut)) {
            let (target, rest) = whole.split_at(cut);
            // What was moved in front is a name of its own, or a part of the first; what was moved to the URL is missing.
            let from = whole.len() - text.len();
            let mut at = from;
            let starts: Vec<_> = sorted
                .iter()
                .map(|(name, value)| {
                    let start = at;
                    at += name.len() + value.len();
                    (start, name.len())
                })
                .collect();
            let kept: Vec<_> = starts.iter().filter(|(start, _)| *start >= cut).collect();
            let first = kept.first().map_or(whole.len(), |(start, _)| *start);
            let mut own = Vec::new();
            let mut joined = Vec::new();
            for (index, (start, name)) in kept.iter().enumerate() {
                let end = kept.get(index + 1).map_or(whole.len(), |(next, _)| *next);
                own.push((&whole[*start..start + name], &whole[start + name..end]));
                let start = if index == 0 { &cut } else { start };
                let name = kept[index].0 + name;
                joined.push((&whole[*start..name], &whole[name..end]));
            }
            if first > cut {
                own.insert(0, (&whole[cut..first], ""));
            }
            for pairs in [own, joined, vec![(rest, "")]] {
                // Where the order differs, it is another text.
                if verifier(PUBLIC_URL).sign(format!("{PUBLIC_URL}{target}"), &pairs) != signature {
                    continue;
                }
                let Ok(uri) = target.parse::<http::Uri>() else { continue };
                let answer =
                    run(send(&app, post(uri.path_and_query().unwrap().as_str(), &signature), form(&pairs)));
                assert!(answer.status.is_client_error(), "{target} {pairs:?}: {answer:?}");
            }
        }
    }
}
