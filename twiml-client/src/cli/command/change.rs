//! Commands that change what is configured at Twilio, or say what they would change.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};

use crate::plan::Told;
use crate::target::Family;

/// The arguments of `plan`.
#[derive(Debug, Clone, Args)]
#[non_exhaustive]
pub struct PlanArgs {
    /// Numbers as +15551110000, or SIDs: PN…, MG… (messaging service), AP… (TwiML application), SD… (SIP domain)
    #[arg(required = true, value_name = "TARGET")]
    pub targets: Vec<String>,

    /// Where Twilio reaches the application
    #[arg(long, value_name = "URL", env = "TWILIO_PUBLIC_URL", hide_env_values = true)]
    pub public_url: Option<String>,

    /// End with 2 if there are differences
    #[arg(long)]
    pub check: bool,

    /// How the plan is written
    #[arg(long, value_enum, default_value_t)]
    pub format: PlanFormat,

    /// What is allowed.
    #[command(flatten)]
    pub options: PlanOptions,
}

/// How a plan is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
#[non_exhaustive]
pub enum PlanFormat {
    /// What changes, for people
    #[default]
    Diff,
    /// What to paste into Twilio's console
    Table,
    /// The commands of Twilio's own command line
    Commands,
    /// For programs: a list with an object for each target
    Json,
}

/// The arguments of `apply`.
#[derive(Debug, Clone, Args)]
#[non_exhaustive]
pub struct ApplyArgs {
    /// Numbers as +15551110000, or SIDs: PN…, MG… (messaging service), AP… (TwiML application), SD… (SIP domain)
    #[arg(required = true, value_name = "TARGET")]
    pub targets: Vec<String>,

    /// Where Twilio reaches the application
    #[arg(long, value_name = "URL", env = "TWILIO_PUBLIC_URL", hide_env_values = true)]
    pub public_url: Option<String>,

    /// Do not ask
    #[arg(long, short)]
    pub yes: bool,

    /// What is allowed.
    #[command(flatten)]
    pub options: PlanOptions,
}

/// The arguments of `restore`.
#[derive(Debug, Clone, Default, Args)]
#[non_exhaustive]
pub struct RestoreArgs {
    /// Numbers, or SIDs, as for `apply` [default: all that is not restored yet]
    #[arg(value_name = "TARGET")]
    pub targets: Vec<String>,
}

/// What a plan is allowed to do that it refuses otherwise, and what it leaves out.
#[derive(Debug, Clone, Default, Args)]
#[non_exhaustive]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own")]
pub struct PlanOptions {
    /// Overwrite URLs that this application did not write
    #[arg(long)]
    pub overwrite: bool,

    /// Take the number from the TwiML application or the trunk that it names
    #[arg(long)]
    pub detach: bool,

    /// Let the messaging service of the number leave messages to the webhooks of its numbers
    #[arg(long)]
    pub use_number_webhook: bool,

    /// Configure the messaging service of the number
    #[arg(long)]
    pub configure_service: bool,

    /// Configure the TwiML application that the number names
    #[arg(long)]
    pub configure_application: bool,

    /// Leave this as it is
    #[arg(long, value_name = "FAMILY", value_parser = family())]
    pub without: Vec<Family>,

    /// Do not look for the messaging service of the number, which takes a request for each of them
    #[arg(long)]
    pub no_services: bool,
}

/// Reads the name of a family.
fn family() -> impl TypedValueParser<Value = Family> {
    PossibleValuesParser::new(Family::ALL.map(Family::as_str)).try_map(|name| name.parse::<Family>())
}

impl PlanOptions {
    pub(in crate::cli) fn told(&self) -> Told {
        Told {
            overwrite: self.overwrite,
            detach: self.detach,
            use_number_webhook: self.use_number_webhook,
            configure_service: self.configure_service,
            configure_application: self.configure_application,
            without: self.without.iter().copied().collect(),
            ..Told::default()
        }
    }
}
