//! The address of a handler.

use super::handler::Webhook;
use crate::value::Url;
use crate::verify::PublicUrl;

impl PublicUrl {
    /// The address at which Twilio reaches a handler, for REST calls that want a callback URL.
    ///
    /// The handler's path is taken to stand directly below the public URL; where the router is nested in another,
    /// the path of the nesting belongs into the public URL that is asked here.
    ///
    /// ```
    /// use twiml_runtime::prelude::*;
    ///
    /// #[status_callback("/webhooks/twilio/status")]
    /// async fn message_status(update: MessageStatusUpdate) {}
    ///
    /// # fn main() -> Result<(), BoxError> {
    /// let verifier = Verifier::new("an auth token", "https://example.com")?;
    /// let url = verifier.public_url().url_for::<message_status>();
    /// assert_eq!(url.as_str(), "https://example.com/webhooks/twilio/status");
    /// # Ok(())
    /// # }
    /// ```
    pub fn url_for<W: Webhook>(&self) -> Url {
        Url::from(self.join(W::PATH))
    }
}
