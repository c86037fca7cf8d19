//! The steps of a script, which are what is typed in a call as well.

mod kinds;
mod list;
mod parse;

pub(crate) use kinds::{Expectation, Step};
pub(crate) use list::{beginnings, list};
pub(crate) use parse::NoStep;
