//! Pictures in, pictures out, without configuration:
//!
//! ```sh
//! cargo run --example media
//! ```

use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use axum::routing::get;
use twiml_examples::Setup;
use twiml_examples::sample::{Sample, message};
use twiml_runtime::prelude::*;

/// Says what arrived, and sends a picture back for each.
///
/// To fetch the media, request each `url` with the account's SID and token as user and password.
#[sms_webhook("/webhooks/twilio/sms")]
async fn sms(msg: IncomingMessage, State(pictures): State<Pictures>) -> MessagingResponse {
    for Media { url, content_type, .. } in &msg.media {
        tracing::info!(sid = %msg.message_sid, %url, %content_type, "media");
    }
    let (images, others): (Vec<_>, Vec<_>) =
        msg.media.iter().partition(|media| media.content_type.starts_with("image/"));
    twiml! {
        <Response>
            if msg.media.is_empty() {
                <Message>"Send us a picture, and you get one back."</Message>
            }
            if !others.is_empty() {
                <Message>
                    "We only look at pictures, and cannot open "
                    for (i, media) in others.iter().enumerate() {
                        if i > 0 { ", " }
                        {&media.content_type}
                    }
                    "."
                </Message>
            }
            for _ in images {
                <Message>
                    <Body>"What a picture! Here is ours."</Body>
                    <Media>{&pictures.ours}</Media>
                </Message>
            }
        </Response>
    }
}

/// Where Twilio fetches the picture that is sent.
#[derive(Clone)]
struct Pictures {
    ours: String,
}

/// Twilio fetches media without a signature, as any browser does, so this is an ordinary route.
async fn picture() -> impl IntoResponse {
    ([(CONTENT_TYPE, "image/gif")], PICTURE)
}

/// One blue pixel.
const PICTURE: &[u8] = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\xff\xff\xff\xff,\
                         \x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;";

#[tokio::main]
async fn main() -> Result<(), BoxError> {
    let setup = Setup::from_env()?;
    let ours = setup.verifier().public_url().join("/pictures/ours.gif");
    let app = webhooks![sms]
        .verified_by(setup.verifier())
        .into_router()
        .route("/pictures/ours.gif", get(picture))
        .with_state(Pictures { ours });
    setup.announce(&[
        Sample::form(sms::PATH, message(&[("Body", "Hello there"), ("NumMedia", "0")])),
        Sample::form(
            sms::PATH,
            message(&[
                ("Body", ""),
                ("NumMedia", "3"),
                ("MediaUrl0", "https://api.twilio.com/media/ME00000000000000000000000000000001"),
                ("MediaContentType0", "image/jpeg"),
                ("MediaUrl1", "https://api.twilio.com/media/ME00000000000000000000000000000002"),
                ("MediaContentType1", "text/vcard"),
                ("MediaUrl2", "https://api.twilio.com/media/ME00000000000000000000000000000003"),
                ("MediaContentType2", "image/png"),
            ]),
        ),
    ]);
    setup.serve(app).await
}
