//! The media of messages.

use twiml_values::{FromText as _, Media, MediaSid, MessageSid};

use super::file::Download;
use crate::client::Client;
use crate::error::{Invalid, Result};
use crate::wire::{Place, Request};

/// # Media of messages
///
/// Twilio keeps the pictures and other files of a message until they are deleted, and asks for credentials for them.
///
/// <https://www.twilio.com/docs/messaging/api/media-resource>
impl Client {
    /// Opens a medium of an [`IncomingMessage`](twiml_runtime::IncomingMessage). The credentials go to Twilio alone: not to the storage that it
    /// redirects to, and not to another host that a message may name.
    ///
    /// # Errors
    ///
    /// [`Error`](crate::Error), if there is none, or it cannot be read.
    pub async fn media(&self, media: &Media) -> Result<Download> {
        let place = self.place_of(&media.url)?;
        Download::open(self, get("Media").moved_to(place)).await
    }

    /// Opens a medium by its SID.
    ///
    /// # Errors
    ///
    /// [`Error`](crate::Error), if there is none, or it cannot be read.
    pub async fn media_of(&self, message: &MessageSid, media: &MediaSid) -> Result<Download> {
        Download::open(self, get(&path(message, media))).await
    }

    /// Deletes a medium of an [`IncomingMessage`](twiml_runtime::IncomingMessage) from Twilio; the message stays.
    ///
    /// # Errors
    ///
    /// [`Error`](crate::Error), if there is none, or it is not at Twilio.
    pub async fn delete_media(&self, media: &Media) -> Result<()> {
        let (message, media) = self.sids(media).ok_or_else(|| {
            Invalid::new("this is no medium of a message of the account, so it cannot be deleted")
        })?;
        self.delete_media_of(&message, &media).await
    }

    /// Deletes a medium by its SID; the message stays.
    ///
    /// # Errors
    ///
    /// [`Error`](crate::Error), if there is none.
    pub async fn delete_media_of(&self, message: &MessageSid, media: &MediaSid) -> Result<()> {
        self.delete(&Request::delete(path(message, media)).named("DELETE Media")).await
    }

    /// The message and the medium of a URL, `…/Accounts/AC…/Messages/MM…/Media/ME…`. What is deleted is named by its SIDs: a URL could name
    /// anything.
    fn sids(&self, media: &Media) -> Option<(MessageSid, MediaSid)> {
        let Ok(Place::At(_, path)) = self.place_of(&media.url) else { return None };
        let mut parts = path.split('/').skip_while(|part| *part != "Accounts").skip(1);
        let account = parts.next()?;
        let [Some("Messages"), Some(message), Some("Media"), Some(media), None] =
            [parts.next(), parts.next(), parts.next(), parts.next(), parts.next()]
        else {
            return None;
        };
        if account != self.account_sid().as_str() {
            return None;
        }
        Some((MessageSid::from_text(message.into()), MediaSid::from_text(media.into())))
            .filter(|(message, media)| message.is_well_formed() && media.is_well_formed())
    }
}

fn path(message: &MessageSid, media: &MediaSid) -> String {
    format!("Messages/{message}/Media/{media}")
}

fn get(path: &str) -> Request {
    Request::get(path).for_file().named("GET Media")
}

#[cfg(test)]
mod tests {
    use super::*;

    const DIGITS: &str = "0123456789abcdef0123456789abcdef";

    #[test]
    fn only_a_medium_of_our_account_is_deleted() {
        let client = Client::new(format!("AC{DIGITS}"), "a token").unwrap();
        let deleted = |url: String| client.sids(&Media::new(0, url, "image/png"));
        let account = format!("https://api.twilio.com/2010-04-01/Accounts/AC{DIGITS}");
        let (message, media) = deleted(format!("{account}/Messages/MM{DIGITS}/Media/ME{DIGITS}")).unwrap();
        assert_eq!((message.as_str(), media.as_str()), (&*format!("MM{DIGITS}"), &*format!("ME{DIGITS}")));
        for other in [
            format!("{account}/Messages/MM{DIGITS}"),
            format!("{account}/IncomingPhoneNumbers/PN{DIGITS}"),
            format!("{account}/Messages/MM{DIGITS}/Media/ME{DIGITS}/more"),
            format!("{account}/Messages/MM{DIGITS}/Media/ME1"),
            format!("https://storage.example/Accounts/AC{DIGITS}/Messages/MM{DIGITS}/Media/ME{DIGITS}"),
            format!(
                "https://api.twilio.com/2010-04-01/Accounts/AC{}/Messages/MM{DIGITS}/Media/ME{DIGITS}",
                "0".repeat(32)
            ),
        ] {
            assert_eq!(deleted(other.clone()), None, "{other}");
        }
    }
}
