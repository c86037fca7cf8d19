//! What a plan has to say beside its changes.

use std::fmt;

use super::told::WayOut;
use crate::target::Family;

/// Why a plan is not applied.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Refusal {
    /// What it is about.
    pub code: RefusalCode,
    /// The family; none if it is about all of them.
    pub family: Option<Family>,
    /// The same for people.
    pub text: String,
    /// What the plan can be told in order to go on.
    pub ways_out: Vec<WayOut>,
}

/// What a refusal is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum RefusalCode {
    /// A URL is there that this application did not write.
    Foreign,
    /// A TwiML application comes before the URLs of the number.
    Application,
    /// A trunk comes before the URLs of the number.
    Trunk,
    /// A messaging service takes the messages.
    MessagingService,
    /// Twilio cannot reach the public URL.
    LocalUrl,
}

/// What somebody should know before a plan is applied.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Warning {
    /// What it is about.
    pub code: WarningCode,
    /// The same for people.
    pub text: String,
}

/// What a warning is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum WarningCode {
    /// No handler is declared as the entry.
    NoEntry,
    /// URLs of Twilio's demonstrations are replaced.
    ReplacesDemo,
    /// The number is in a messaging service, which leaves incoming messages to it.
    InService,
    /// Messages or calls reach the application through a messaging service or a TwiML application already.
    ReachedThrough,
    /// All numbers of a messaging service are affected.
    AffectsService,
    /// Everything that names a TwiML application is affected.
    AffectsApplication,
    /// The messaging service leaves messages to its numbers, so its own URL is not asked.
    NotAsked,
    /// The number cannot receive messages.
    NoSms,
    /// The number cannot receive calls.
    NoVoice,
    /// The number takes its incoming calls as faxes.
    Fax,
    /// The client is of a region.
    Region,
}

impl RefusalCode {
    /// `foreign`, `application`, `trunk`, `messaging_service` or `local_url`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Foreign => "foreign",
            Self::Application => "application",
            Self::Trunk => "trunk",
            Self::MessagingService => "messaging_service",
            Self::LocalUrl => "local_url",
        }
    }
}

impl WarningCode {
    /// The code in lowercase with underscores, such as `replaces_demo`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NoEntry => "no_entry",
            Self::ReplacesDemo => "replaces_demo",
            Self::InService => "in_service",
            Self::ReachedThrough => "reached_through",
            Self::AffectsService => "affects_service",
            Self::AffectsApplication => "affects_application",
            Self::NotAsked => "not_asked",
            Self::NoSms => "no_sms",
            Self::NoVoice => "no_voice",
            Self::Fax => "fax",
            Self::Region => "region",
        }
    }
}

impl Warning {
    pub(super) fn new(code: WarningCode, text: impl Into<String>) -> Self {
        Self { code, text: text.into() }
    }
}

/// The text, with the ways out.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)?;
        for (at, way) in self.ways_out.iter().enumerate() {
            f.write_str(if at == 0 { " Ways out: " } else { ", " })?;
            f.write_str(way.as_str())?;
        }
        Ok(())
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
