//! The address of a handler, alone or in a document.

use std::collections::HashSet;
use std::panic::Location;
use std::sync::LazyLock;
use std::time::Duration;

use super::annotated::Webhook;
use super::arguments_in_url::NamedAlone;
use super::descriptor::Descriptor;
use super::link::Link;
use super::link_end;
use super::listed::Mounts;
use crate::repeats::Repeats;
use crate::seal::Seal;
use crate::twiml::Twiml;
use crate::value::{Method, Url};
use crate::verify::PublicUrl;

impl PublicUrl {
    /// The address at which Twilio reaches a handler, for REST calls that take a callback URL.
    ///
    /// The handler's path is added to the public URL. If the router is nested in another one, the path of the nesting has
    /// to be in the public URL that is used here.
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
    ///
    /// It does not compile for a handler that is called with arguments; see [`url_of`](Self::url_of). A handler that the program does not mount,
    /// although it mounts others, is warned of in the log.
    pub fn url_for<W>(&self) -> Url
    where
        W: Webhook + NamedAlone<<W as Webhook>::Arguments>,
    {
        warn_if_unlisted(&W::DESCRIPTOR);
        Url::from(self.join(W::PATH))
    }

    /// The address at which Twilio reaches a handler with arguments, for REST calls that take a callback URL.
    ///
    /// ```
    /// use twiml_runtime::prelude::*;
    ///
    /// #[status_callback("/orders/{id}/status")]
    /// async fn order_status(update: MessageStatusUpdate, Path(id): Path<u32>) {}
    ///
    /// # fn main() -> Result<(), BoxError> {
    /// let verifier = Verifier::new("an auth token", "https://example.com")?;
    /// let url = verifier.public_url().url_of(&order_status::at(4711));
    /// assert_eq!(url.as_str(), "https://example.com/orders/4711/status");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// It is also the address of a handler with [overrides](crate::Overrides): `url_of(&message_status::overrides(PATIENT))`.
    ///
    /// If the handler takes [`Signed<T>`](crate::Signed), [`Verified<Params>`](crate::Verified) or no payload, the URL ends in
    /// a parameter `zz-end=1`, which the handler does not see. Forms without an `AccountSid`, such as those of Studio's
    /// widgets, show by it where the URL ends and the parameters begin; a URL that is written by hand needs it as well.
    pub fn url_of<L: WebhookLink>(&self, link: &L) -> Url {
        let handler = link.handler(Seal);
        warn_if_unlisted(&handler);
        let mut url = self.join(link.as_str());
        // What is not a form is signed by its URL alone.
        if !handler.names_account && handler.method == Method::Post {
            link_end::mark(&mut url);
        }
        Url::from(url)
    }

    /// A document with the whole URL of each handler that it names, for REST calls that take TwiML: Twilio has no URL there that a path
    /// could be relative to.
    ///
    /// ```
    /// use twiml_runtime::prelude::*;
    ///
    /// #[voice_webhook("/menu")]
    /// async fn menu(input: GatherInput) -> VoiceResponse {
    ///     twiml! { <Response><Hangup/></Response> }
    /// }
    ///
    /// # fn main() -> Result<(), BoxError> {
    /// let verifier = Verifier::new("an auth token", "https://example.com")?;
    /// let ask: VoiceResponse = twiml! { <Response><Gather action=menu/></Response> };
    /// assert_eq!(
    ///     verifier.public_url().absolute(&ask),
    ///     r#"<Response><Gather action="https://example.com/menu" method="POST"/></Response>"#,
    /// );
    /// # Ok(())
    /// # }
    /// ```
    pub fn absolute<F>(&self, document: &Twiml<F>) -> String {
        document.absolute(self.as_str())
    }
}

/// A [`Link`], to whichever webhook it is.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a link to a webhook",
    label = "not a `Link`",
    note = "a webhook without arguments has the address `url_for::<webhook>()`, and the link `webhook::link()`; one with arguments has a \
            link by `webhook::at(…)` or `webhook::with(&query)`"
)]
pub trait WebhookLink {
    /// The webhook.
    #[doc(hidden)]
    fn handler(&self, seal: Seal) -> Descriptor;

    /// The path and query, and the overrides.
    #[doc(hidden)]
    fn as_str(&self) -> &str;
}

impl<W: Webhook> WebhookLink for Link<W> {
    fn handler(&self, _: Seal) -> Descriptor {
        W::DESCRIPTOR
    }

    fn as_str(&self) -> &str {
        self.as_str()
    }
}

/// For how long a handler that is not mounted is not warned of again.
const SILENCE: Duration = Duration::from_secs(60 * 60);

/// Warns of the address of a handler that is in no list of the program. It may be another program that serves it, so that is no more than odd; where
/// there is no list at all, it is one that only makes REST calls.
fn warn_if_unlisted(handler: &Descriptor) {
    type Places = HashSet<(&'static Location<'static>, &'static str)>;
    static MOUNTED: LazyLock<Places> = LazyLock::new(|| {
        Mounts::of_program(false).flat_map(Mounts::webhooks).map(Descriptor::place).collect()
    });
    static WARNED: Repeats<(&Location<'_>, &str)> = Repeats::new();
    let place = handler.place();
    if MOUNTED.is_empty() || MOUNTED.contains(&place) || !WARNED.is_due(&place, SILENCE) {
        return;
    }
    let Descriptor { name, location, path, .. } = handler;
    tracing::warn!(
        webhook = name,
        %location,
        "this program makes the address of `{name}`, but none of its `webhooks![…]` has it, so Twilio's request to `{path}` finds nothing \
         unless another program serves it; add `{name}` to `webhooks![…]`"
    );
}
