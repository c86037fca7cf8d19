//! The way to the application: IO, and the only place that has any.

mod carry;
mod in_process;
mod limit;
mod over_http;
mod target;
#[cfg(feature = "streams")]
mod upgrade;

pub use carry::{Carried, Carrying, Connection, Opening, Transport};
pub(crate) use in_process::InProcess;
pub use over_http::OverHttp;
