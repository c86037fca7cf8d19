//! The files of messages.

use bytes::Bytes;

use crate::random::Random;

/// A file that comes with a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct IncomingMedia {
    pub(crate) content_type: String,
    pub(crate) content: Content,
}

/// A file of a message, as the account keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct KeptMedia {
    pub(crate) sid: String,
    /// Its type, where it is known.
    pub(crate) content_type: Option<String>,
    pub(crate) content: Content,
}

/// What is in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Content {
    Bytes(Bytes),
    /// What can be fetched at this URL.
    At(String),
}

impl KeptMedia {
    pub(super) fn of_incoming(message: &str, media: &[IncomingMedia]) -> Vec<Self> {
        let kept = |(at, media): (usize, &IncomingMedia)| Self {
            sid: media_sid(message, at),
            content_type: Some(media.content_type.clone()),
            content: media.content.clone(),
        };
        media.iter().enumerate().map(kept).collect()
    }

    pub(super) fn of_outgoing(message: &str, urls: &[String]) -> Vec<Self> {
        let kept = |(at, url): (usize, &String)| Self {
            sid: media_sid(message, at),
            content_type: None,
            content: Content::At(url.clone()),
        };
        urls.iter().enumerate().map(kept).collect()
    }
}

/// The SID of a file: the n-th of this message.
pub(super) fn media_sid(message: &str, at: usize) -> String {
    format!("ME{}", Random::of(0, &format!("{message} {at}")).hex())
}
