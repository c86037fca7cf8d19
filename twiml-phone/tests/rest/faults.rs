//! What goes wrong between the REST API and its client, on purpose.

use std::time::Duration;

use http::Method;
use twiml_phone::RestFault;

use crate::application::start;

const MESSAGE: [(&str, &str); 3] = [("To", "+14155550100"), ("From", "+12065550199"), ("Body", "x")];

#[tokio::test]
async fn too_many_requests_say_when_to_come_back() {
    let (_, rest, client, _) = start().await;
    rest.fail_next(RestFault::too_many_requests("7"));
    rest.fail_next(RestFault::too_many_requests("Mon, 05 Jan 2026 17:00:09 GMT"));
    rest.fail_next(RestFault::code(20429));
    for retry_after in ["7", "Mon, 05 Jan 2026 17:00:09 GMT", "1"] {
        let refused = client.post("Messages.json", &MESSAGE).await;
        assert_eq!(refused.refusal(), (429, 20429));
        assert_eq!(refused.headers["retry-after"], retry_after);
    }
    assert_eq!(rest.messages(), []);
    assert_eq!(client.post("Messages.json", &MESSAGE).await.status, 201);
}

#[tokio::test]
async fn a_gateway_answers_in_html_before_or_after_the_message_is_sent() {
    let (_, rest, client, _) = start().await;
    for (fault, sent) in [(RestFault::gateway(502), 0), (RestFault::gateway(502).after_effect(), 1)] {
        rest.fail_next(fault);
        let answer = client.post("Messages.json", &MESSAGE).await;
        assert_eq!((answer.status, &answer.headers["content-type"]), (502, &"text/html".parse().unwrap()));
        assert!(answer.text.starts_with("<html>"), "{answer:?}");
        assert_eq!(rest.messages().len(), sent);
    }
}

#[tokio::test]
async fn any_answer_can_come_back() {
    let (_, rest, client, _) = start().await;
    rest.fail_next(RestFault::answer(201, "application/json", "{\"sid\": \"SM"));
    let answer = client.post("Messages.json", &MESSAGE).await;
    assert_eq!((answer.status, answer.text.as_str()), (201, "{\"sid\": \"SM"));
    rest.fail_next(RestFault::answer(99, "text/plain", ""));
    assert_eq!(client.get("Messages.json").await.status, 500);
    rest.fail_next(RestFault::redirect("https://elsewhere.example/"));
    let answer = client.get("Messages.json").await;
    assert_eq!(
        (answer.status, &answer.headers["location"]),
        (307, &"https://elsewhere.example/".parse().unwrap())
    );
    assert!(answer.headers["twilio-request-id"].to_str().unwrap().starts_with("RQ"), "{answer:?}");
    assert_eq!(rest.messages(), []);
}

#[tokio::test]
async fn a_connection_closes_before_or_after_the_message_is_sent() {
    let (_, rest, client, _) = start().await;
    for (fault, sent) in [(RestFault::closed(), 0), (RestFault::closed().after_effect(), 1)] {
        rest.fail_next(fault);
        let error = client.try_post("Messages.json", &MESSAGE).await.unwrap_err();
        assert!(error.contains("connection closed before message completed"), "{error}");
        assert_eq!(rest.messages().len(), sent);
    }
    // Nothing is refused of what comes next.
    assert_eq!(client.get("Messages.json").await.json["messages"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn an_answer_is_cut_off_in_the_middle() {
    let (_, rest, client, _) = start().await;
    rest.fail_next(RestFault::cut_off());
    let error = client.try_post("Messages.json", &MESSAGE).await.unwrap_err();
    assert!(error.starts_with("201, then "), "{error}");
    let sent = rest.messages();
    assert_eq!(sent.len(), 1);
    // There is no answer to cut off, so there is none at all.
    rest.settled().await;
    rest.fail_next(RestFault::cut_off());
    let path = format!("Messages/{}.json", sent[0].sid());
    let error = client.try_ask(Method::DELETE, &path, Vec::new(), "").await.unwrap_err();
    assert!(error.contains("connection closed"), "{error}");
    assert_eq!(rest.messages(), []);
}

#[tokio::test]
async fn an_answer_is_late_and_a_client_gives_up() {
    let (_, rest, client, _) = start().await;
    let (patience, late) = (Duration::from_millis(50), Duration::from_millis(300));
    for (fault, sent) in [(RestFault::delay(late), 0), (RestFault::delay(late).after_effect(), 1)] {
        rest.fail_next(fault);
        let answer = tokio::time::timeout(patience, client.post("Messages.json", &MESSAGE)).await;
        assert!(answer.is_err(), "{answer:?}");
        // What has not taken effect by now never does.
        tokio::time::sleep(late * 2).await;
        assert_eq!(rest.messages().len(), sent);
    }
    rest.fail_next(RestFault::delay(Duration::from_millis(10)));
    assert_eq!(client.post("Messages.json", &MESSAGE).await.status, 201);
    assert_eq!(rest.messages().len(), 2);
}

#[tokio::test]
async fn a_fault_waits_for_the_request_that_it_is_for() {
    let (_, rest, client, _) = start().await;
    rest.fail_when(|request| request.method == Method::POST, RestFault::code(20503));
    assert_eq!(client.get("Messages.json").await.status, 200);
    assert_eq!(client.post("Messages.json", &MESSAGE).await.refusal(), (503, 20503));
    assert_eq!(client.post("Messages.json", &MESSAGE).await.status, 201);
}
