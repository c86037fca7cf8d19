//! Writing to the application.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;

use twiml_values::Method;

use crate::conversation::Conversation;
use crate::failed::Failed;
use crate::fetch::Webhook;
use crate::message::{Content, Incoming, IncomingMedia};
use crate::phone::Phone;
use crate::request::Parameters;

/// Who writes and calls, if nothing else is said.
pub(crate) const PERSON: &str = "+14155550100";

/// The number of the application, if nothing else is said.
pub(crate) const NUMBER: &str = "+12065550199";

/// A message that somebody is about to write; [`Phone::text`] begins it, and `.await` sends it and waits for all that comes of it.
///
/// ```
/// # use twiml_phone::Phone;
/// # async fn f(phone: &Phone) -> Result<(), Box<dyn std::error::Error>> {
/// let photo = phone.text("/sms", "Look!").from("+15550001111").media("image/jpeg").await?;
/// println!("{:?}", photo.replies());
/// # Ok(())
/// # }
/// ```
#[must_use = "a message is sent by `.await`"]
#[derive(Clone)]
pub struct Text<'p> {
    phone: &'p Phone,
    webhook: Webhook,
    incoming: Incoming,
}

impl Phone {
    /// Somebody writes to the application's number, whose webhook has this path.
    pub fn text(&self, path: impl AsRef<str>, body: impl Into<String>) -> Text<'_> {
        let incoming = Incoming {
            from: PERSON.to_owned(),
            to: NUMBER.to_owned(),
            body: body.into(),
            ..Incoming::default()
        };
        Text { phone: self, webhook: Webhook::post(self.url_of(path.as_ref())), incoming }
    }
}

impl Text<'_> {
    /// Who writes: a number, or an address of another channel such as `whatsapp:+15550001111`.
    pub fn from(mut self, address: impl Into<String>) -> Self {
        self.incoming.from = address.into();
        self
    }

    /// The number, short code or other address that is written to.
    pub fn to(mut self, address: impl Into<String>) -> Self {
        self.incoming.to = address.into();
        self
    }

    /// With a file of this type, whose content is made up. It is at a URL like those of Twilio's; while the phone has a REST API, it can be fetched there.
    pub fn media(self, content_type: impl Into<String>) -> Self {
        let content_type = content_type.into();
        let made_up = format!("a made-up file, {content_type}\n");
        self.media_of(content_type, made_up)
    }

    /// As [`media`](Self::media), with this content.
    pub fn media_of(self, content_type: impl Into<String>, content: impl Into<Vec<u8>>) -> Self {
        self.with_media(content_type.into(), Content::Bytes(content.into().into()))
    }

    /// With a file of this type, which can be fetched at this URL.
    pub fn media_at(self, content_type: impl Into<String>, url: impl Into<String>) -> Self {
        self.with_media(content_type.into(), Content::At(url.into()))
    }

    fn with_media(mut self, content_type: String, content: Content) -> Self {
        self.incoming.media.push(IncomingMedia { content_type, content });
        self
    }

    /// By a person of this name, on channels that tell names.
    pub fn profile(mut self, name: impl Into<String>) -> Self {
        self.incoming.profile = Some(name.into());
        self
    }

    /// By pressing a button, which has a payload.
    pub fn button(self, text: impl Into<String>, payload: impl Into<String>) -> Self {
        self.with("ButtonText", text).with("ButtonPayload", payload)
    }

    /// With any parameter of Twilio's, in place of what it would be.
    pub fn with(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.incoming.others = std::mem::take(&mut self.incoming.others).with(name, value);
        self
    }

    /// With these parameters of Twilio's.
    pub fn with_all(mut self, parameters: &Parameters) -> Self {
        self.incoming.others = std::mem::take(&mut self.incoming.others).with_all(parameters);
        self
    }

    /// To a number whose webhook is called with this method.
    pub fn method(mut self, method: Method) -> Self {
        self.webhook.method = method;
        self
    }

    async fn send(self) -> Result<Conversation, Failed> {
        let Self { phone, webhook, incoming } = self;
        let conversation = Conversation::new(phone, webhook, incoming);
        conversation.begin().await?;
        Ok(conversation)
    }
}

impl<'p> IntoFuture for Text<'p> {
    type Output = Result<Conversation, Failed>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'p>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

impl fmt::Debug for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Text")
            .field("incoming", &self.incoming)
            .field("webhook", &self.webhook)
            .finish_non_exhaustive()
    }
}
