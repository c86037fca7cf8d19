//! Pictures, sound and files that come with a message.

use serde::Serialize;

use super::{Text, Url};

/// A picture, sound or file that came with a message.
///
/// Its URL asks for the account's credentials, unless the account is set to hand media out freely.
///
/// <https://www.twilio.com/docs/messaging/guides/webhook-request#media-related-parameters>
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct Media {
    /// Where it can be fetched: `MediaUrl{N}`.
    pub url: Url,
    /// What it is, such as `image/jpeg`: `MediaContentType{N}`.
    pub content_type: Text,
    /// N, by which the two are brought together; they may come in any order.
    #[serde(skip)]
    pub(crate) index: u16,
}
