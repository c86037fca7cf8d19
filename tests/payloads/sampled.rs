//! The requests that the runtime makes for tests of applications.

use tower::ServiceExt as _;

use super::handlers::{WEBHOOKS, by_get, by_post};
use super::*;

#[tokio::test]
async fn what_is_made_for_a_test_fills_every_field_that_is_always_sent() {
    let (verifier, seen) = (verifier(PUBLIC_URL), Seen::default());
    let made = [
        (by_post::app(verifier.clone(), seen.clone()), by_post::requests(&verifier)),
        (by_get::app(verifier.clone(), seen.clone()), by_get::requests(&verifier)),
    ];
    for (app, requests) in made {
        assert_eq!(requests.len(), WEBHOOKS.len());
        for (webhook, (request, params)) in WEBHOOKS.iter().zip(requests) {
            let status = app.clone().oneshot(request).await.unwrap().status();
            assert!(status.is_success(), "{}: {status}", webhook.path);
            let read = (webhook.read)(params).unwrap();
            assert_eq!(seen.take_payload(), read.json, "{}", webhook.path);
            assert!(read.others.is_empty(), "{}: {:?}", webhook.path, read.others);
            if webhook.row().request.is_some() {
                assert_eq!(read.json["error_code"], 11200, "{}", webhook.path);
            }
            for word in ["Missing", "Other("] {
                assert!(!read.open.contains(word), "{}: {}", webhook.path, read.open);
            }
        }
    }
}
