//! A leg: one line to one person.

mod decision;
mod facts;
mod line;
mod outside;
mod progress;
mod verbs;

pub(crate) use decision::{Decision, Ringing};
pub(crate) use facts::{Facts, Watcher};
pub(crate) use line::{DETECTION, Leg};
