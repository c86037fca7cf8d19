//! What a plan may do that it does not do by itself.

use std::collections::BTreeSet;

use crate::target::Family;

/// What a plan is allowed to do that it refuses otherwise, and what it leaves out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a permission of its own, and any of them can be given together"
)]
pub struct Told {
    /// Overwrites URLs that this application did not write.
    pub overwrite: bool,
    /// Clears the SID of a TwiML application or of a trunk that comes before the URLs of a number.
    pub detach: bool,
    /// For a number whose messages go to a messaging service: sets the flag of the service that leaves them to the numbers.
    pub use_number_webhook: bool,
    /// For a number whose messages go to a messaging service: configures the service. It comes before `use_number_webhook`.
    pub configure_service: bool,
    /// For a number that names a TwiML application: configures the application. It comes before `detach`.
    pub configure_application: bool,
    /// Accepts a public URL that only this machine or this network reaches, for a server that takes Twilio's place here.
    pub allow_local_urls: bool,
    /// It is put back when the application ends. What was applied to stay before it is not: the journal keeps both.
    pub for_now: bool,
    /// The families that are left as they are.
    pub without: BTreeSet<Family>,
}

/// What a plan can be told in order to go on where it refuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum WayOut {
    /// [`Told::overwrite`].
    Overwrite,
    /// [`Told::detach`].
    Detach,
    /// [`Told::use_number_webhook`].
    UseNumberWebhook,
    /// [`Told::configure_service`].
    ConfigureService,
    /// [`Told::configure_application`].
    ConfigureApplication,
}

impl WayOut {
    /// The name of the field in [`Told`].
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Overwrite => "overwrite",
            Self::Detach => "detach",
            Self::UseNumberWebhook => "use_number_webhook",
            Self::ConfigureService => "configure_service",
            Self::ConfigureApplication => "configure_application",
        }
    }
}
