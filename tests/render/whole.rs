//! Documents as values.

use axum::response::IntoResponse as _;
use http::header::CONTENT_TYPE;
use http_body_util::BodyExt as _;
use twiml_runtime::prelude::*;

#[voice_webhook("/voice")]
async fn voice() -> VoiceResponse {
    twiml! { <Response><Redirect>voice</Redirect></Response> }
}

#[test]
fn a_document_of_either_family_takes_it_from_its_use() {
    fn is_voice(_: &VoiceResponse) {}
    fn is_messaging(_: &MessagingResponse) {}
    let (call, message) = (twiml! { <Response/> }, twiml! { <Response/> });
    is_voice(&call);
    is_messaging(&message);
    assert_eq!((call.as_str(), message.as_str()), ("<Response/>", "<Response/>"));

    let url = "/next";
    let (call, message) = (
        twiml! { <Response><Redirect>{url}</Redirect></Response> },
        twiml! { <Response><Redirect>{url}</Redirect></Response> },
    );
    is_voice(&call);
    is_messaging(&message);
    assert_eq!(call.to_string(), message.to_string());

    let redirect = twiml! { <Response><Redirect>voice</Redirect></Response> };
    is_voice(&redirect);
}

#[test]
fn the_verbs_decide_without_any_annotation() {
    let call = twiml! { <Response><Say>"Hi"</Say></Response> };
    let _: Twiml<Voice> = call;
    let message = twiml! { <Response><Message>"Hi"</Message></Response> };
    let _: Twiml<Messaging> = message;
    let either = if std::env::args().count() > 999 {
        twiml! { <Response/> }
    } else {
        twiml! { <Response><Hangup/></Response> }
    };
    assert_eq!(either.as_str(), "<Response><Hangup/></Response>");
}

#[test]
fn documents_are_compared_shown_and_copied() {
    let name = "Ann";
    let (one, other): (VoiceResponse, VoiceResponse) =
        (twiml! { <Response><Say>{name}</Say></Response> }, twiml! { <Response><Say>"Ann"</Say></Response> });
    assert_eq!(one, other);
    assert_eq!(one.clone(), one);
    assert_ne!(one, twiml! { <Response/> });
    assert_eq!(format!("{one}"), "<Response><Say>Ann</Say></Response>");
    assert_eq!(format!("{one:?}"), r#"Twiml("<Response><Say>Ann</Say></Response>")"#);
    assert_eq!(String::from(one), "<Response><Say>Ann</Say></Response>");
}

#[tokio::test]
async fn a_document_is_a_response_of_its_own() {
    let response = twiml! { <Response><Say>"Hi"</Say></Response> }.into_response();
    assert_eq!(response.headers()[CONTENT_TYPE], "text/xml; charset=utf-8");
    let body = response.into_body().collect().await.unwrap().to_bytes();
    assert_eq!(body, "<Response><Say>Hi</Say></Response>");
}

#[tokio::test]
async fn called_directly_a_handler_names_paths_as_the_application_knows_them() {
    assert_eq!(voice().await.as_str(), r#"<Response><Redirect method="POST">/voice</Redirect></Response>"#);
}

/// A part of a document that a function of the application writes.
fn greeting(name: Option<&str>) -> VoiceResponse {
    match name {
        Some("Ann") => twiml! { <Response><Say>"Hello, dear Ann"</Say></Response> },
        Some(name) => {
            let loud = name.to_uppercase();
            twiml! { <Response><Say>"Hello, " {loud}</Say></Response> }
        }
        None => twiml! { <Response><Reject reason="busy"/></Response> },
    }
}

#[test]
fn known_and_written_documents_are_of_one_type() {
    assert_eq!(greeting(Some("Ann")).as_str(), "<Response><Say>Hello, dear Ann</Say></Response>");
    assert_eq!(greeting(Some("tom")).as_str(), "<Response><Say>Hello, TOM</Say></Response>");
    assert_eq!(greeting(None).as_str(), r#"<Response><Reject reason="busy"/></Response>"#);
}
