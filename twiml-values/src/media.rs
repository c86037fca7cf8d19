//! Pictures, sound and files that come with a message.

use serde::Serialize;

use crate::{Text, Url};

/// A picture, sound or file that came with a message.
///
/// To fetch it, an application signs in with the account's credentials, unless the account is set to give media to
/// anyone.
///
/// <https://www.twilio.com/docs/messaging/guides/webhook-request#media-related-parameters>
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct Media {
    /// Where it can be fetched: `MediaUrl{N}`.
    pub url: Url,
    /// What it is, such as `image/jpeg`: `MediaContentType{N}`.
    pub content_type: Text,
    #[serde(skip)]
    index: u16,
}

impl Media {
    /// The medium number `index` of a message, counted from 0.
    ///
    /// ```
    /// # use twiml_values as twiml_runtime;
    /// let picture = twiml_runtime::Media::new(0, "https://api.twilio.com/…/ME1", "image/jpeg");
    /// assert_eq!(picture.content_type, "image/jpeg");
    /// ```
    pub fn new(index: u16, url: impl Into<Url>, content_type: impl Into<Text>) -> Self {
        Self { url: url.into(), content_type: content_type.into(), index }
    }

    /// The N of `MediaUrl{N}` and `MediaContentType{N}`, which belong together and may come in any order.
    pub const fn index(&self) -> u16 {
        self.index
    }
}
