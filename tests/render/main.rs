//! What `twiml!` writes, compared as whole documents.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops on what it did not expect")]
#![allow(clippy::needless_borrows_for_generic_args, reason = "references are values, too")]

mod attributes;
mod blocks;
mod callbacks;
mod choices;
mod property;
mod text;
mod values;
mod whole;
