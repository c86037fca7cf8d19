//! What has webhook URLs with Twilio: the fields of each kind of resource, in one table.

mod family;
mod kind;
mod row;
mod values;

pub use family::{Family, UnknownFamily};
pub use kind::TargetKind;
pub(crate) use kind::USE_NUMBER_WEBHOOK;
pub(crate) use row::{Field, Hook, Row};
pub use values::Values;
