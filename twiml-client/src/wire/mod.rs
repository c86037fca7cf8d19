//! Requests and answers as they are sent.

mod answer;
mod fields;
mod page;
mod params;
mod request;
mod retry;
mod segment;

pub(crate) use answer::{Answer, retry_after};
pub(crate) use fields::{Fields, Missing, Resource};
pub(crate) use page::{Listed, next};
pub(crate) use params::{Params, instant, seconds};
pub use request::Request;
pub(crate) use request::{Expected, Place, Repeats};
pub(crate) use retry::{Attempt, Outcome, pause};
