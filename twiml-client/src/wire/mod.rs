//! Requests and answers as they are sent.

mod answer;
mod fields;
mod page;
mod request;
mod retry;
mod segment;

pub(crate) use answer::{Answer, retry_after};
pub(crate) use fields::{Fields, Missing, Resource};
pub(crate) use page::{Listed, next};
pub(crate) use request::Place;
pub use request::Request;
pub(crate) use retry::{Attempt, Outcome, pause};
