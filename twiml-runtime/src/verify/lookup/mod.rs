//! Auth tokens that are looked up, account by account.
//!
//! The account is what a request says, and nobody has checked that yet: anyone can ask. So the answers are kept (`memory`), the
//! same question is asked once at a time, and questions about accounts that nobody knows are limited (`account_tokens`). Who
//! answers is the application's [`TokenSource`] (`source`).

mod account_tokens;
mod error;
mod memory;
mod source;

pub use account_tokens::AccountTokens;
pub use error::LookupError;
pub use source::TokenSource;

pub(super) use memory::Answer;
