//! The values that payloads are made of.

mod text;

pub use text::Text;
