//! The handlers that requests name.

use twiml_runtime::prelude::*;

#[status_callback("/message-status")]
pub(crate) async fn message_status(_update: MessageStatusUpdate) {}

#[status_callback("/orders/{id}/status")]
pub(crate) async fn order_status(_update: MessageStatusUpdate, Path(_id): Path<u32>) {}

/// Where the application is.
pub(crate) fn public_url() -> PublicUrl {
    "https://app.example".parse().unwrap()
}
