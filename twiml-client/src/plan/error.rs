//! Why a plan was not made, not applied, or not put back.

use std::fmt;

use super::outcome::Plan;
use super::store::JournalError;
use crate::error::Error;

/// Why a plan was not made, not applied, or what was there was not put back.
///
/// What was written before the error is in the [journal](super::Journal), and is put back from there.
#[derive(Debug)]
#[non_exhaustive]
pub enum PlanError {
    /// The target is neither a number in E.164 nor a SID of something that has webhook URLs.
    Target(String),
    /// Twilio was asked, and did not do it, or has no such thing.
    Client(Error),
    /// The journal cannot be read or written. Nothing is sent without it.
    Journal(JournalError),
    /// The plan is refused. Nothing was sent.
    Refused(Box<Plan>),
    /// What is there has changed since the plan was made. Nothing was sent; this is the plan now.
    Changed(Box<Plan>),
    /// It was written, and reads back otherwise.
    NotAsWritten {
        /// The SID of the resource.
        sid: String,
        /// The parameters that hold something else.
        parameters: Vec<&'static str>,
    },
    /// The journal is of another account or region than the client.
    OtherAccount {
        /// The SID of the resource.
        sid: String,
        /// The account and the region in the journal.
        of: String,
    },
    /// It took too long to put back what was there.
    TooLate,
}

impl fmt::Display for PlanError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Target(target) => write!(
                f,
                "{target:?} is nothing to plan for: give a number in E.164 such as +15551110000, or a SID that begins with PN, AP, MG or SD"
            ),
            Self::Client(error) => error.fmt(f),
            Self::Journal(error) => error.fmt(f),
            Self::Refused(plan) => {
                f.write_str("the plan is refused, and nothing was sent:")?;
                plan.refusals().iter().try_for_each(|refusal| write!(f, " {refusal}"))
            }
            Self::Changed(plan) => {
                write!(
                    f,
                    "it has changed since the plan was made, and nothing was sent; the plan now:\n{plan}"
                )
            }
            Self::NotAsWritten { sid, parameters } => {
                write!(f, "{sid} was written, and reads back otherwise: {}", parameters.join(", "))
            }
            Self::OtherAccount { sid, of } => {
                write!(f, "{sid} is in the journal for {of}, and the client is not of it")
            }
            Self::TooLate => f.write_str("it took too long; what is not put back is still in the journal"),
        }
    }
}

impl std::error::Error for PlanError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Client(error) => Some(error),
            Self::Journal(error) => Some(error),
            _ => None,
        }
    }
}

impl From<Error> for PlanError {
    fn from(error: Error) -> Self {
        Self::Client(error)
    }
}

impl From<JournalError> for PlanError {
    fn from(error: JournalError) -> Self {
        Self::Journal(error)
    }
}
