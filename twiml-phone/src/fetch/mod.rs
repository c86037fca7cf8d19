//! The request cycle: what Twilio does between a webhook's URL and an answer that can be used.
//!
//! A [`Fetcher`](fetcher::Fetcher) asks a question: it signs the request, tries again where the URL's overrides say so, sends cookies back, follows
//! redirects, and asks the fallback where there is no answer. Notices, to which nothing is answered, are sent one after the other.

mod account;
mod ask;
mod cookies;
mod debugger;
mod fetcher;
mod hop;
mod notice;
mod policy;
mod tell;
mod url;

#[cfg(feature = "rest")]
pub(crate) use account::TWILIOS_API;
pub(crate) use account::{Account, Webhook};
pub(crate) use ask::{Answered, Question, absolute};
pub(crate) use cookies::Jar;
pub(crate) use fetcher::Fetcher;
pub(crate) use notice::{Notice, NoticeKind};
pub(crate) use url::{check_url, resolve};

#[cfg(test)]
mod tests;
