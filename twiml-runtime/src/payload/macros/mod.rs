//! The macros that make payloads.

#[macro_use]
mod row;
#[macro_use]
mod call;
#[macro_use]
mod payload;
