//! The addresses of a verifier, of which the main one can change.

use std::sync::Arc;

use super::config::{ConfigError, PublicUrl};
use super::hosts::HostId;
use super::verifier::Verifier;

/// # Its address
impl Verifier {
    /// The address under which Twilio reaches the application; of several, the first. It is the current one, which
    /// [`set_public_url`](Self::set_public_url) changes.
    pub fn public_url(&self) -> &PublicUrl {
        self.settings().hosts.main().public_url()
    }

    /// Every address under which Twilio reaches the application: that of the builder's
    /// [`public_url`](super::VerifierBuilder::public_url), as it is now, then those of the other hosts, in their order.
    pub fn public_urls(&self) -> impl Iterator<Item = &PublicUrl> {
        self.settings().hosts.iter().map(|(_, host)| &**host.public_url())
    }

    /// The addresses that [`public_url`](Self::public_url) had before and that still count, the newest first.
    pub fn earlier_public_urls(&self) -> impl Iterator<Item = &PublicUrl> {
        self.settings().hosts.main().addresses().earlier().map(|url| &**url)
    }

    /// Moves the application to another address while it runs, as where a tunnel was started again and has a new name.
    ///
    /// All clones of the verifier follow at once, and with them every router and layer that was made of one. From the next
    /// reply on, whole URLs in documents, and those of [`url_for`](PublicUrl::url_for), are at the new address. Call this before
    /// Twilio learns the address: a request that is signed for an address that is not set yet is refused.
    ///
    /// Calls that are under way go on at the address that they began with, so what Twilio signs for the three newest earlier
    /// addresses is still accepted. A request that no key has signed costs an HMAC for each of them as well. In its reply,
    /// paths begin with the base path of the address that it came by.
    ///
    /// Of several hosts, this moves the first. [`Host`](super::Host)s and those of
    /// [`also_public_url`](super::VerifierBuilder::also_public_url) stay where they are.
    ///
    /// ```
    /// # use twiml_runtime::Verifier;
    /// let verifier = Verifier::new("auth token", "https://one.trycloudflare.com")?;
    /// let of_the_router = verifier.clone();
    ///
    /// verifier.set_public_url("https://two.trycloudflare.com")?;
    /// assert_eq!(of_the_router.public_url().as_str(), "https://two.trycloudflare.com");
    ///
    /// // A call that began before goes on.
    /// let params = [("CallSid", "CA0123456789abcdef0123456789abcdef")];
    /// let (parts, body) = http::Request::post("/menu")
    ///     .header("X-Twilio-Signature", verifier.sign("https://one.trycloudflare.com/menu", params))
    ///     .header("Content-Type", "application/x-www-form-urlencoded")
    ///     .body("CallSid=CA0123456789abcdef0123456789abcdef")?
    ///     .into_parts();
    /// of_the_router.verify(&parts, body.into())?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// The address that it has already changes nothing. Each other one takes some memory, which is not freed before the verifier is:
    /// this is for a tunnel, and not for an address that follows from a request.
    ///
    /// # Errors
    ///
    /// [`ConfigError`] for a URL that Twilio could not call, and for one at a host that the verifier has besides the first.
    pub fn set_public_url(
        &self,
        public_url: impl TryInto<PublicUrl, Error: Into<ConfigError>>,
    ) -> Result<(), ConfigError> {
        let public_url = public_url.try_into().map_err(Into::into)?;
        if self.settings().hosts.move_main(&public_url)? {
            tracing::info!(public_url = public_url.as_str(), "the public URL has changed");
            public_url.warn_of_doubts();
        }
        Ok(())
    }

    /// The address of a host.
    pub(crate) fn public_url_of(&self, host: HostId) -> &Arc<PublicUrl> {
        self.settings().hosts.get(host).public_url()
    }
}
