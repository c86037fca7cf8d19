//! What comes back: status, type and bytes in, a document, a text, a sound, nothing or a fault out.

mod charset;
mod document;
mod element;
mod read;

pub(crate) use document::Document;
pub(crate) use element::{Element, Node};
pub(crate) use read::{Answer, is_sound, read};
