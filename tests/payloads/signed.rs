//! `Signed<T>`: types of the application's own, from a form and from JSON.

use serde::{Deserialize, Serialize};
use twiml_runtime::prelude::*;
use twiml_tests::log::captured;

use super::*;

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Order {
    number: u64,
    price: f64,
    express: bool,
    note: Option<String>,
    weight: Option<u32>,
    #[serde(default)]
    item: Vec<u32>,
}

#[studio_webhook("/order")]
async fn order(Signed(order): Signed<Order>, State(seen): State<Seen>) -> Json<Order> {
    seen.note_value(&order);
    Json(order)
}

#[studio_webhook("/order-by-get", method = "GET")]
async fn order_by_get(order: Signed<Order>, State(seen): State<Seen>) -> Json<u64> {
    seen.note_value(&order.0);
    Json(order.number)
}

fn app(seen: &Seen) -> Router {
    webhooks![order, order_by_get].verified_by(verifier(PUBLIC_URL)).into_router().with_state(seen.clone())
}

fn expected() -> Order {
    Order {
        number: 42,
        price: 9.5,
        express: true,
        note: Some("it's & that".into()),
        weight: None,
        item: vec![1, 2],
    }
}

const FORM_ORDER: [(&str, &str); 7] = [
    ("number", "42"),
    ("price", "9.5"),
    ("express", "true"),
    ("note", "it's & that"),
    ("weight", ""),
    ("item", "1"),
    ("item", "2"),
];

fn saw(seen: &Seen, order: &Order) {
    assert_eq!(seen.take(), [(String::new(), format!("{order:#?}"))]);
}

#[tokio::test]
async fn a_form_is_read_into_numbers_options_lists_and_booleans() {
    let seen = Seen::default();
    let app = app(&seen);
    assert_eq!(post_form(&app, order::PATH, &FORM_ORDER).await, StatusCode::OK);
    saw(&seen, &expected());
    assert_eq!(get(&app, order_by_get::PATH, &form(&FORM_ORDER)).await, StatusCode::OK);
    saw(&seen, &expected());
    assert_eq!(post_form(&app, order::PATH, &FORM_ORDER[..3]).await, StatusCode::OK);
    saw(&seen, &Order { note: None, item: vec![], ..expected() });
}

#[tokio::test]
async fn json_is_read_by_the_same_handler() {
    let seen = Seen::default();
    let app = app(&seen);
    let body = r#" { "number": 42, "price": 9.5, "express": true, "note": "it's & that", "item": [1, 2] } "#;
    assert_eq!(post_json(&app, order::PATH, body).await, StatusCode::OK);
    saw(&seen, &expected());
}

#[test]
fn what_does_not_fit_is_refused_and_the_log_says_why() {
    let app = app(&Seen::default());
    let mut wrong = FORM_ORDER;
    wrong[0].1 = "secret";
    for (sent, why) in [(&wrong[..], "number"), (&FORM_ORDER[1..], "missing field `number`")] {
        let (status, log) = captured(|| run(post_form(&app, order::PATH, sent)));
        assert_eq!(status, StatusCode::BAD_REQUEST);
        assert!(log.contains("webhook=\"order\"") && log.contains(why), "{log}");
        assert!(!log.contains("secret"), "{log}");
    }
    for body in [r#"{"number": "secret"}"#, "secret", ""] {
        let (status, log) = captured(|| run(post_json(&app, order::PATH, body)));
        assert_eq!(status, StatusCode::BAD_REQUEST, "{body}");
        assert!(log.contains("webhook=\"order\"") && !log.contains("secret"), "{log}");
    }
}

#[tokio::test]
async fn json_that_was_changed_on_the_way_does_not_arrive() {
    let seen = Seen::default();
    let request =
        requests::post_json(&verifier(PUBLIC_URL), &format!("{PUBLIC_URL}/order"), r#"{"number": 1}"#);
    let status = client::send(&app(&seen), request, r#"{"number": 2}"#).await.status;
    assert_eq!(status, StatusCode::FORBIDDEN);
    assert!(seen.take().is_empty());
}
