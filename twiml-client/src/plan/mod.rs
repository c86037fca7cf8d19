//! Plans: what the mounted webhooks want, against what Twilio has.

mod compare;
mod finding;
mod holder;
mod outcome;
mod owner;
mod part;
mod record;
mod restoration;
mod show;
mod state;
mod store;
mod told;
mod wanted;

pub use finding::{Refusal, RefusalCode, Warning, WarningCode};
pub use outcome::{Plan, PlannedRequest, Verdict};
pub use part::{Change, Part};
pub use record::Record;
pub use restoration::{LeftAlone, Restoration};
pub use state::{Situation, State};
pub use store::{Journal, JournalError};
pub use told::{Told, WayOut};
pub use wanted::{Wanted, WantedWebhook};
