//! TwiML as XML: [`read`] makes a tree of it, with the position of everything and the rules that it breaks, and [`from_xml`] turns it into the
//! `twiml!` source that writes it, for TwiML that exists already.
//!
//! ```
//! let document = twiml_xml::read("<Response>\n  <Gather numDigit='1'><Say>Press 1.</Say></Gather>\n</Response>")?;
//!
//! let gather = document.root().and_then(|response| response.elements().next()).expect("a <Gather>");
//! assert_eq!((gather.name.as_str(), gather.position.line), ("Gather", 2));
//! assert_eq!(gather.row.map(|row| row.page), Some("https://www.twilio.com/docs/voice/twiml/gather"));
//!
//! let found = &document.findings[0];
//! assert_eq!(found.at.to_string(), "2:11");
//! assert_eq!(found.violation.to_string(), "`<Gather>` has no attribute `numDigit`");
//! # Ok::<(), twiml_xml::Error>(())
//! ```
//!
//! # From TwiML to `twiml!`
//!
//! ```
//! let document = r#"<Response>
//!     <Gather numDigits="1" action="/menu"><Say>Press 1 for sales.</Say></Gather>
//!     <Dial timeout="0">+15551234567</Dial>
//! </Response>"#;
//!
//! let conversion = twiml_xml::from_xml(document)?;
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
//! # Ok::<(), twiml_xml::Error>(())
//! ```
//!
//! **What does not fit** the vocabulary is carried over with its name in quotes, which `twiml!` passes through
//! unchecked, and a [`Note`] says what would be better. So the source compiles, and writes the same XML as the document.
//!
//! **Addresses** of webhooks stay the text that they are. Put the name of a handler in their place, `action=menu`
//! for `action="/menu"`, and the compiler checks that it exists and takes what Twilio sends there.
//!
//! **White space** that only lays the document out is dropped:
//!
//! - all of it between the elements of a verb that takes no text, such as `<Response>` or `<Gather>`;
//! - in an element that takes text, whitespace between other nodes, with one exception:
//!   where text and elements interleave, as in `<Say>`, it is kept if it holds no line break.
//!
//! Any other text is kept to the character, line breaks and indentation included.

mod check;
mod error;
mod read;
mod source;
mod text;
pub mod tree;

use std::collections::HashSet;

use roxmltree::ParsingOptions;
use twiml_schema::rules::{Finding, Violation};

pub use error::Error;
pub use source::{Conversion, Note};
pub use tree::Document;
use tree::Position;

/// Reads a TwiML document, and checks it by the rules of TwiML.
///
/// # Errors
///
/// If the document is not well-formed XML, or nested more than a hundred levels deep. What is wrong with it as TwiML is in
/// [`findings`](Document::findings).
///
/// ```
/// let error = twiml_xml::read("<Response>\n  <Play loop='1' loop='2'/>\n</Response>").unwrap_err();
/// assert_eq!(error.to_string(), "2:18: `loop` is given twice: keep one of them");
/// ```
pub fn read(xml: &str) -> Result<Document, Error> {
    let bytes = xml.len();
    // A byte order mark is not a character of the first line.
    let xml = xml.strip_prefix('\u{FEFF}').unwrap_or(xml);
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let parsed = roxmltree::Document::parse_with_options(xml, options)
        .map_err(|error| Error::not_well_formed(&error, xml))?;
    if let Some(deep) = read::too_deep(&parsed) {
        return Err(Error::too_deep(parsed.text_pos_at(deep.range().start)));
    }
    let (nodes, left_out) = read::nodes(&parsed);
    let (family, found) = check::check(&nodes, &HashSet::new());
    let size =
        Violation::of_size(bytes).map(|violation| Finding { at: Position { line: 1, column: 1 }, violation });
    let found = found.into_iter().map(|Finding { at, violation }| Finding { at: at.position, violation });
    let mut findings: Vec<_> = size.into_iter().chain(found).collect();
    findings.sort_by_key(|finding| finding.at);
    let mut document = Document { nodes, family, findings, left_out };
    document.settle_family();
    Ok(document)
}

/// Turns a TwiML document into the `twiml!` source that writes it: [`read`] and [`Document::to_source`] in one.
///
/// A document whose outermost element is not `<Response>` becomes a fragment.
///
/// # Errors
///
/// As [`read`].
pub fn from_xml(xml: &str) -> Result<Conversion, Error> {
    read(xml).map(|document| document.to_source())
}
