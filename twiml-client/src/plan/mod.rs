//! Plans: what the mounted webhooks want, against what Twilio has.
//!
//! A handler says in its attribute that calls or messages begin there, by `entry`. A [`Plan`] compares the URLs of these handlers with those of a phone
//! number, a messaging service, a TwiML application or a SIP domain. Printed, it is a difference; applied, it is one request. The [`Journal`] keeps what was
//! there, so that it can be put back.
//!
//! ```no_run
//! use twiml_client::prelude::*;
//! use twiml_runtime::prelude::*;
//!
//! #[sms_webhook("/webhooks/twilio/sms", entry)]
//! async fn sms(message: IncomingMessage) -> MessagingResponse {
//!     twiml! { <Response><Message>"Hello!"</Message></Response> }
//! }
//!
//! # async fn run() -> Result<(), BoxError> {
//! let webhooks: Webhooks<()> = webhooks![sms].verified_by(Verifier::from_env()?);
//! let client = Client::from_env()?;
//! let plan = webhooks.plan(&client, "+15551110000").await?;
//! println!("{plan}");
//! let applied = plan.apply(&client).await?;
//! // As long as the application is served here.
//! applied.restore(&client).await?;
//! # Ok(())
//! # }
//! ```
//!
//! What is configured already and did not come from this application is not overwritten, unless the plan is [told](Told) to. What comes before the
//! URLs of a number is looked at: a messaging service, a TwiML application, a trunk. Not seen are Conversations, Flex and Verify, which can take messages and
//! calls of a number as well, and of which the number shows nothing.

mod apply;
mod compare;
mod error;
mod finding;
mod guard;
mod holder;
mod outcome;
mod owner;
mod part;
mod read;
mod record;
mod restoration;
mod restore;
mod show;
mod shown;
mod situation;
mod state;
mod store;
mod told;
mod wanted;
mod webhooks;
mod write;

pub use apply::Applied;
pub use error::PlanError;
pub use finding::{Refusal, RefusalCode, Warning, WarningCode};
pub use guard::RestoreGuard;
pub use outcome::{Plan, PlannedRequest, Verdict};
pub use part::{Change, Part};
pub use record::Record;
pub use restoration::{LeftAlone, Restoration};
pub use restore::Restored;
#[cfg(feature = "cli")]
pub(crate) use shown::Shown;
pub use situation::Situation;
pub use state::State;
pub use store::{Journal, JournalError};
pub use told::{Told, WayOut};
pub use wanted::{Wanted, WantedWebhook};
pub use webhooks::{PlanBuilder, PlanWebhooks};
