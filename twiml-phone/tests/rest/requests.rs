//! What all requests have in common.

use http::Method;

use tokio::net::{TcpListener, TcpStream};

use crate::application::start;
use crate::client::Client;

#[tokio::test]
async fn the_token_and_api_keys_let_in() {
    let (_, rest, client, _) = start().await;
    assert_eq!(client.get("Messages.json").await.status, 200);
    rest.add_key("SK0123456789abcdef0123456789abcdef", "a secret");
    let key = client.with("SK0123456789abcdef0123456789abcdef", "a secret");
    assert_eq!(key.get("Messages.json").await.status, 200);
    assert_eq!(key.get("/v1/Services").await.status, 200);
    for (user, password) in [
        (client.account.as_str(), "another token"),
        ("AC0123456789abcdef0123456789abcdef", client.password.as_str()),
        ("SK0123456789abcdef0123456789abcdef", "another secret"),
        ("", ""),
    ] {
        let refused = client.with(user, password).get("Messages.json").await;
        assert_eq!(refused.refusal(), (401, 20003), "{user}");
    }
    let elsewhere = client.get("/2010-04-01/Accounts/AC0123456789abcdef0123456789abcdef/Calls.json").await;
    assert_eq!(elsewhere.refusal(), (401, 20003));
}

#[tokio::test]
async fn a_refusal_is_json_with_a_link() {
    let (_, _rest, client, _) = start().await;
    let refused = client.get("Messages/SM0123456789abcdef0123456789abcdef.json").await;
    assert_eq!(refused.refusal(), (404, 20404));
    assert_eq!(refused.json["more_info"], "https://www.twilio.com/docs/errors/20404");
    assert_eq!(refused.json["status"], 404);
    assert!(refused.json["message"].as_str().unwrap().contains("/Messages/SM0123"), "{refused:?}");
    assert!(refused.headers["twilio-request-id"].to_str().unwrap().starts_with("RQ"), "{refused:?}");
    for path in ["Transcriptions.json", "/v1/Other", "/", "Messages/SM1/Media/ME1/x.json"] {
        let refused = client.get(path).await;
        assert_eq!(refused.refusal(), (404, 20404), "{path}");
        assert!(refused.headers["twilio-request-id"].to_str().unwrap().starts_with("RQ"), "{refused:?}");
    }
    let put = client.ask(Method::PUT, "Messages.json", Vec::new(), "").await;
    assert_eq!(put.refusal(), (405, 20004));
}

#[tokio::test]
async fn a_test_can_have_requests_refused() {
    let (_, rest, client, _) = start().await;
    rest.refuse_next(20429);
    rest.refuse_next(20503);
    let form = [("To", "+14155550100"), ("From", "+12065550199"), ("Body", "x")];
    let refused = client.post("Messages.json", &form).await;
    assert_eq!((refused.refusal(), refused.headers["retry-after"].to_str().unwrap()), ((429, 20429), "1"));
    assert_eq!(client.get("/v1/Services").await.refusal(), (503, 20503));
    assert_eq!(rest.messages(), []);
    assert_eq!(client.post("Messages.json", &form).await.status, 201);
}

#[tokio::test]
async fn a_body_has_to_be_a_form_with_known_names() {
    let (_, _rest, client, _) = start().await;
    let json = client.ask(Method::POST, "Messages.json", b"{}".to_vec(), "application/json").await;
    assert_eq!(json.status, 415);
    let typo = client.post("Messages.json", &[("To", "+14155550100"), ("Boddy", "x")]).await;
    assert_eq!(typo.refusal(), (400, 20001));
    assert!(typo.json["message"].as_str().unwrap().contains("`Boddy`"), "{typo:?}");
}

#[tokio::test]
async fn a_test_sees_all_requests_in_their_order() {
    let (_, rest, client, _) = start().await;
    client.get("Messages.json?To=%2B14155550100&PageSize=5").await;
    rest.refuse_next(20500);
    client.post("Messages.json", &[("To", "+14155550100"), ("MediaUrl", "a"), ("MediaUrl", "b")]).await;
    client.with("", "").delete("Messages/SM1.json").await;
    client.ask(Method::POST, "Messages.json", b"{}".to_vec(), "application/json").await;
    let requests = rest.requests();
    let seen: Vec<_> = requests
        .iter()
        .map(|request| {
            let path = request.path.rsplit("/Accounts/").next().unwrap().split_once('/').unwrap().1;
            format!("{} {path} {:?} {}", request.method, request.form, request.is_authorized)
        })
        .collect();
    assert_eq!(
        seen,
        [
            r#"GET Messages.json [("To", "+14155550100"), ("PageSize", "5")] true"#,
            r#"POST Messages.json [("To", "+14155550100"), ("MediaUrl", "a"), ("MediaUrl", "b")] true"#,
            "DELETE Messages/SM1.json [] false",
            "POST Messages.json [] true",
        ]
    );
    assert_eq!((requests[1].get("MediaUrl"), requests[1].get("Body")), (Some("a"), None));
    assert_eq!(requests[3].headers["content-type"], "application/json");
    assert!(!format!("{requests:?}").contains("Basic "));
}

#[tokio::test]
async fn a_path_without_json_is_answered_in_xml() {
    let (_, _rest, client, _) = start().await;
    let form = [("To", "+14155550100"), ("From", "+12065550199"), ("Body", "a & b")];
    let sent = client.post("Messages", &form).await;
    assert_eq!(sent.status, 201);
    assert!(sent.text.contains("<TwilioResponse><Message>"), "{sent:?}");
    assert!(sent.text.contains("<Body>a &amp; b</Body>"), "{sent:?}");
    assert!(client.get("Messages").await.text.contains("<Messages "));
    let refused = client.get("Messages/SM1").await;
    assert!(refused.text.contains("<RestException><Code>20404</Code>"), "{refused:?}");
}

/// The code under test may have a paused clock. What waits for a webhook besides has a time limit, which a paused clock reaches at once.
#[tokio::test(start_paused = true)]
async fn tokios_clock_can_be_paused() {
    let (_, rest, client, told) = start().await;
    let form = [
        ("To", "+14155550100"),
        ("From", "+12065550199"),
        ("Body", "x"),
        ("StatusCallback", "https://app.example/message-status"),
    ];
    for number in 0..50 {
        assert_eq!(client.post("Messages.json", &form).await.status, 201);
        let listed = client.get("Messages.json").await;
        assert_eq!(listed.json["messages"].as_array().unwrap().len(), number + 1);
    }
    rest.settled().await;
    assert_eq!(told.take().len(), 100);
}

#[tokio::test]
async fn its_url_can_be_known_before_there_is_a_phone_and_it_ends_with_its_handles() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (phone, other, client, _) = start().await;
    let rest = phone.rest_at(listener).unwrap();
    assert_eq!(rest.url(), format!("http://{address}"));
    let here = Client { url: rest.url().to_owned(), ..client };
    assert_eq!(here.get("Messages.json").await.status, 200);
    let clone = rest.clone();
    drop((rest, other));
    assert_eq!(here.get("Calls.json").await.status, 200);
    drop(clone);
    tokio::task::yield_now().await;
    assert!(TcpStream::connect(address).await.is_err());
}
