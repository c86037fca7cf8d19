//! The macros of `twiml-runtime`.
