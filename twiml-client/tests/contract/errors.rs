//! Errors, and what is not in Twilio's files.

use twiml_client::{Client, Error, Request, SendMessage};
use twiml_runtime::MessageSid;

use crate::{ACCOUNT, contract, sid};

#[tokio::test]
async fn what_breaks_the_contract_is_refused() {
    let Some((_contract, client)) = contract() else { return };
    let wrong =
        SendMessage::to("+15551110000").service(&sid("MG")).body("Later").param("SendAt", "2026-01-01");
    let Err(Error::Refused(error)) = wrong.send(&client).await else {
        panic!("Prism takes a date for a time")
    };
    assert_eq!(error.status(), 422);
    assert_eq!(error.operation(), "POST Messages");
}

#[tokio::test]
async fn any_other_request_goes_the_same_way() {
    let Some((_contract, client)) = contract() else { return };
    let sid: MessageSid = sid("SM");
    let message = client.request(Request::get(format!("Messages/{sid}"))).await.unwrap();
    assert_eq!(message["account_sid"].as_str().map(str::len), Some(ACCOUNT.len()));
    let Err(Error::Refused(error)) = client.request(Request::get("Nowhere")).await else {
        panic!("it is nowhere")
    };
    assert_eq!(error.status(), 404);
    assert!(client.request(Request::delete(format!("Messages/{sid}"))).await.unwrap().is_null());
}

#[tokio::test]
async fn errors_have_twilios_code() {
    let Some((contract, _)) = contract() else { return };
    for (code, number) in [(401, 20003), (404, 20404), (429, 20429), (503, 20503)] {
        // Prism answers what the header asks for.
        let prefer = move |http: reqwest::ClientBuilder| {
            let headers = [("prefer".parse().unwrap(), format!("code={code}").parse().unwrap())];
            http.default_headers(reqwest::header::HeaderMap::from_iter(headers))
        };
        let client = Client::builder().account(ACCOUNT).auth_token("a token").retries(0);
        let client = client.base_url(contract.api.url()).http(prefer).build().unwrap();
        let error = client.message(&sid("SM")).await.unwrap_err();
        let api = error.api().unwrap();
        assert_eq!((api.status(), api.code()), (code, Some(number.into())));
        assert_eq!(api.more_info().unwrap(), format!("https://www.twilio.com/docs/errors/{number}"));
        assert_eq!(api.retry_after().map(|pause| pause.as_secs()), (code == 429).then_some(1));
    }
}
