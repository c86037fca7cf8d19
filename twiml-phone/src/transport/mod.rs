//! The way to the application: IO, and the only place that has any.

mod carry;
mod in_process;
mod limit;
mod over_http;
mod target;

pub use carry::{Carried, Carrying, Transport};
pub(crate) use in_process::InProcess;
pub use over_http::OverHttp;
