//! Pictures in, pictures out, without configuration:
//!
//! ```sh
//! cargo run --example media
//! ```

use std::process::ExitCode;

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use axum::routing::get;
use twiml_client::cli::Tool;
use twiml_examples::{Command, Trial};
use twiml_runtime::prelude::*;

/// Says what arrived, and sends a picture back for each.
///
/// To fetch the media, request each `url` with the account's SID and token as user and password.
#[sms_webhook("/webhooks/twilio/sms")]
async fn sms(msg: IncomingMessage, called: PublicUrl) -> MessagingResponse {
    let ours = called.join(OURS);
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
                    <Media>{&ours}</Media>
                </Message>
            }
        </Response>
    }
}

/// Where Twilio fetches the picture that is sent.
const OURS: &str = "/pictures/ours.gif";

/// Twilio fetches media without a signature, as any browser does, so this is an ordinary route.
async fn picture() -> impl IntoResponse {
    ([(CONTENT_TYPE, "image/gif")], PICTURE)
}

/// One blue pixel.
const PICTURE: &[u8] = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\xff\xff\xff\xff,\
                         \x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;";

fn app(verifier: Verifier) -> Webhooks<()> {
    webhooks![sms].verified_by(verifier)
}

fn with_pictures(webhooks: Router) -> Router {
    webhooks.route(OURS, get(picture))
}

#[tokio::main]
async fn main() -> ExitCode {
    let tool = Tool::new(app, ()).router(with_pictures);
    twiml_examples::run(tool, Trial::by([Command::text(sms::PATH, "Look!").with_media("image/jpeg")])).await
}

#[cfg(test)]
#[path = "tests/media.rs"]
mod tests;
