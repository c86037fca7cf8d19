//! Which handler names which: the graph of mounted handlers.
//!
//! A call is a chain of webhooks: one handler's document names the next. [`Webhooks::flow`](crate::Webhooks::flow) shows the
//! whole chain: as text ([`Display`](std::fmt::Display)), as a drawing ([`Flow::to_mermaid`], [`Flow::to_dot`]), and with what
//! is likely to be wrong with it before the first call comes in ([`Flow::warnings`]).

mod arrival;
mod arrows;
mod dot;
mod graph;
mod mermaid;
mod warning;

pub use graph::{Edge, Flow};
pub use warning::Warning;

pub use crate::webhook::{Reference, Via};
