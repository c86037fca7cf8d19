//! The files of messages.

use serde_json::json;

use crate::application::start;

#[tokio::test]
async fn a_file_that_comes_in_is_fetched_with_credentials_and_then_without() {
    let (phone, rest, client, told) = start().await;
    phone.text("/photo", "Look!").media_of("image/png", b"\x89PNG and so on").await.unwrap();
    let url = told.take().remove(0);
    assert!(
        url.starts_with(&format!("{}/2010-04-01/Accounts/{}/Messages/MM", rest.url(), client.account)),
        "{url}"
    );
    let nobody = client.with("", "");
    assert_eq!(nobody.get(&url).await.status, 401);
    let answer = client.get(&url).await;
    let location = answer.headers["location"].to_str().unwrap();
    assert_eq!((answer.status, location.starts_with(rest.storage_url())), (307, true), "{answer:?}");
    assert_eq!(client.get(location).await.status, 400);
    let file = nobody.get(location).await;
    assert_eq!((file.status, &file.headers["content-type"]), (200, &"image/png".parse().unwrap()));
    assert_eq!(&file.bytes[..], b"\x89PNG and so on");
    let leaks: Vec<_> = rest.storage_requests().iter().map(|request| request.is_authorized).collect();
    assert_eq!(leaks, [true, false]);
}

#[tokio::test]
async fn files_are_listed_shown_and_deleted() {
    let (phone, rest, client, told) = start().await;
    phone.text("/photo", "").media("image/jpeg").media("audio/ogg").await.unwrap();
    let first = told.take().remove(0);
    let message = rest.messages().remove(0);
    assert_eq!(message.text("num_media"), Some("2"));
    let list = format!("Messages/{}/Media.json", message.sid());
    let listed = client.get(&list).await.json;
    let shown = client.get(&format!("{first}.json")).await.json;
    assert_eq!(listed["media_list"][0], shown);
    assert_eq!((&shown["content_type"], &shown["parent_sid"]), (&json!("image/jpeg"), &json!(message.sid())));
    // Without a content of the test's own, it is made up.
    let location = client.get(&first).await.headers["location"].to_str().unwrap().to_owned();
    assert_eq!(client.with("", "").get(&location).await.text, "a made-up file, image/jpeg\n");

    assert_eq!(client.delete(&first).await.status, 204);
    assert_eq!(client.delete(&format!("{first}.json")).await.refusal(), (404, 20404));
    for path in [first.clone(), format!("{first}.json")] {
        assert_eq!(client.get(&path).await.status, 404, "{path}");
    }
    let left = client.get(&list).await.json;
    assert_eq!(left["media_list"], json!([listed["media_list"][1]]));
}

#[tokio::test]
async fn a_phone_whose_api_is_gone_has_twilios_urls() {
    let (phone, first, _, told) = start().await;
    let second = phone.rest().await.unwrap();
    let newest = second.url().to_owned();
    // The first one leaves the URLs of the second.
    drop(first);
    phone.text("/photo", "").media("image/jpeg").await.unwrap();
    drop(second);
    phone.text("/photo", "").media("image/jpeg").await.unwrap();
    let urls = told.take();
    assert_eq!(urls.len(), 2);
    for (url, begin) in urls.iter().zip([newest.as_str(), "https://api.twilio.com"]) {
        assert!(url.starts_with(&format!("{begin}/2010-04-01/Accounts/AC")), "{url}");
    }
}

#[tokio::test]
async fn a_file_at_a_url_of_its_own_is_there() {
    let (phone, rest, client, told) = start().await;
    let url = "https://files.example/photo.jpg";
    phone.text("/photo", "").media_at("image/jpeg", url).await.unwrap();
    assert_eq!(told.take(), [url]);
    let list = format!("Messages/{}/Media.json", rest.messages()[0].sid());
    let listed = client.get(&list).await.json;
    let path = listed["media_list"][0]["uri"].as_str().unwrap().strip_suffix(".json").unwrap().to_owned();
    assert_eq!(client.get(&path).await.headers["location"], url);
}
