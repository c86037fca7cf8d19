//! Turns TwiML documents into the `twiml!` source that writes them, so that people can bring what they have.
//!
//! ```
//! let document = r#"<Response>
//!     <Gather numDigits="1" action="/menu"><Say>Press 1 for sales.</Say></Gather>
//!     <Dial timeout="0">+15551234567</Dial>
//! </Response>"#;
//!
//! let conversion = twiml_from_xml::from_xml(document)?;
//! assert_eq!(
//!     conversion.to_string(),
//!     r#"twiml! {
//!     <Response>
//!         <Gather numDigits=1 action="/menu">
//!             <Say>"Press 1 for sales."</Say>
//!         </Gather>
//!         <Dial "timeout"="0">"+15551234567"</Dial>
//!     </Response>
//! }"#
//! );
//!
//! let notes: Vec<_> = conversion.notes().iter().map(ToString::to_string).collect();
//! assert_eq!(
//!     notes,
//!     ["3:11: `timeout` of `<Dial>` takes a whole number of seconds from 5 to 600, not `0`, so its name is quoted \
//!       and passes unchecked"]
//! );
//! # Ok::<(), twiml_from_xml::Error>(())
//! ```
//!
//! **What does not fit** the vocabulary is carried over with its name in quotes, which `twiml!` passes through
//! unchecked, and a [`Note`] says what would be better. So the source compiles, and writes the same XML as the document.
//!
//! **Addresses** of webhooks stay the text that they are. Put the name of a handler in their place, `action=menu`
//! for `action="/menu"`, and the compiler sees to it that it exists and takes what Twilio sends there.
//!
//! **White space** that only lays the document out is dropped:
//!
//! - all of it between the elements of a verb that takes no text, such as `<Response>` or `<Gather>`;
//! - in an element that takes text, a stretch that stands beside other nodes and holds nothing else, with one exception:
//!   where text and elements interleave, as in `<Say>`, it is kept if it holds no line break.
//!
//! Any other text is kept to the character, line breaks and indentation included.

mod convert;
mod error;
mod fit;
mod literal;
mod note;
mod objection;
mod print;
mod sequence;
mod source;
mod text;

use std::fmt;

use roxmltree::{Document, ParsingOptions};

pub use error::Error;
pub use note::Note;

/// How deep elements may be nested. TwiML needs some ten levels; what goes far beyond is no TwiML, and reading it
/// would take the stack that the compiler needs for it, too.
const MAX_DEPTH: usize = 100;

/// Turns a TwiML document into the `twiml!` source that writes it.
///
/// A document whose outermost element is not `<Response>` becomes a fragment.
///
/// # Errors
///
/// If the document is not well-formed XML, or nested more than a hundred levels deep.
///
/// ```
/// let error = twiml_from_xml::from_xml("<Response>\n  <Play loop='1' loop='2'/>\n</Response>").unwrap_err();
/// assert_eq!(error.to_string(), "2:18: `loop` is given twice: keep one of them");
/// ```
pub fn from_xml(xml: &str) -> Result<Conversion, Error> {
    // A byte order mark is no character of the first line.
    let xml = xml.strip_prefix('\u{FEFF}').unwrap_or(xml);
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let document =
        Document::parse_with_options(xml, options).map_err(|error| Error::not_well_formed(&error, xml))?;
    if let Some(deep) = document.descendants().find(|node| node.ancestors().nth(MAX_DEPTH + 1).is_some()) {
        return Err(Error::too_deep(document.text_pos_at(deep.range().start)));
    }
    let (tree, notes) = convert::convert(&document);
    Ok(Conversion { source: print::print(&tree), notes })
}

/// A document as `twiml!` source. It displays itself as the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conversion {
    source: String,
    notes: Vec<Note>,
}

impl Conversion {
    /// `twiml! { … }`, formatted, without a line break at the end.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// What to know about the source, in the order of the document: each name that had to be quoted, and all that was
    /// left out.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }
}

impl fmt::Display for Conversion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.source)
    }
}
